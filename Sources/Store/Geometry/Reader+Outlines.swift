package import Geometry
package import Records

extension Reader {
  /// The records whose shape on `day` contains `position`, the border included.
  package func hits(at position: Position, _ outlines: Outlines, on day: CalendarDate) throws
    -> [Outlines.Hit]
  {
    try outlines.hits(at: position, on: day, in: database)
  }

  /// The ids of the records whose shape on `day` shares a position with `box`.
  package func ids(meeting box: Box, _ outlines: Outlines, on day: CalendarDate) throws -> [String]
  {
    try outlines.meeting(box, on: day, in: database)
  }

  /// The ids of the records other than `id` whose shape on `day` has a relation to `shape` of which `fits`
  /// is true.
  package func ids(
    relatedTo id: String, _ shape: Shape, _ outlines: Outlines, on day: CalendarDate,
    fits: (ShapeRelation) -> Bool
  ) throws -> [String] {
    try outlines.related(to: id, shape, on: day, in: database, fits: fits)
  }

  /// The shape of the record `id` on a day.
  package func outline(of id: String, _ outlines: Outlines, on day: CalendarDate) throws
    -> Outlines.Outline?
  {
    try outlines.outline(of: id, on: day, in: database)
  }
}
