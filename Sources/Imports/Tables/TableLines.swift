import Spreadsheets

/// The rows of a table as they stand in its file, with what is above the headings.
struct TableLines {
  private enum Source {
    case text(CSVReader)
    case workbook(Workbook)
  }

  /// The most bytes of a workbook, which is read as a whole: its table of contents stands at its end.
  static let longestWorkbook = 64 << 20

  private var source: Source

  /// Rows of text with separated cells.
  init(text reader: CSVReader) { source = .text(reader) }

  /// Rows of a sheet in the workbook that `bytes` give.
  init(workbook options: TableOptions, _ bytes: () throws -> [UInt8]?) throws {
    var whole: [UInt8] = []
    while let more = try bytes() {
      whole += more
      guard whole.count <= TableLines.longestWorkbook else {
        throw CSVError(line: 1, detail: "The workbook is larger than 64 MiB; save it as CSV.")
      }
    }
    do {
      source = .workbook(try Workbook(whole, sheet: options.sheet))
    } catch {
      throw CSVError(line: 1, detail: error.description)
    }
  }

  /// Whether rows may leave out cells at their end.
  var isWorkbook: Bool { if case .workbook = source { true } else { false } }

  /// The merged cells met so far.
  var merged: [MergedCells] {
    if case .workbook(let workbook) = source { workbook.merged } else { [] }
  }

  mutating func next() throws -> TableRow? {
    switch source {
    case .text(var reader):
      defer { source = .text(reader) }
      return try reader.next().map { TableRow(line: $0.line, cells: $0.cells, fault: nil) }
    case .workbook(var workbook):
      defer { source = .workbook(workbook) }
      do {
        return try workbook.next().map {
          TableRow(line: $0.number, cells: $0.cells, fault: $0.fault)
        }
      } catch {
        throw CSVError(line: 1, detail: error.description)
      }
    }
  }
}
