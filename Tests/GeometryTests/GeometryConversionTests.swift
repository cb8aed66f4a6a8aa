@testable import Geometry
import JSON
import Testing

@Suite struct `Conversions of geometries` {
  private func polygon(_ coordinates: String, _ more: String = "") throws -> JSON {
    try JSON(parsing: #"{"type":"Polygon"\#(more),"coordinates":\#(coordinates)}"#)
  }

  private func convert(
    _ geometry: JSON, _ conversions: GeometryConversion...
  ) throws -> ConvertedGeometry {
    try ConvertedGeometry(geometry, by: Set(conversions))
  }

  @Test func `leave out heights, and what stands behind them`() throws {
    let given = try polygon("[[[0,50,12.5],[1,50,0],[1,51,0,7],[0,50,12.5]]]")
    let converted = try convert(given, .withoutHeights)
    #expect(converted.geometry == (try polygon("[[[0,50],[1,50],[1,51],[0,50]]]")))
    #expect(converted.heights == 4 && converted.rounded == 0)
    #expect(GeometryReader.accept(converted.geometry, at: "").faults.isEmpty)
  }

  @Test func `round to nine decimals what has more, and leave the rest as it is written`() throws {
    let given = try polygon(
      "[[[-0.28000000049999,51.390],[1e-10,51.3900000000005],[1,51.40],[-0.28000000049999,51.390]]]"
    )
    let converted = try convert(given, .rounded)
    let wanted = try polygon("[[[-0.28,51.390],[0,51.39],[1,51.40],[-0.28,51.390]]]")
    #expect(converted.geometry == wanted)
    #expect(converted.rounded == 3)
    #expect(GeometryReader.accept(converted.geometry, at: "").faults.isEmpty)
    #expect(Degrees.rounded(.decimal("179.9999999999")) == .integer(180))
    #expect(Degrees.rounded(.decimal("-0.0000000004")) == .integer(0))
    #expect(Degrees.rounded(.decimal("180.00000000001")) == nil)
  }

  @Test func `make degrees of eastings and northings, as the Ordnance Survey does within metres`()
    throws
  {
    // The guide's worked example: E 651409.903 N 313177.270 is 52°39'28.8282" N 1°42'57.8663" E in ETRS89.
    let given = try polygon(
      "[[[651409.903,313177.270],[651500,313177],[651500,313300],[651409.903,313177.270]]]",
      #","crs":{"type":"name","properties":{"name":"EPSG:27700"}}"#)
    let converted = try convert(given, .fromNationalGrid)
    #expect(converted.fromGrid == 4)
    let shape = try #require(GeometryReader.shape(of: converted.geometry))
    let first = shape.polygons[0][0][0]
    let (x, y) = (1.716_073_973, 52.658_007_833)
    #expect(abs(Double(first.x) / 1e9 - x) < 0.000_08 && abs(Double(first.y) / 1e9 - y) < 0.000_05)
    #expect(GeometryReader.accept(converted.geometry, at: "").faults.isEmpty)
  }

  @Test(arguments: [
    ("[[[-0.28,51.39],[-0.27,51.39],[-0.27,51.40],[-0.28,51.39]]]", "", "degrees already"),
    ("[[[519000,1670000],[520000,167000],[520000,168000],[519000,1670000]]]", "", "2 positions"),
    (
      "[[[519000,167000],[520000,167000],[520000,168000],[519000,167000]]]",
      #","crs":{"type":"name","properties":{"name":"EPSG:3857"}}"#, "EPSG:3857"
    ),
  ])
  func `refuse what is not of the grid`(coordinates: String, crs: String, words: String) throws {
    let given = try polygon(coordinates, crs)
    let fault = #expect(throws: GeometryFault.self) { try convert(given, .fromNationalGrid) }
    #expect(fault?.detail.contains(words) == true)
  }

  /// A square of a degree with what is given between its second and third corner.
  private func square(with detour: String) throws -> JSON {
    try polygon("[[[0,50],[1,50],\(detour)[1,51],[0,51],[0,50]]]")
  }

  @Test(arguments: [
    // A loop of two neighbouring edges that cross, one of more corners, one that meets itself at a corner, a spike.
    "[1.0,50.5],[1.0001,50.5002],[0.9999,50.5001],[1.0001,50.4999],",
    "[1.0,50.5],[1.0001,50.5001],[1.0002,50.5003],[1.0001,50.5004],[0.9998,50.5002],[1.0003,50.5001],[1.0,50.51],",
    "[1,50.5],[1.0002,50.5001],[1.0002,50.5003],[0.9998,50.4999],[1,50.5],[1.00001,50.6],",
    "[1,50.5],[2,50.5],[1,50.5],",
  ])
  func `mend small loops and spikes, and say how much ground that was`(detour: String) throws {
    let given = try square(with: detour)
    #expect(!GeometryReader.accept(given, at: "").faults.isEmpty)
    let converted = try convert(given, .mended)
    let faults = GeometryReader.accept(converted.geometry, at: "").faults
    #expect(faults.isEmpty, "\(faults) \(converted.geometry.text)")
    let changed = converted.mends.reduce(0) { $0 + $1.changed }
    #expect(changed < 2000)
    let shape = try #require(GeometryReader.shape(of: converted.geometry))
    let ground = RingMend.squareMetres(shape.polygons[0][0])
    #expect(abs(ground - 7.86e9) < 0.03e9)
  }

  /// A square of a degree whose eastern side has `count` positions, and small loops at ten of them.
  private func looped(_ count: Int) throws -> JSON {
    let side = (1..<count).map { index in
      let (x, y) = (1_000_000_000, 50_000_000_000 + 1_000_000_000 / count * index)
      let loop = index % (count / 10) == 5
      let places =
        [(x, y)]
        + (loop ? [(100, 200), (-100, 100), (100, -100)] : []).map {
          (x + $0.0 * 1000, y + $0.1 * 1000)
        }
      return places.map { Position(x: Int64($0.0), y: Int64($0.1)).description + "," }.joined()
    }
    return try square(with: side.joined())
  }

  @Test func `mend in steps that grow with the ring, and no more than a judgement takes`() throws {
    func steps(_ count: Int) throws -> Int {
      var steps = 0
      let (geometry, mends) = RingMend.mended(try looped(count), &steps)
      #expect(mends.count == 1 && GeometryReader.accept(geometry, at: "").faults.isEmpty)
      return steps
    }
    let (few, many) = (try steps(1000), try steps(4000))
    #expect(few > 1000 && many < 5 * few, "\(few) and \(many) steps")
    var most = EdgeTree.mostSteps
    let (geometry, mends) = RingMend.mended(try looped(1000), &most)
    #expect(geometry == (try looped(1000)) && mends.isEmpty)
    #expect(most < EdgeTree.mostSteps + 10_000)
  }

  @Test func `leave a bow tie to be refused, whose loops are no small faults`() throws {
    for ring in ["0 50,1 51,1 50,0 51,0 50", "0 50,2 52,2 50,1 51,1 52,0 50"] {
      let given = Geometries.polygon(ring)
      let converted = try convert(given, .mended)
      #expect(converted.geometry == given && converted.mends.isEmpty)
      #expect(!GeometryReader.accept(given, at: "").faults.isEmpty)
    }
  }

  @Test func `leave out slivers, with the holes in them`() throws {
    let given = try JSON(
      parsing: """
        {"type":"MultiPolygon","coordinates":[
          [[[0,50],[1,50],[1,51],[0,50]],[[0.5,50.1],[0.6,50.1],[0.5,50.1],[0.5,50.1]]],
          [[[5,50],[5.000001,50],[5,50],[5,50]]],
          [[[6,50],[7,50],[6.5,50.000000001],[6,50]]]
        ]}
        """)
    let converted = try convert(given, .mended)
    #expect(converted.mends.map(\.pointer) == ["/coordinates/0/1", "/coordinates/1/0"])
    #expect(converted.geometry["coordinates"]?.array?.count == 2, "\(converted.geometry.text)")
  }
}
