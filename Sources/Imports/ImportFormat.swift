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
}
