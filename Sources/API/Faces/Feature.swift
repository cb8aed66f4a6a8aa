import Geometry
import JSON
import Records
import Store

/// Writes places as features of GeoJSON (RFC 7946).
///
/// Positions are those that were entered, unless the shape is simplified. A place without a shape on the day
/// has the geometry null.
struct Feature: Sendable {
  let places: Places
  let presentation: Presentation
  /// The members of the boundary that a feature shows.
  private let boundary: MemberChoice

  init(places: Places, presentation: Presentation) {
    (self.places, self.presentation) = (places, presentation)
    boundary = MemberChoice(
      ["self", "id", "title", "vintage", "resolution"], of: places.outlines.keeper)
  }

  /// Appends the feature of the place `document`, with the outline that `find` gives for its id.
  func append(
    _ document: UnsafeRawBufferPointer, to bytes: inout [UInt8],
    _ find: (String) throws -> Outlines.Outline?
  ) throws {
    let place = JSONScanner.value(of: "id", in: document)
      .map { String(decoding: document[$0], as: UTF8.self).filter { $0 != "\"" } }
    let id = place ?? ""
    bytes += "{\"type\":\"Feature\",\"id\":".utf8
    bytes.appendJSONString(id)
    bytes += ",\"geometry\":".utf8
    let outline = try find(id)
    if let outline { try append(outline, to: &bytes) } else { bytes += "null".utf8 }
    bytes += ",\"properties\":".utf8
    try presentation.append(document, to: &bytes)
    // The boundary is the last of the properties.
    if bytes.last == UInt8(ascii: "}") { bytes.removeLast() }
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    bytes += "\"boundary\":".utf8
    if let outline {
      outline.document.withUnsafeBytes { boundary.append(of: $0, to: &bytes) }
    } else {
      bytes += "null".utf8
    }
    bytes += "}}".utf8
  }

  private func append(_ outline: Outlines.Outline, to bytes: inout [UInt8]) throws {
    if let tolerance = places.tolerance {
      return try outline.shape().simplified(metres: Double(tolerance)).appendGeoJSON(to: &bytes)
    }
    outline.document.withUnsafeBytes { document in
      guard let range = JSONScanner.value(of: "geometry", in: document) else { return }
      bytes.append(contentsOf: document[range])
    }
  }
}
