import JSON
import Testing

@testable import Imports

@Suite struct `TopoJSON` {
  /// Two neighbours with a common border, one of them with a hole, in steps of a tenth of a degree from 0 50.
  private static let neighbours = """
    {"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[0,50]},
     "arcs":[[[5,0],[0,10]],[[5,10],[-5,0],[0,-10],[5,0]],[[5,10],[5,0],[0,-10],[-5,0]],[[7,2],[1,0],[0,1],[-1,-1]]],
     "objects":{"councils":{"type":"GeometryCollection","geometries":[
       {"type":"Polygon","arcs":[[0,1]],"properties":{"code":"W"},"id":7},
       {"type":"MultiPolygon","arcs":[[[-1,-3],[3]]],"properties":{"code":"E"}},
       {"type":null,"properties":{"code":"N"}}]},
      "nation":{"type":"Polygon","arcs":[[1,-3]],"properties":{"code":"U"}},
      "towns":{"type":"Point","coordinates":[3,3],"properties":{"code":"T"}}}}
    """

  private func rows(_ text: String, at path: String = "/*", longest: Int = TopologyReader.longest)
    throws -> [SourceRow]
  {
    let path = try #require(JSONPointer(path))
    var reader = TopologyReader(at: path, longest: longest, Array(text.utf8).chunks(of: 50))
    var found: [SourceRow] = []
    while let row = try reader.next() { found.append(row) }
    return found
  }

  @Test func `gives each geometry as a feature, its lines put together and its steps as degrees`()
    throws
  {
    let rows = try rows(Self.neighbours)
    #expect(rows.map { $0.value("code") } == ["W", "E", "N", "U", "T"])
    #expect(rows.map { $0.value("*1") } == ["councils", "councils", "councils", "nation", "towns"])
    #expect(rows.map(\.row) == [1, 2, 3, 4, 5] && rows[0].value("/id") == 7)
    #expect(
      rows[0].value("/geometry")?.text
        == #"{"type":"Polygon","coordinates":[[[0.5,50],[0.5,51],[0,51],[0,50],[0.5,50]]]}"#)
    #expect(
      rows[1].value("/geometry")?.text
        == #"{"type":"MultiPolygon","coordinates":[[[[0.5,51],[0.5,50],[1,50],[1,51],[0.5,51]],[[0.7,50.2],[0.8,50.2],[0.8,50.3],[0.7,50.2]]]]}"#
    )
    #expect(rows[2].value("/geometry") == .null)
    #expect(rows[4].value("/geometry")?["type"] == "Point")
  }

  @Test func `is read of one object where the mapping says so`() throws {
    #expect(try rows(Self.neighbours, at: "/objects/nation").map { $0.value("code") } == ["U"])
    #expect(try rows(Self.neighbours, at: "/objects/*").count == 5)
    let error = #expect(throws: CSVError.self) { try rows(Self.neighbours, at: "/objects/wards") }
    #expect(error?.detail.contains("councils, nation, towns") == true)
  }

  @Test func `may have its positions as they are, which are rounded to nine decimals`() throws {
    let text = """
      {"type":"Topology","arcs":[[[0.1234567894999,50],[1,50],[1,51],[0.1234567894999,50]]],
       "objects":{"a":{"type":"Polygon","arcs":[[0]]}}}
      """
    #expect(
      try rows(text)[0].value("/geometry")?.text
        == #"{"type":"Polygon","coordinates":[[[0.123456789,50],[1,50],[1,51],[0.123456789,50]]]}"#)
  }

  @Test(arguments: [
    #"{"type":"FeatureCollection","features":[]}"#, "[]", "{", #"{"type":"Topology","arcs":[]}"#,
    #"{"type":"Topology","transform":{"scale":[1]},"arcs":[],"objects":{"a":{}}}"#,
    #"{"type":"Topology","arcs":[[[0]]],"objects":{"a":{}}}"#,
    #"{"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},"arcs":[[[999,0]]],"objects":{"a":{}}}"#,
  ])
  func `that is none is refused`(text: String) {
    #expect(throws: CSVError.self) { try rows(text) }
  }

  @Test func `that is too long, or names lines that are not there, is refused`() throws {
    #expect(throws: CSVError.self) { try rows(Self.neighbours, longest: 100) }
    for arc in ["4", "-5", "1.5", "99999999999"] {
      let rows = try rows(Self.neighbours.replacing("[[0,1]]", with: "[[0,\(arc)]]"))
      guard case .unreadable = rows[0].content else {
        Issue.record("arc \(arc)")
        continue
      }
    }
  }
}
