import JSON

/// The forms in which answers are given, with their media types and suffixes.
package enum Format: Sendable, Equatable {
  case json
  case csv
  case ndjson
  case html
  case yaml
  /// Who is linked to whom, as programs that draw networks read it.
  case graphml
  /// A face that kinds of record have.
  case face(Face)

  /// The forms whose suffixes all paths know.
  static let ordinary: [Format] = [.json, .csv, .ndjson, .html, .yaml]

  /// The suffix that asks for it after a path and a full stop: `csv`.
  package var suffix: String {
    switch self {
    case .json: "json"
    case .csv: "csv"
    case .ndjson: "ndjson"
    case .html: "html"
    case .yaml: "yaml"
    case .graphml: "graphml"
    case .face(let face): face.suffix
    }
  }

  package var mediaType: String {
    switch self {
    case .json: "application/json"
    case .csv: "text/csv"
    case .ndjson: "application/x-ndjson"
    case .html: "text/html"
    case .yaml: "application/yaml"
    case .graphml: "application/graphml+xml"
    case .face(let face): face.mediaType
    }
  }

  /// The value of Content-Type.
  var contentType: String {
    switch self {
    case .json, .ndjson, .yaml, .graphml: mediaType
    case .csv: "text/csv; charset=utf-8; header=present"
    case .html: "text/html; charset=utf-8"
    case .face(let face): face.contentType
    }
  }

  /// The schema of an answer in this form, if `json` is its schema in JSON.
  func schema(_ json: JSON?) -> JSON {
    switch self {
    case .json: json ?? ["type": "object"]
    // Clients read YAML as they do JSON.
    case .yaml: ["type": "object"]
    case .csv, .ndjson, .html, .graphml: ["type": "string"]
    case .face(let face): face.schema
    }
  }
}
