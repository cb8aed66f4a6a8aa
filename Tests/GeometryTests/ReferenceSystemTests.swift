@testable import Geometry
import JSON
import Testing

@Suite struct `Reference systems` {
  @Test(arguments: [
    ("urn:ogc:def:crs:OGC:1.3:CRS84", ReferenceSystem.wgs84),
    ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", .wgs84), ("EPSG:4326", .wgs84),
    ("http://www.opengis.net/def/crs/EPSG/0/27700", .nationalGrid),
    ("urn:ogc:def:crs:EPSG::27700", .nationalGrid), ("EPSG:3857", .other("EPSG:3857")),
  ])
  func `are known by what their name ends with`(name: String, system: ReferenceSystem) {
    #expect(ReferenceSystem(["type": "name", "properties": ["name": .string(name)]]) == system)
  }

  @Test func `are WGS 84 where nothing is said, and another where none is named`() {
    #expect(ReferenceSystem(nil) == .wgs84 && ReferenceSystem(.null) == .wgs84)
    #expect(ReferenceSystem(["type": "link"]) == .other("a system that it does not name"))
  }
}
