package import Geometry
import JSON
import Queries
package import Records
import SQLite

/// The shapes of the records of one kind, which another kind keeps: those of areas, kept by boundaries.
///
/// Of several that are in force on a day the newest counts: that of the latest vintage, then the one entered
/// last.
package struct Outlines: Sendable {
  /// The kind that keeps the shapes.
  package let keeper: Resource
  private let hitsSQL: String
  private let oneSQL: String

  /// Nil if no kind of `catalogue` keeps shapes of records of `target`.
  package init?(of target: Resource, in catalogue: Catalogue) {
    let keeper = catalogue.resources.first { resource in
      guard let shape = resource.index.shape else { return false }
      return resource.fields.contains {
        $0.name == shape.subject && $0.kind.targets.contains(target.name)
      }
    }
    guard let resource = keeper, let shape = resource.index.shape else { return nil }
    self.keeper = resource
    let name = resource.name
    let column = resource.index.columns.last { $0.field.name == shape.newest }
    func rank(_ row: String) -> String {
      column.map { "coalesce(\(row).\($0.name), ''), \(row).record" } ?? "\(row).record"
    }
    func inForce(_ row: String, _ day: String) -> String {
      [(resource.life?.start, "<="), (resource.life?.end, ">=")].compactMap { member, sign in
        member.map { "(\(row).\($0) IS NULL OR \(row).\($0) \(sign) \(day))" }
      }.joined(separator: " AND ")
    }
    hitsSQL = """
      SELECT s.subject, s.shape, b.west, b.east, b.south, b.north
      FROM \(name)_boxes b CROSS JOIN \(name)_shapes s ON s.record = b.record
        CROSS JOIN \(name) r ON r.record = s.record
      WHERE b.west <= ?1 AND b.east >= ?2 AND b.south <= ?3 AND b.north >= ?4
        AND \(RecordRow.isThere("r")) AND \(inForce("r", "?5"))
        AND NOT EXISTS (
          SELECT 1 FROM \(name)_shapes t CROSS JOIN \(name) n ON n.record = t.record
          WHERE t.subject = s.subject AND t.record <> s.record AND \(RecordRow.isThere("n"))
            AND \(inForce("n", "?5"))
            AND (\(rank("n"))) > (\(rank("r"))))
      """
    oneSQL = """
      SELECT \(RecordRow.document), s.shape
      FROM \(name)_shapes s CROSS JOIN \(name) r ON r.record = s.record \(RecordRow.withEntry)
      WHERE s.subject = ?1 AND \(RecordRow.isThere("r")) AND \(inForce("r", "?2"))
      ORDER BY \(column.map { "coalesce(r.\($0.name), '') DESC, " } ?? "")r.record DESC
      LIMIT 1
      """
  }

  /// A record in whose shape a position lies.
  package struct Hit: Sendable {
    package let id: String
    package let isOnBorder: Bool
  }

  /// The records whose shape on `day` contains `position`, the border included.
  func hits(at position: Position, on day: CalendarDate, in database: Database) throws -> [Hit] {
    var hits: [Hit] = []
    try forEach(meeting: Box(position), on: day, in: database) { row in
      let placement = try row.withBytes(1) { try StoredShape.placement(of: position, in: $0) }
      if placement != .outside {
        hits.append(Hit(id: row.string(0), isOnBorder: placement == .border))
      }
    }
    return hits
  }

  /// The records whose shape on `day` shares a position with `box`.
  func meeting(_ box: Box, on day: CalendarDate, in database: Database) throws -> [String] {
    var found: [String] = []
    let wide = box.stored
    try forEach(meeting: box, on: day, in: database) { row in
      // Stored boxes are rounded outwards, so only one that lies within `wide` by a whole step is surely in
      // `box`.
      let isWithin =
        row.int64(2) > wide.west && row.int64(3) < wide.east && row.int64(4) > wide.south
        && row.int64(5) < wide.north
      if try isWithin || row.withBytes(1, { try StoredShape.meets(box, in: $0) }) {
        found.append(row.string(0))
      }
    }
    return found
  }

  /// The records other than `id` whose shape on `day` has a relation to `shape` of which `fits` is true.
  func related(
    to id: String, _ shape: Shape, on day: CalendarDate, in database: Database,
    fits: (ShapeRelation) -> Bool
  ) throws -> [String] {
    guard let box = shape.box else { return [] }
    var found: [String] = []
    try forEach(meeting: box, on: day, in: database) { row in
      guard row.string(0) != id else { return }
      let other = try row.withBytes(1) { bytes throws in try Shape(stored: bytes) }
      do throws(ShapeRelation.TooComplex) {
        if fits(try ShapeRelation(other, shape)) { found.append(row.string(0)) }
      } catch {
        throw RecordError.conflict(
          code: "too_complex",
          detail:
            "The boundaries of \(row.string(0)) and \(id) meet in too many ways to be compared.")
      }
    }
    return found
  }

  /// Calls `body` with the subject and the shape of every row whose stored box meets `box`.
  func forEach(
    meeting box: Box, on day: CalendarDate, in database: Database,
    _ body: (Statement) throws -> Void
  ) throws {
    let wide = box.stored
    // A stored box is rounded outwards; compared with the inner side of `box` it loses nothing.
    try database.query(
      hitsSQL,
      [
        .integer(wide.east), .integer(wide.west), .integer(wide.north), .integer(wide.south),
        .text(day.description),
      ], body)
  }

  /// The shape of the record `id` on a day, with the document that it was entered by.
  package struct Outline: Sendable {
    package let document: [UInt8]
    private let stored: [UInt8]

    init(document: [UInt8], stored: [UInt8]) { (self.document, self.stored) = (document, stored) }

    package func shape() throws -> Shape {
      try stored.withUnsafeBytes { bytes throws in try Shape(stored: bytes) }
    }
  }

  func outline(of id: String, on day: CalendarDate, in database: Database) throws -> Outline? {
    try database.first(oneSQL, [.text(id), .text(day.description)]) { row in
      Outline(document: try row.document(0, of: id), stored: row.bytes(1))
    }
  }
}
