@testable import Geometry
import JSON
import TestSupport
import Testing

@Suite struct `Rules of rings` {
  @Test(arguments: [
    // A bow-tie; a way through an edge; a way through a corner.
    ("0 0,4 4,4 0,0 4,0 0", ["/coordinates/0/0 ring_crosses"]),
    (
      "0 0,4 0,4 4,2 -1,0 4,0 0",
      ["/coordinates/0/0 ring_crosses", "/coordinates/0/0 ring_crosses"]
    ),
    ("0 0,2 2,4 0,4 4,2 2,0 4,0 0", []),
    ("0 0,2 2,4 4,4 0,2 2,0 4,0 0", ["/coordinates/0/0 ring_crosses"]),
    // Spikes at a corner, on an edge and at the seam.
    ("0 0,4 0,8 0,4 0,4 4,0 4,0 0", ["/coordinates/0/1 spike"]),
    ("0 0,4 0,4 4,4 2,0 2,0 0", ["/coordinates/0/1 spike"]),
    ("9 0,0 0,0 4,4 4,4 0,9 0", ["/coordinates/0/0 spike"]),
    // No width at all.
    ("0 0,1 1,2 2,0 0", ["/coordinates/0/0 spike", "/coordinates/0/1 spike"]),
    // Along itself far away; a corner on an edge from within.
    ("0 0,9 0,9 3,3 3,3 0,2 0,2 4,0 4,0 0", ["/coordinates/0/0 ring_overlaps"]),
    ("0 0,4 0,4 4,2 0,0 4,0 0", []),
  ])
  func `a ring may touch itself, and neither cross nor run along itself`(
    ring: String, faults: [String]
  ) {
    let found = Geometries.faults(Geometries.polygon(ring))
    #expect(
      Set(found.map { $0.split(separator: " ")[1] })
        == Set(faults.map { $0.split(separator: " ")[1] }))
    #expect(faults.isEmpty == found.isEmpty)
  }

  private static let square = "0 0,9 0,9 9,0 9,0 0"

  @Test func `a hole lies inside, apart from others, and may touch`() {
    func faults(_ holes: String...) -> [String] {
      Geometries.faults(
        [
          "type": "Polygon",
          "coordinates": .array(([Self.square] + holes).map(Geometries.ring)),
        ])
    }
    #expect(faults("1 1,2 1,2 2,1 1").isEmpty)
    // At the edge of the first ring, at all corners, and at another hole.
    #expect(faults("0 3,2 1,2 2,0 3").isEmpty)
    #expect(faults("0 3,3 0,9 3,3 9,0 3").isEmpty)
    #expect(faults("1 1,2 1,2 2,1 1", "2 2,3 2,3 3,2 2").isEmpty)
    #expect(faults("10 1,12 1,12 2,10 1") == ["/coordinates/1 hole_outside"])
    #expect(faults("1 1,8 1,8 8,1 8,1 1", "2 2,3 2,3 3,2 2") == ["/coordinates/2 holes_overlap"])
    #expect(faults("8 1,10 1,10 2,8 1").contains("/coordinates/0/1 ring_crosses"))
    #expect(faults("0 1,2 1,2 2,0 2,0 1").contains("/coordinates/0/3 ring_overlaps"))
    #expect(faults("-1 -1,10 -1,10 10,-1 10,-1 -1") == ["/coordinates/1 hole_outside"])
  }

  @Test func `polygons do not overlap, and may lie in a hole or touch`() {
    let (hole, island) = ("1 1,8 1,8 8,1 8,1 1", "2 2,3 2,3 3,2 2")
    #expect(Geometries.faults(Geometries.multiPolygon([Self.square, hole], [island])).isEmpty)
    #expect(Geometries.faults(Geometries.multiPolygon([island], [Self.square, hole])).isEmpty)
    #expect(
      Geometries.faults(Geometries.multiPolygon([Self.square], ["9 9,12 9,12 12,9 9"])).isEmpty)
    #expect(
      Geometries.faults(Geometries.multiPolygon([Self.square], [island]))
        == ["/coordinates/1/0 polygons_overlap"])
    #expect(
      Geometries.faults(Geometries.multiPolygon([Self.square], ["9 0,12 0,12 9,9 9,9 0"]))
        == ["/coordinates/0/0/1 ring_overlaps"])
    #expect(!Geometries.faults(Geometries.multiPolygon([Self.square], [Self.square])).isEmpty)
  }

  @Test(arguments: UInt64(0)..<60)
  func `no star is refused, nor its crossing with another found where there is none`(seed: UInt64) {
    var random = Seeded(seed)
    let (one, other) = (
      Geometries.star(&random, size: 12),
      Geometries.star(&random, size: 12).map {
        Position(x: $0.x + 6, y: $0.y)
      }
    )
    for ring in [one, other] {
      #expect(ShapeRules.faults(of: Shape(polygons: [[ring]]), at: [""]).isEmpty, "seed \(seed)")
    }
    // Two shapes share no inside if no point of a fine grid lies inside both.
    let isShared = (0...36).contains { x in
      (0...24).contains { y in
        let point = Position(x: Int64(x) * 4 + 1, y: Int64(y) * 4 + 1)
        return [one, other].allSatisfy { ring in
          let larger = ring.map { Position(x: $0.x * 8, y: $0.y * 8) }
          return Shape(polygons: [[larger]]).placement(of: point) == .inside
        }
      }
    }
    let faults = ShapeRules.faults(of: Shape(polygons: [[one], [other]]), at: ["", ""])
    if isShared { #expect(!faults.isEmpty, "seed \(seed)") }
  }

  @Test func `a shape made to take for ever is given up`() {
    // Every edge lies across the boxes of all others, and none crosses another.
    let count: Int64 = 40_000
    var ring: Ring = []
    for step in 0..<count {
      ring.append(Position(x: step * 10, y: step * 10))
      ring.append(Position(x: step * 10 + 10_000_000_000, y: step * 10 - 10_000_000_000 + 1))
    }
    ring.append(ring[0])
    let codes = ShapeRules.faults(of: Shape(polygons: [[ring]]), at: [""]).map(\.code)
    #expect(codes == ["too_complex"])
  }

  @Test func `spikes can be taken out, and nothing else changes`() throws {
    func mended(_ ring: String) -> JSON? {
      Spikes.removed(from: Geometries.polygon(ring))["coordinates"]?[0]
    }
    #expect(mended("0 0,4 0,8 0,4 0,4 4,0 4,0 0") == Geometries.ring("0 0,4 0,4 4,0 4,0 0"))
    #expect(mended("0 0,2 0,1 0,4 0,4 4,0 4,0 0") == Geometries.ring("0 0,1 0,4 0,4 4,0 4,0 0"))
    #expect(mended("9 0,0 0,0 4,4 4,4 0,9 0") == Geometries.ring("0 0,0 4,4 4,4 0,0 0"))
    for ring in ["0 0,4 4,4 0,0 4,0 0", "0 0,4 0,4 4,0 4,0 0", "0 0,1 1,2 2,0 0", "0 0,1 1"] {
      #expect(mended(ring) == Geometries.ring(ring))
    }
  }
}
