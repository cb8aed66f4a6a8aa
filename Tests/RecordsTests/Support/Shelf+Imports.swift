import Imports
import JSON
import Records
import Store

extension Shelf {
  /// Imports text of one kind's own members.
  func load(
    _ kind: String, _ text: String, _ format: ImportFormat = .csv,
    _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    var options = ImportOptions(format: format)
    change(&options)
    return try Importer(store, kind: resource(kind), options: options, actor: "tester")
      .run(Array(text.utf8).chunks(of: 1000))
  }

  /// Imports text by a mapping.
  func load(
    mapping: JSON, _ text: String, _ format: ImportFormat = .csv,
    _ change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> ImportReport {
    var options = ImportOptions(format: format)
    change(&options)
    let mapping = try Mapping(parsing: mapping.bytes, catalogue: store.catalogue)
    return try Importer(store, mapping: mapping, options: options, actor: "tester")
      .run(Array(text.utf8).chunks(of: 1000))
  }

  /// All records of a kind as a file of the format.
  func export(_ kind: String, _ format: ImportFormat) throws -> String {
    let rows = try store.makeRows(query(kind, []))
    var bytes: [UInt8] = []
    let writer = CSVWriter(resource(kind))
    if format == .csv { writer.writeHeader(to: &bytes) }
    _ = try rows.next(seconds: 60) { document in
      switch format {
      case .csv:
        guard case .object(let object) = try JSON(parsing: Array(document)) else { return true }
        writer.write(object, to: &bytes)
      case .ndjson, .json, .geojson, .topojson, .xlsx, .ods:
        bytes += document
        bytes.append(UInt8(ascii: format == .json ? "," : "\n"))
      }
      return true
    }
    if format == .json { bytes = Array("[".utf8) + bytes.dropLast() + Array("]".utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ImportReport {
  /// Created, updated, unchanged and failed rows.
  var tally: [Int] { [counts.created, counts.updated, counts.unchanged, failed] }

  /// Row, line, column and code of each failure, such as `2 3 name required`.
  var marks: [String] {
    (json["errors"]?.array ?? []).map { error in
      ["row", "line", "column", "code"].map { name in
        switch error[name] {
        case .string(let text): text
        case .integer(let number): String(number)
        default: "-"
        }
      }.joined(separator: " ")
    }
  }
}
