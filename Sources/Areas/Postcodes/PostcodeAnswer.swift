package import JSON
import Records

/// What is known about a postcode, or about all with a common beginning.
package enum PostcodeAnswer: Shown {
  case place(PostcodePlace)
  case group(PostcodeGroup)

  /// The name of the schema in the OpenAPI description.
  package static let name = "PostcodeAreas"

  package static let schema: JSON = [
    "description": "A postcode with its areas, or all postcodes that begin so.",
    "anyOf": [PostcodePlace.layout.reference, PostcodeGroup.layout.reference],
  ]

  /// The path of the postcode; nil for a group of postcodes.
  package var path: String? {
    guard case .place(let place) = self else { return nil }
    return place.life.record.text("self")
  }

  /// The answer as JSON bytes.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    writeJSON(to: &bytes)
    return bytes
  }

  package var asJSON: JSON {
    switch self {
    case .place(let place): .object(place.json)
    case .group(let group): .object(group.json)
    }
  }

  package func writeJSON(to bytes: inout [UInt8]) {
    switch self {
    case .place(let place): PostcodePlace.layout.write(place, to: &bytes)
    case .group(let group): PostcodeGroup.layout.write(group, to: &bytes)
    }
  }
}
