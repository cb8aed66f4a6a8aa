import Records
import Spreadsheets

/// Reads the rows of a table under their headings: what is above them and blank rows are passed over, and blank
/// columns are none.
struct TableReader {
  private var lines: TableLines
  private let options: TableOptions
  private let notes: ReadingNotes
  private var headings: Headings?
  /// The rows read so far.
  private(set) var row = 0
  private var toldMerged = 0

  init(_ lines: TableLines, _ options: TableOptions, _ notes: ReadingNotes) {
    (self.lines, self.options, self.notes) = (lines, options, notes)
  }

  /// The next row; nil after the last.
  mutating func next() throws -> SourceRow? {
    let headings = try self.headings ?? begin()
    guard let headings else { return nil }
    while let next = try lines.next() {
      tellMerged(below: headings.line)
      guard !next.isBlank else { continue }
      row += 1
      return source(next, headings)
    }
    tellMerged(below: headings.line)
    return nil
  }

  /// Reads up to the headings and them; nil if there are none.
  private mutating func begin() throws -> Headings? {
    while let next = try lines.next() {
      guard next.line > options.skip, !next.isBlank else { continue }
      if let fault = next.fault { throw CSVError(line: next.line, detail: fault) }
      let names = next.cells.map { Headings.plain($0) }
      if let first = options.headingsBeginWith,
        names.first(where: { !$0.isEmpty }).map({ Headings.folded($0) }) != Headings.folded(first)
      {
        continue
      }
      if let twice = names.first(where: { name in
        !name.isEmpty && names.filter { $0 == name }.count > 1
      }) {
        throw CSVError(
          line: next.line, detail: "The heading \"\(twice)\" occurs twice; rename one.")
      }
      headings = Headings(names, line: next.line)
      return headings
    }
    guard let first = options.headingsBeginWith else { return nil }
    throw CSVError(
      line: 1,
      detail: "No row begins with \"\(first)\", with which the mapping says the headings do.")
  }

  private func source(_ next: TableRow, _ headings: Headings) -> SourceRow {
    let size = next.cells.reduce(0) { $0 + $1.utf8.count + 1 }
    func row(_ content: SourceRow.Content) -> SourceRow {
      SourceRow(row: self.row, line: next.line, content: content, size: size)
    }
    if let fault = next.fault { return row(.unreadable(code: "cell", detail: fault)) }
    var cells = next.cells
    let count = headings.names.count
    let isShort = cells.count < count
    if lines.isWorkbook, isShort {
      cells += Array(repeating: "", count: count - cells.count)
    }
    if cells.count > count, cells[count...].allSatisfy({ $0.trimmed.isEmpty }) {
      cells.removeLast(cells.count - count)
    }
    guard cells.count == count else {
      return row(.unreadable(code: "cells", detail: otherCount(next.cells.count, headings)))
    }
    if let column = headings.blank.first(where: { !cells[$0].trimmed.isEmpty }) {
      return row(
        .unreadable(
          code: "cells",
          detail:
            "Column \(column + 1) has no heading, and this row has a value there; name the column or empty it."
        ))
    }
    return row(.cells(cells, headings))
  }

  private func otherCount(_ count: Int, _ headings: Headings) -> String {
    let found = "The row has \(count) cells and there are \(headings.names.count) headings"
    guard headings.names.count == 1, count > 1 else { return "\(found); is a quote missing?" }
    return
      "\(found); if line \(headings.line) is a title, say in the mapping how many lines stand above the headings: \"table\": {\"skip\": \(headings.line)}."
  }

  /// Tells of the merged cells below the headings, of which only the first has a value.
  private mutating func tellMerged(below line: Int) {
    let merged = lines.merged
    guard merged.count > toldMerged else { return }
    for cells in merged[toldMerged...] where cells.lastRow > line {
      notes.add("The cells \(cells.range) are merged; only the first of them has the value.")
    }
    toldMerged = merged.count
  }
}
