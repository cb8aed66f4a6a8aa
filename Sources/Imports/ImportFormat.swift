/// The forms of a file that can be imported.
package enum ImportFormat: String, Sendable, CaseIterable {
  case csv
  case ndjson
  /// One JSON document that holds the rows somewhere.
  case json
  /// Features of GeoJSON, read one by one: a document of any length.
  case geojson
}
