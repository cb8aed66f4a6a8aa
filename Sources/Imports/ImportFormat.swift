/// The formats of files that can be imported.
package enum ImportFormat: String, Sendable, CaseIterable {
  case csv
  case ndjson
  /// One JSON document with the rows at some path.
  case json
  /// GeoJSON features, read one by one from a document of any length.
  case geojson
  /// A workbook in Office Open XML or OpenDocument; what is in it shows which.
  case xlsx
  case ods

  /// The format that the ending of a file's name tells; nil if it tells none.
  package init?(fileName: String) {
    let ending = fileName.lowercased().split(separator: ".").last.map(String.init) ?? ""
    switch ending {
    case "jsonl": self = .ndjson
    case "tsv", "txt": self = .csv
    default:
      guard let format = ImportFormat(rawValue: ending) else { return nil }
      self = format
    }
  }

  /// The format of a media type, in small letters and without its parameters; nil if it tells none.
  package init?(mediaType: String) {
    guard let format = ImportFormat.allCases.first(where: { $0.mediaType == mediaType }) else {
      return nil
    }
    self = format
  }

  package var mediaType: String {
    switch self {
    case .csv: "text/csv"
    case .ndjson: "application/x-ndjson"
    case .json: "application/json"
    case .geojson: "application/geo+json"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .ods: "application/vnd.oasis.opendocument.spreadsheet"
    }
  }
}
