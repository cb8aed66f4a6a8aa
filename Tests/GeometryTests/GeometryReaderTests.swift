@testable import Geometry
import JSON
import Testing

@Suite struct `Geometries as they are given` {
  @Test func `keep their numbers as they were written`() throws {
    let text =
      #"{"coordinates":[[[0.10,0],[4.0e0,0],[4,4.000],[0.10,0]]],"type":"Polygon"}"#
    let (geometry, faults) = GeometryReader.accept(try JSON(parsing: text), at: "/geometry")
    #expect(faults.isEmpty)
    #expect(
      geometry.text
        == #"{"type":"Polygon","coordinates":[[[0.10,0],[4.0e0,0],[4,4.000],[0.10,0]]]}"#)
  }

  @Test func `tell all faults at once, each at its place`() throws {
    let text = """
      {"type": "MultiPolygon", "bbox": [0, 0, 1, 1], "coordinates": [
        [[[0, 0], [4, 0], [4, 4], [0, 4]]],
        [[[0, 0], [1, 0], [0, 0]], [[0, 0], [1, 0], [0, 0], [0, 0]]],
        [[[200, 0], [1, 91], [1, 1.12345678912], [3, 4, 5], ["1", 2], [0, 0]]],
        [], 7
      ]}
      """
    let faults = Geometries.faults(try JSON(parsing: text))
    #expect(
      faults == [
        "/bbox unknown_member", "/coordinates/0/0 ring_open", "/coordinates/1/0 ring_too_short",
        "/coordinates/1/1 ring_too_short", "/coordinates/2/0/0/0 outside_world",
        "/coordinates/2/0/1/1 outside_world", "/coordinates/2/0/2/1 too_precise",
        "/coordinates/2/0/3 position", "/coordinates/2/0/4/0 type", "/coordinates/3 type",
        "/coordinates/4 type",
      ])
  }

  @Test(arguments: [
    (#"{"type":"Point","coordinates":[0,0]}"#, "/type geometry_type"),
    (#"{"coordinates":[]}"#, "/type geometry_type"),
    (#"{"type":"Polygon"}"#, "/coordinates required"),
    (#"{"type":"Polygon","coordinates":[]}"#, "/coordinates type"), ("[]", " type"),
  ])
  func `are polygons`(text: String, fault: String) throws {
    #expect(Geometries.faults(try JSON(parsing: text)) == [fault])
  }

  @Test func `may run either way and repeat a position`() {
    #expect(Geometries.faults(Geometries.polygon("0 0,4 0,4 4,0 4,0 0")).isEmpty)
    #expect(Geometries.faults(Geometries.polygon("0 0,0 4,4 4,4 0,0 0")).isEmpty)
    #expect(Geometries.faults(Geometries.polygon("0 0,0 0,4 0,4 4,4 4,4 4,0 4,0 0,0 0")).isEmpty)
  }
}
