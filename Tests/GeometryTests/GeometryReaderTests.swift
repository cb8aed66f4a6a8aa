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
        "/coordinates/0/0 ring_open", "/coordinates/1/0 ring_too_short",
        "/coordinates/1/1 ring_too_short", "/coordinates/2/0/0/0 outside_world",
        "/coordinates/2/0/2/1 too_precise",
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

  @Test func `tell each sort of fault once in a ring, with how often it is there`() throws {
    let heights = (0..<1000).map { "[\($0).5,50,7]" }.joined(separator: ",")
    let text =
      #"{"type":"Polygon","coordinates":[[\#(heights)],[[200,1],[200,2],[200,3],[200,1]]]}"#
    let faults = GeometryReader.accept(try JSON(parsing: text), at: "").faults
    #expect(faults.map(\.code) == ["position", "outside_world"])
    #expect(faults[0].detail.hasSuffix("There are 1000 such places in this ring."))
    #expect(faults[1].detail.hasSuffix("There are 4 such places in this ring."))
    // A star whose edges cross each other.
    let star = Geometries.polygon("0 0,4 8,8 0,0 5,8 5,0 0")
    let crossings = GeometryReader.accept(star, at: "").faults
    #expect(crossings.map(\.code) == ["ring_crosses"])
    #expect(crossings.first?.detail.contains("such places in this ring") == true)
  }

  @Test func `are told apart where latitude stands before longitude, or metres for degrees`() throws
  {
    func fault(_ coordinates: String) throws -> GeometryFault? {
      let text = #"{"type":"Polygon","coordinates":[[\#(coordinates)]]}"#
      let faults = GeometryReader.accept(try JSON(parsing: text), at: "").faults
      #expect(faults.count == 1)
      return faults.first
    }
    let swapped = try fault("[51.39,-0.28],[51.39,-0.27],[51.40,-0.27],[51.39,-0.28]")
    #expect(swapped?.code == "swapped" && swapped?.detail.contains("[-0.28,51.39]") == true)
    let grid = try fault("[519000,167000],[520000,167000],[520000,168000],[519000,167000]")
    #expect(grid?.detail.contains("from-national-grid") == true)
    #expect(
      try fault("[-0.28,51.39,0],[-0.27,51.39,0],[-0.27,51.40,0],[-0.28,51.39,0]")?.code
        == "position")
  }

  @Test(arguments: [
    (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#, true),
    (#"{"type":"name","properties":{"name":"EPSG:4326"}}"#, true), ("null", true),
    (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}}"#, false),
    (#"{"type":"name","properties":{"name":"EPSG:14326"}}"#, false),
    (#"{"type":"link","properties":{"href":"http://example.org/crs"}}"#, false),
  ])
  func `may name WGS 84, and no other system`(crs: String, isTaken: Bool) throws {
    let text =
      #"{"type":"Polygon","bbox":[0,0,4,4],"crs":\#(crs),"coordinates":[[[0,0],[4,0],[4,4],[0,0]]]}"#
    let (geometry, faults) = GeometryReader.accept(try JSON(parsing: text), at: "")
    #expect(faults.map(\.code) == (isTaken ? [] : ["reference_system"]))
    if isTaken { #expect(geometry.object?.members.map(\.name) == ["type", "coordinates"]) }
  }

  @Test func `may run either way and repeat a position`() {
    #expect(Geometries.faults(Geometries.polygon("0 0,4 0,4 4,0 4,0 0")).isEmpty)
    #expect(Geometries.faults(Geometries.polygon("0 0,0 4,4 4,4 0,0 0")).isEmpty)
    #expect(Geometries.faults(Geometries.polygon("0 0,0 0,4 0,4 4,4 4,4 4,0 4,0 0,0 0")).isEmpty)
  }
}
