/// One row of a table, whatever file it stands in.
struct TableRow {
  /// The line it begins on, or its row in the sheet, from 1.
  let line: Int
  let cells: [String]
  /// Why it cannot be used, in a sentence; nil if it can.
  let fault: String?

  /// Whether it has no cell with anything in it.
  var isBlank: Bool { fault == nil && cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}
