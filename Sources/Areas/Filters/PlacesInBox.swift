import Geometry
import JSON
package import Records
package import Store

/// The places that share a position with a box.
package struct PlacesInBox: WorkedOutFilter {
  private let box: Box
  private let day: CalendarDate
  private let outlines: Outlines

  package static func parameters(of resource: Resource, in catalogue: Catalogue)
    -> [FilterParameter]
  {
    guard Outlines(of: resource, in: catalogue) != nil else { return [] }
    return [
      FilterParameter(
        "bbox",
        "West, south, east and north in WGS 84: the \(resource.name) that share a position with the box. Numbers with more than nine decimals are rounded to nine.",
        ["type": "string", "pattern": "^[-0-9.eE+]+(,[-0-9.eE+]+){3}$"])
    ]
  }

  package static let notes: [FilterNote] = []

  package init?(_ reading: inout FilterReading) {
    _ = reading.names(among: PlacesInBox.parameters(of: reading.resource, in: reading.catalogue))
    let box = reading.value("bbox") { text throws(Refusal) in try PlacesInBox.box(text) }
    guard let box, let outlines = Outlines(of: reading.resource, in: reading.catalogue) else {
      return nil
    }
    (self.box, day, self.outlines) = (box, reading.day, outlines)
  }

  private static func box(_ text: String) throws(Refusal) -> Box {
    let numbers = try Coordinates.degrees(
      text, 4, Refusal("bbox", "Write west, south, east and north: bbox=-0.51,51.28,0.34,51.70."))
    guard numbers[0] <= numbers[2], numbers[1] <= numbers[3] else {
      throw Refusal(
        "bbox_order",
        "West comes before east and south before north; a box over the 180th meridian is asked for in two halves."
      )
    }
    return Box(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
  }

  package var kinds: [String] { [outlines.keeper.name] }

  package func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    query.keep(present: day)
    query.keep(.among(try reader.ids(meeting: box, outlines, on: day)))
    return FilterFinding()
  }
}
