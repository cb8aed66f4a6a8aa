/// The formats of files that can be imported.
package enum ImportFormat: String, Sendable, CaseIterable {
  case csv
  case ndjson
  /// One JSON document with the rows at some path.
  case json
  /// GeoJSON features, read one by one from a document of any length.
  case geojson
  /// TopoJSON, whose geometries share their lines; a document of at most 32 MiB.
  case topojson
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

  /// Whether only a mapping says what becomes of its rows.
  package var needsMapping: Bool { [.json, .geojson, .topojson].contains(self) }

  package var mediaType: String {
    switch self {
    case .csv: "text/csv"
    case .ndjson: "application/x-ndjson"
    case .json: "application/json"
    case .geojson: "application/geo+json"
    case .topojson: "application/topo+json"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .ods: "application/vnd.oasis.opendocument.spreadsheet"
    }
  }
}
