import JSON

/// The headings of a table and the cells of its first rows.
struct TableSample {
  /// The most rows looked at.
  static let most = 2000

  let headings: [String]
  private let rows: [[String]]
  private let index: Headings

  /// Reads the beginning of a file; nil if it is no table or has no row.
  init?(_ file: ImportFile) throws {
    guard [.csv, .xlsx, .ods].contains(file.format) else { return nil }
    let next = try file.open()
    var reader = RowReader(file.format) { try next() }
    var (found, rows) = (Headings?.none, [[String]]())
    while rows.count < TableSample.most, let row = try reader.next() {
      guard case .cells(let cells, let headings) = row.content else { continue }
      found = headings
      rows.append(cells.map(\.trimmed))
    }
    guard let found else { return nil }
    (headings, self.rows, index) = (found.names.filter { !$0.isEmpty }, rows, found)
  }

  var count: Int { rows.count }

  /// The cells under a heading that are not empty.
  func cells(_ heading: String) -> [String] {
    guard let column = index.position(of: heading) else { return [] }
    return rows.map { $0[column] }.filter { !$0.isEmpty }
  }

  /// Whether every row has something under the heading.
  func isFull(_ heading: String) -> Bool { cells(heading).count == count }

  /// Whether no two rows have the same under the heading.
  func isUnique(_ heading: String) -> Bool {
    let cells = cells(heading)
    return Set(cells).count == cells.count
  }
}
