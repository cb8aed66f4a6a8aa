import JSON
import Records

/// Reads a file row by row, whatever its format.
struct RowReader {
  private enum Source {
    case table(TableReader)
    /// A workbook that is opened with the first row, since its reading may fail.
    case workbook(TableOptions, () throws -> [UInt8]?)
    case lines(LineReader)
    case document(DocumentReader)
    case features(FeatureReader)
    case topology(TopologyReader)
  }

  private var source: Source
  private let notes: ReadingNotes
  private var row = 0
  private var isAtEnd = false

  /// Reads the chunks that `bytes` gives until that is nil; `notes` gets what shows of the file.
  init(
    _ format: ImportFormat, at path: JSONPointer = DocumentReader.elements,
    table options: TableOptions = TableOptions(), _ notes: ReadingNotes = ReadingNotes(),
    longest: Int = LineReader.longest, _ bytes: @escaping () throws -> [UInt8]?
  ) {
    self.notes = notes
    switch format {
    case .csv:
      var decoder = TextDecoder(options.encoding, notes, bytes)
      let reader = CSVReader(separator: options.separator, notes) { try decoder.next() }
      source = .table(TableReader(TableLines(text: reader), options, notes))
    case .xlsx, .ods: source = .workbook(options, bytes)
    case .ndjson: source = .lines(LineReader(longest: longest, bytes))
    case .json: source = .document(DocumentReader(at: path, bytes))
    case .geojson: source = .features(FeatureReader(bytes))
    case .topojson: source = .topology(TopologyReader(at: path, bytes))
    }
  }

  /// The next row; nil at the end, or after a row behind which the file cannot be read.
  mutating func next() throws -> SourceRow? {
    guard var row = try read() else { return nil }
    row.notes = notes
    return row
  }

  private mutating func read() throws -> SourceRow? {
    guard !isAtEnd else { return nil }
    do {
      switch source {
      case .table(var reader):
        defer { source = .table(reader) }
        return try reader.next()
      case .workbook(let options, let bytes):
        let lines = try TableLines(workbook: options, bytes)
        source = .table(TableReader(lines, options, notes))
        return try read()
      case .lines(let reader): return try next(reader)
      case .document(var reader):
        defer { source = .document(reader) }
        return try reader.next()
      case .features(let reader): return try next(reader)
      case .topology(var reader):
        defer { source = .topology(reader) }
        return try reader.next()
      }
    } catch let error as CSVError {
      isAtEnd = true
      return SourceRow(
        row: rowsRead + 1, line: error.line,
        content: .unreadable(
          code: code, detail: "\(error.detail) Nothing after this line was read."))
    }
  }

  private var rowsRead: Int { if case .table(let reader) = source { reader.row } else { row } }

  /// The error code for a file that cannot be read further.
  private var code: String {
    switch source {
    case .features: "geojson"
    case .topology: "topojson"
    case .table, .workbook, .lines, .document: "csv"
    }
  }

  private mutating func next(_ given: FeatureReader) throws -> SourceRow? {
    var reader = given
    defer { source = .features(reader) }
    guard let (bytes, line) = try reader.next() else { return nil }
    row += 1
    do throws(JSONError) {
      guard case .object(var feature) = try JSON(parsing: bytes),
        feature["type"] == "Feature"
      else {
        return SourceRow(
          row: row, line: line,
          content: .unreadable(code: "feature", detail: "The type of a feature is Feature."))
      }
      // What the file or the feature says of its positions is judged with the geometry.
      if var geometry = feature["geometry"]?.object, geometry["crs"] == nil,
        let crs = feature["crs"] ?? reader.reference
      {
        geometry["crs"] = crs
        feature["geometry"] = .object(geometry)
      }
      return SourceRow(row: row, line: line, feature: feature, size: bytes.count)
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
