/// Finds what separates the cells of a table in text, from its first lines.
enum SeparatorFinder {
  /// How many bytes it looks at.
  static let most = 16 << 10
  private static let mark = Array("sep=".utf8)

  /// The separator that the first line states in the form `sep=;`, as spreadsheets take it, and the length of
  /// that line; nil for another first line.
  static func stated(_ bytes: ArraySlice<UInt8>) -> (separator: UInt8, length: Int)? {
    guard bytes.count > 4, bytes.prefix(4).map({ $0 | 0x20 }) == mark.map({ $0 | 0x20 }) else {
      return nil
    }
    let separator = bytes[bytes.startIndex + 4]
    let rest = bytes.dropFirst(5)
    if rest.starts(with: [0x0D, 0x0A]) { return (separator, 7) }
    return rest.first == 0x0A ? (separator, 6) : nil
  }

  /// The separator of which most of the first lines have the same number, of two the one they have more of; a
  /// comma if no other is found.
  ///
  /// The number of lines decides first, because a cell may hold the same number of another separator in every row
  /// but in the headings, and titles above the headings have none.
  static func found(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let lines = counts(bytes)
    var best = (lines: 0, count: 0, byte: UInt8(ascii: ","))
    for (index, separator) in TableOptions.separators.enumerated() {
      var agreeing: [Int: Int] = [:]
      for line in lines where line[index] > 0 { agreeing[line[index], default: 0] += 1 }
      for (count, lines) in agreeing where (lines, count) > (best.lines, best.count) {
        best = (lines, count, separator.byte)
      }
    }
    return best.byte
  }

  /// How many of each separator stand outside of quotes, line by line.
  private static func counts(_ bytes: ArraySlice<UInt8>) -> [[Int]] {
    let none = TableOptions.separators.map { _ in 0 }
    var (lines, line, isQuoted) = ([[Int]](), none, false)
    for byte in bytes.prefix(most) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == 0x0A {
        lines.append(line)
        line = none
      } else if let index = TableOptions.separators.firstIndex(where: { $0.byte == byte }) {
        line[index] += 1
      }
    }
    // The last line may be cut.
    if lines.isEmpty || bytes.count < most { lines.append(line) }
    return lines
  }
}
