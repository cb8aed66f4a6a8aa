import Foundation
@testable import Geometry
import JSON
@testable import Records
import SQLite
@testable import Store
import TestSupport
import Testing

/// Shapes beside the documents: written with them, made anew from the log, compared with it.
@Suite struct ShapeStorageTests {
  static let outlines = Resource(
    name: "outlines", singular: "outline", prefix: "out", about: "Where places lie.",
    life: .period,
    fields: [
      Field("name", .text(1...40), .search, about: "The name."),
      Field("place_id", .reference(to: "places"), .required, .filterAs("place"), about: "Whose."),
      Field("shape", .geometry(of: "place_id", newest: "year"), .required, about: "Where."),
      Field("year", .uncertainDate, .filter, about: "As of when."),
      Field("start_date", .date, .filter, about: "The first day."),
      Field("end_date", .date, .filter, about: "The last day."),
    ], checks: [])

  private let shelf: Shelf
  private let place: String

  init() throws {
    shelf = try Shelf(Catalogue([Things.places, Self.outlines]))
    place = try shelf.add("places", Samples.place).id
  }

  private func square(_ size: Int64) -> JSON {
    let (zero, far) = (JSON.integer(0), JSON.integer(size))
    return [
      "type": "Polygon",
      "coordinates": [[[zero, zero], [far, zero], [far, far], [zero, far], [zero, zero]]],
    ]
  }

  private func add(_ size: Int64, _ members: JSONObject = [:]) throws -> String {
    var body: JSONObject = ["place_id": "gss:E09000033", "shape": square(size)]
    for member in members.members { body[member.name] = member.value }
    return try shelf.add("outlines", .object(body)).id
  }

  /// The findings of a check of the file.
  private func findings() throws -> [String] {
    try Inspection(path: shelf.store.path, catalogue: shelf.store.catalogue).findings
  }

  private func hits(_ degrees: Int64, on day: String) throws -> [String] {
    let places = try #require(Outlines(of: Things.places, in: shelf.store.catalogue))
    let point = Position(x: degrees * Degrees.unit, y: degrees * Degrees.unit)
    return try shelf.store.makeReader()
      .hits(at: point, places, on: try #require(CalendarDate(day))).map { hit in
        hit.id == place ? hit.isOnBorder ? "border" : "inside" : hit.id
      }
  }

  @Test func `the shape in force on the day counts, and of several the newest`() throws {
    _ = try add(10, ["end_date": "2019-03-31"])
    _ = try add(20, ["start_date": "2019-04-01", "year": "2019"])
    _ = try add(30, ["start_date": "2019-04-01", "year": "2024"])
    #expect(try hits(5, on: "2019-03-31") == ["inside"])
    #expect(try hits(10, on: "2019-03-31") == ["border"])
    #expect(try hits(15, on: "2019-03-31") == [])
    #expect(try hits(15, on: "2019-04-01") == ["inside"])
    #expect(try hits(25, on: "2019-04-01") == ["inside"])
    #expect(try hits(31, on: "2019-04-01") == [])
    // The coarse one of 2019 is older, so its border is none.
    #expect(try hits(20, on: "2019-04-01") == ["inside"])
  }

  @Test func `a shape follows its record through change, deletion and restoration`() throws {
    let id = try add(10)
    try shelf.patch("outlines", id, ["shape": square(3)])
    #expect(try hits(5, on: "2020-01-01") == [])
    #expect(try hits(2, on: "2020-01-01") == ["inside"])
    try shelf.patch("outlines", id, ["name": "Small"])
    #expect(try findings() == [])
    let (resource, signature) = (shelf.resource("outlines"), shelf.signature(5))
    try shelf.store.perform { _ = try $0.delete(resource, id: id, .any, signature) }
    #expect(try hits(2, on: "2020-01-01") == [])
    #expect(try findings() == [])
    try shelf.store.perform { _ = try $0.restore(resource, id: id, .any, signature) }
    #expect(try hits(2, on: "2020-01-01") == ["inside"])
    #expect(try findings() == [])
  }

  @Test(arguments: [
    "UPDATE outlines_shapes SET shape = x'010000'", "DELETE FROM outlines_boxes",
    "DELETE FROM outlines_shapes", "UPDATE outlines_boxes SET east = 5",
    "UPDATE outlines_shapes SET subject = 'plc_other'",
  ])
  func `check finds what differs and repair makes it anew`(damage: String) throws {
    _ = try add(10)
    try shelf.store.performAlone { try $0.database.execute(damage) }
    #expect(try findings().isEmpty == false)
    shelf.store.close()
    // The store holds the file itself.
    let mended = shelf.folder.path("mended.db")
    try FileManager.default.copyItem(atPath: shelf.store.path, toPath: mended)
    _ = try Store.repair(mended, shelf.store.catalogue, at: Shelf.moment)
    #expect(try Inspection(path: mended, catalogue: shelf.store.catalogue).findings == [])
  }
}
