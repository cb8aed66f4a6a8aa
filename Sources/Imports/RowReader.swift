import JSON
import Records

/// Reads a file row by row, whatever its format.
struct RowReader {
  private enum Source {
    case csv(CSVReader, Headings?)
    case lines(LineReader)
    case document(DocumentReader)
    case features(FeatureReader)
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
    case .geojson: source = .features(FeatureReader(bytes))
    }
  }

  /// The next row; nil at the end, or after a row behind which the file cannot be read.
  mutating func next() throws -> SourceRow? {
    guard !isAtEnd else { return nil }
    do {
      switch source {
      case .csv(let reader, let headings): return try next(reader, headings)
      case .lines(let reader): return try next(reader)
      case .document(var reader):
        defer { source = .document(reader) }
        return try reader.next()
      case .features(let reader): return try next(reader)
      }
    } catch let error as CSVError {
      isAtEnd = true
      return SourceRow(
        row: row + 1, line: error.line,
        content: .unreadable(
          code: code, detail: "\(error.detail) Nothing after this line was read."))
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
          line: first.line, detail: "The heading \"\(twice)\" occurs twice; rename one.")
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

  /// The error code for a file that cannot be read further.
  private var code: String { if case .features = source { "geojson" } else { "csv" } }

  private mutating func next(_ given: FeatureReader) throws -> SourceRow? {
    var reader = given
    defer { source = .features(reader) }
    guard let (bytes, line) = try reader.next() else { return nil }
    row += 1
    do throws(JSONError) {
      guard case .object(let feature) = try JSON(parsing: bytes),
        feature["type"] == "Feature"
      else {
        return SourceRow(
          row: row, line: line,
          content: .unreadable(code: "feature", detail: "The type of a feature is Feature."))
      }
      var next = SourceRow(
        row: row, line: line, content: .value(.object(feature)), size: bytes.count)
      // Its properties are the cells; its geometry and id are read by pointer.
      for property in feature["properties"]?.object?.members ?? [] {
        next.derived[property.name] = property.value
      }
      return next
    } catch {
      return SourceRow(
        row: row, line: line + error.line - 1,
        content: .unreadable(
          code: error.code.rawValue, detail: "Column \(error.column): \(error.message)"))
    }
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
