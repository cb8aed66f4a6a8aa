/// Columns by letters, as spreadsheets name them: A is the first, AA the twenty-seventh.
package enum ColumnName {
  /// The letters of the column at `index`, from 0.
  package static func text(_ index: Int) -> String {
    var (rest, letters) = (index + 1, "")
    while rest > 0 {
      rest -= 1
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest /= 26
    }
    return letters
  }

  /// The index of the column of a cell such as `AB12`, from 0, and its row, from 1; nil for another text.
  static func place(_ cell: String) -> (column: Int, row: Int)? {
    let letters = cell.utf8.prefix { (65...90).contains($0) }
    guard (1...3).contains(letters.count), let row = Int(cell.utf8.dropFirst(letters.count).text),
      row > 0
    else { return nil }
    return (letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1, row)
  }
}

extension Substring.UTF8View {
  fileprivate var text: String { String(Substring(self)) }
}
