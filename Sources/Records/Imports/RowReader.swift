import JSON

/// Reads a file to import row by row, whatever its form.
struct RowReader {
  private enum Source {
    case csv(CSVReader, Headings?)
    case lines(LineReader)
    case document(DocumentReader)
  }

  private var source: Source
  private var row = 0
  private var isAtEnd = false

  init(
    _ format: ImportFormat, at path: JSONPointer = DocumentReader.elements,
    longest: Int = LineReader.longest, _ bytes: @escaping () throws -> [UInt8]?
  ) {
    switch format {
    case .csv: source = .csv(CSVReader(bytes), nil)
    case .ndjson: source = .lines(LineReader(longest: longest, bytes))
    case .json: source = .document(DocumentReader(at: path, bytes))
    }
  }

  /// The next row; after one that cannot be told apart from the rest, nil.
  mutating func next() throws -> SourceRow? {
    guard !isAtEnd else { return nil }
    do {
      switch source {
      case .csv(let reader, let headings): return try next(reader, headings)
      case .lines(let reader): return try next(reader)
      case .document(var reader):
        defer { source = .document(reader) }
        return try reader.next()
      }
    } catch let error as CSVError {
      isAtEnd = true
      return SourceRow(
        row: row + 1, line: error.line,
        content: .unreadable(
          code: "csv", detail: "\(error.detail) Nothing after this line was read."))
    }
  }

  private mutating func next(_ given: CSVReader, _ known: Headings?) throws -> SourceRow? {
    var reader = given
    var headings = known
    if headings == nil, let first = try reader.next() {
      let names = first.cells.map(\.trimmed)
      headings = Headings(names)
      if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
        throw CSVError(
          line: first.line, detail: "The heading \"\(twice)\" stands twice; rename one.")
      }
    }
    defer { source = .csv(reader, headings) }
    guard let headings, let next = try reader.next() else { return nil }
    row += 1
    guard next.cells.count == headings.names.count else {
      return SourceRow(
        row: row, line: next.line,
        content: .unreadable(
          code: "cells",
          detail:
            "The row has \(next.cells.count) cells and there are \(headings.names.count) headings; is a quote missing?"
        ))
    }
    return SourceRow(
      row: row, line: next.line, content: .cells(next.cells, headings),
      size: next.cells.reduce(0) { $0 + $1.utf8.count + 1 })
  }

  private mutating func next(_ given: LineReader) throws -> SourceRow? {
    var reader = given
    defer { source = .lines(reader) }
    while let line = try reader.next() {
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      row += 1
      do throws(JSONError) {
        return SourceRow(
          row: row, line: reader.line, content: .value(try JSON(parsing: line)), size: line.count)
      } catch {
        return SourceRow(
          row: row, line: reader.line,
          content: .unreadable(
            code: error.code.rawValue, detail: "Column \(error.column): \(error.message)"))
      }
    }
    return nil
  }
}
