import Imports
import JSON
import Records
import Areas
import Register
import Synchronization
import Testing

/// Boundary files as programs for maps write them.
@Suite struct BoundaryImportTests {
  private let country: Country

  init() throws {
    country = try Country()
    for (name, code) in [("Berrymead", "E05013929"), ("Kettle Bank", "E05013930")] {
      try country.district(name, code, type: "WD")
    }
  }

  /// Imports features whose property `code` names their area, with its geometry as `form` has it.
  private func load(
    _ text: String, as form: JSON?, format: ImportFormat = .geojson
  ) throws -> ImportReport {
    var geometry: JSON = "/geometry"
    if let form { geometry = ["from": "/geometry", "as": form] }
    let mapping: JSON = [
      "records": [
        [
          "kind": "boundaries", "key": ["text": "x:{code}"],
          "members": [
            "area_id": ["text": "gss:{code}"], "geometry": geometry,
            "identifiers": [
              "list": [["members": ["scheme": ["is": "x"], "identifier": "code"]]]
            ],
          ],
        ]
      ]
    ]
    let importer = try Importer(
      country.store, mapping: Mapping(parsing: mapping.bytes, catalogue: .register),
      options: ImportOptions(format: format), actor: "test")
    let isRead = Mutex(false)
    return try importer.run {
      isRead.withLock { isRead in
        defer { isRead = true }
        return isRead ? nil : Array(text.utf8)
      }
    }
  }

  private func collection(_ more: String = "", _ geometries: String..., after: String = "")
    -> String
  {
    let features = zip(["E05013929", "E05013930"], geometries).map {
      #"{"type":"Feature","bbox":[0,0,1,1],"properties":{"code":"\#($0)"},"geometry":\#($1)}"#
    }
    return
      #"{"type":"FeatureCollection"\#(more),"features":[\#(features.joined(separator: ","))]\#(after)}"#
  }

  private func polygon(_ ring: String) -> String {
    #"{"type":"Polygon","bbox":[0,0,1,1],"coordinates":[[\#(ring)]]}"#
  }

  private func codes(_ report: ImportReport) -> [String] {
    (report.json["errors"]?.array ?? []).compactMap { $0["code"]?.string }
  }

  @Test
  func `heights and decimals are refused with the form that takes them, and then taken and told`()
    throws
  {
    let ring =
      "[-0.280000000001,51.390000000002,12],[-0.27,51.39,0],[-0.27,51.40,0],[-0.280000000001,51.390000000002,12]"
    let text = collection("", polygon(ring))
    let strict = try load(text, as: nil)
    #expect(
      codes(strict) == ["position"]
        && strict.json["errors"]?[0]?["detail"]?.string?.contains("4 such") == true)
    let flat = try load(text, as: "without-heights")
    #expect(codes(flat) == ["too_precise"])
    let taken = try load(text, as: ["without-heights", "rounded"])
    #expect(taken.failed == 0 && taken.json["created"] == 1, "\(taken.json)")
    #expect(
      taken.json["notes"] == [
        "4 positions of 1 geometries had heights, which were left out.",
        "2 positions of 1 geometries were rounded to nine decimals of a degree.",
      ])
    let again = try load(text, as: ["without-heights", "rounded"])
    #expect(again.json["unchanged"] == 1)
  }

  private static let national =
    #","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}}"#

  @Test func `the national grid is taken where the mapping says so, and named otherwise`() throws {
    let ring = "[519000,167000],[520000,167000],[520000,168000],[519000,167000]"
    for (before, after) in [("", ""), (Self.national, ""), ("", Self.national)] {
      let text = collection(before, polygon(ring), after: after)
      let strict = try load(text, as: nil)
      #expect(strict.failed == 1)
      let detail = strict.json["errors"]?[0]?["detail"]?.string ?? ""
      #expect(detail.contains("from-national-grid"), "\(detail)")
      #expect((strict.json["errors"]?.array ?? []).count == (before.isEmpty ? 1 : 2))
      let taken = try load(text, as: "from-national-grid")
      #expect(taken.failed == 0, "\(taken.json)")
      #expect(
        taken.json["notes"] == [
          "4 positions of 1 geometries were converted from the British National Grid to WGS 84, to about 5 metres."
        ])
    }
  }

  @Test func `another reference system is refused wherever it stands`() throws {
    let ring = "[-0.28,51.39],[-0.27,51.39],[-0.27,51.40],[-0.28,51.39]"
    let other = Self.national.replacing("27700", with: "4277")
    let places = [
      collection(other, polygon(ring)), collection("", polygon(ring), after: other),
      collection(
        "", polygon(ring).replacing(#""bbox""#, with: String(other.dropFirst()) + #","bbox""#)),
      collection("", polygon(ring)).replacing(
        #""properties":{"code""#, with: String(other.dropFirst()) + #","properties":{"code""#),
    ]
    for text in places {
      let report = try load(text, as: nil)
      #expect(report.failed == 1 && !report.isKept, "\(text) \(report.json)")
      #expect("\(report.json)".contains("4277"))
    }
    #expect(try load(collection("", polygon(ring)), as: nil).failed == 0)
  }

  @Test func `small faults of rings are mended where the mapping says so, and each ring is told`()
    throws
  {
    let loop = polygon(
      "[0,51],[1,51],[1,51.5],[1.0001,51.5002],[0.9999,51.5001],[1.0001,51.4999],[1,52],[0,52],[0,51]"
    )
    let fine = polygon("[0,50],[1,50],[1,51],[0,50]")
    let text = collection("", loop, fine)
    #expect(codes(try load(text, as: nil)) == ["ring_crosses"])
    let mended = try load(text, as: "mended")
    #expect(mended.failed == 0, "\(mended.json)")
    let notes = (mended.json["notes"]?.array ?? []).compactMap(\.string)
    #expect(notes.count == 1 && notes[0].hasPrefix("Row 1, ring /coordinates/0: "), "\(notes)")
  }

  @Test func `TopoJSON gives boundaries with common lines`() throws {
    let text = """
      {"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[0,50]},
       "arcs":[[[5,0],[0,10]],[[5,10],[-5,0],[0,-10],[5,0]],[[5,10],[5,0],[0,-10],[-5,0]]],
       "objects":{"wards":{"type":"GeometryCollection","geometries":[
         {"type":"Polygon","arcs":[[0,1]],"properties":{"code":"E05013929"}},
         {"type":"Polygon","arcs":[[-1,-3]],"properties":{"code":"E05013930"}}]}}}
      """
    let report = try load(text, as: nil, format: .topojson)
    #expect(report.failed == 0 && report.json["created"] == 2, "\(report.json)")
  }
}
