import JSON

/// The forms in which answers are given, with their media types and suffixes.
package enum Format: String, Sendable, CaseIterable {
  case json
  case csv
  case ndjson
  case geojson
  case html
  case yaml
  /// An organisation in the words of Popolo.
  case popolo = "popolo.json"

  package var mediaType: String {
    switch self {
    case .json: "application/json"
    case .csv: "text/csv"
    case .ndjson: "application/x-ndjson"
    case .geojson: "application/geo+json"
    case .html: "text/html"
    case .yaml: "application/yaml"
    case .popolo: "application/vnd.popolo+json"
    }
  }

  /// The value of Content-Type.
  var contentType: String {
    switch self {
    case .json, .ndjson, .geojson, .yaml: mediaType
    case .popolo: Format.json.mediaType
    case .csv: "text/csv; charset=utf-8; header=present"
    case .html: "text/html; charset=utf-8"
    }
  }

  /// The schema of an answer that is `json` in JSON.
  func schema(_ json: JSON?) -> JSON {
    switch self {
    case .json: json ?? ["type": "object"]
    case .geojson: ["type": "object"]
    case .csv, .ndjson, .html, .yaml, .popolo: ["type": "string"]
    }
  }
}
