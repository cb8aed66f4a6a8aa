import Geometry
import JSON
package import Records
package import Store

/// The places that hold a point.
package struct PlacesAtPoint: WorkedOutFilter {
  private let point: Position
  private let day: CalendarDate
  private let outlines: Outlines

  package static func parameters(of resource: Resource, in catalogue: Catalogue)
    -> [FilterParameter]
  {
    guard Outlines(of: resource, in: catalogue) != nil else { return [] }
    return [
      FilterParameter(
        "point",
        "Longitude and latitude in WGS 84: the \(resource.name) that hold the point, of those there today or on the day of as_of. A point on a common border belongs to both, and on_border_of names them. Numbers with more than nine decimals are rounded to nine.",
        ["type": "string", "pattern": "^[-0-9.eE+]+,[-0-9.eE+]+$"]),
      metres("easting", 700_000), metres("northing", 1_300_000),
    ]
  }

  private static func metres(_ axis: String, _ most: Int64) -> FilterParameter {
    FilterParameter(
      axis,
      "The \(axis) of a point in metres of the British National Grid (OSGB36), instead of point; to about 5 metres.",
      ["type": "number", "minimum": 0, "maximum": .integer(most)])
  }

  package static let notes = [
    FilterNote(
      "on_border_of",
      [
        "type": "array", "items": ["type": "string"],
        "description": "With point: the ids of those on whose border it lies.",
      ])
  ]

  package init?(_ reading: inout FilterReading) {
    let given = reading.names(
      among: PlacesAtPoint.parameters(of: reading.resource, in: reading.catalogue))
    guard !given.isEmpty, let outlines = Outlines(of: reading.resource, in: reading.catalogue)
    else { return nil }
    let position = reading.value("point") { text throws(Refusal) in
      let numbers = try Coordinates.degrees(
        text, 2, Refusal("point", "Write longitude and latitude: point=-0.1246,51.5007."))
      return Position(x: numbers[0], y: numbers[1])
    }
    let northingText = reading.given("northing")
    let easting = reading.value("easting") { text throws(Refusal) in
      try Coordinates.metres(text, 700_000, beside: northingText)
    }
    let northing = reading.value("northing") { text throws(Refusal) in
      try Coordinates.metres(text, 1_300_000)
    }
    for (name, other) in [("easting", "northing"), ("northing", "easting")]
    where given.contains(name) && !given.contains(other) {
      reading.refuse(
        other, "required", "Give \(other) too: a place of the grid has both.")
    }
    if given.contains("point"), given.count > 1 {
      reading.refuse(
        "point", "two_points", "Give a point, or an easting and a northing; not both.")
    }
    var place = position
    if let easting, let northing {
      place = NationalGrid(easting: easting, northing: northing)?.position
    }
    guard let place else { return nil }
    (point, day, self.outlines) = (place, reading.day, outlines)
  }

  package var isHeavy: Bool { false }
  package var kinds: [String] { [outlines.keeper.name] }

  package func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    let hits = try reader.hits(at: point, outlines, on: day)
    query.keep(present: day)
    query.keep(.among(hits.map(\.id)))
    return FilterFinding(notes: [
      "on_border_of": .array(hits.filter(\.isOnBorder).map { .string($0.id) })
    ])
  }
}
