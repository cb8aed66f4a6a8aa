@testable import Geometry
import TestSupport
import Testing

@Suite struct `Simplified shapes` {
  /// A star on a grid of hundredths of a degree, with a hole of its own where one fits.
  private func shape(_ random: inout Seeded) -> Shape {
    let scale: Int64 = 10_000_000
    let ring = Geometries.star(&random, size: 60).map {
      Position(x: $0.x * scale, y: $0.y * scale + 50 * Degrees.unit)
    }
    let hole = Geometries.star(&random, size: 10).map {
      Position(x: ($0.x + 25) * scale, y: ($0.y + 25) * scale + 50 * Degrees.unit)
    }
    let whole = Shape(polygons: [[ring, hole]])
    return ShapeRules.faults(of: whole, at: ["", ""]).isEmpty ? whole : Shape(polygons: [[ring]])
  }

  @Test(arguments: UInt64(0)..<60)
  func `are valid whatever the tolerance, and hold only positions that were there`(seed: UInt64) {
    var random = Seeded(seed)
    let shape = shape(&random)
    for metres in [1.0, 300, 1000, 5000, 20_000, 100_000] {
      let simple = shape.simplified(metres: metres)
      let pointers = simple.rings.map { _ in "" }
      #expect(ShapeRules.faults(of: simple, at: pointers).isEmpty, "seed \(seed), \(metres)")
      #expect(simple.polygons.map(\.count) == shape.polygons.map(\.count))
      for (ring, before) in zip(simple.rings, shape.rings) {
        #expect(ring.count >= 4 && ring.first == ring.last, "seed \(seed), \(metres)")
        #expect(Set(ring).isSubset(of: before), "seed \(seed), \(metres)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func `do not depend on where a ring begins or which way it runs`(seed: UInt64) {
    var random = Seeded(seed)
    let ring = shape(&random).polygons[0][0]
    let start = Int.random(in: 0..<ring.count - 1, using: &random)
    let open = ring.dropLast()
    let turned = Array(open[start...] + open[..<start])
    let other = Array((turned + turned.prefix(1)).reversed())
    for metres in [500.0, 3000] {
      let one = Shape(polygons: [[ring]]).simplified(metres: metres)
      let two = Shape(polygons: [[other]]).simplified(metres: metres)
      #expect(Set(one.rings[0]) == Set(two.rings[0]), "seed \(seed), \(metres)")
    }
  }

  @Test func `lose what weighs little and keep what weighs much`() {
    // A square of a degree with a dent of some metres and a notch of many kilometres.
    let ring = [
      (0, 0), (500_000_000, 100_000), (1_000_000_000, 0), (1_000_000_000, 1_000_000_000),
      (500_000_000, 500_000_000), (0, 1_000_000_000), (0, 0),
    ].map { Position(x: $0.0, y: $0.1) }
    let simple = Shape(polygons: [[ring]]).simplified(metres: 2000)
    #expect(simple.rings[0].count == ring.count - 1 && !simple.rings[0].contains(ring[1]))
  }

  @Test(arguments: UInt64(0)..<60)
  func `and boxes share a position if a point of a fine grid lies in both`(seed: UInt64) throws {
    var random = Seeded(seed)
    let ring = Geometries.star(&random, size: 16).map { Position(x: $0.x * 4, y: $0.y * 4) }
    let shape = Shape(polygons: [[ring]])
    for _ in 0..<20 {
      let (west, south) = (
        Int64.random(in: -8...64, using: &random), Int64.random(in: -8...64, using: &random)
      )
      let box = Box(
        west: west, south: south, east: west + .random(in: 0...20, using: &random),
        north: south + .random(in: 0...20, using: &random))
      let meets = try shape.bytes.withUnsafeBytes { try StoredShape.meets(box, in: $0) }
      let isShared = (box.west...box.east).contains { x in
        (box.south...box.north).contains { y in
          shape.placement(of: Position(x: x, y: y)) != .outside
        }
      }
      if isShared { #expect(meets, "seed \(seed) \(box)") }
      // What meets does so with an edge or with the whole box.
      let isCrossed = zip(ring, ring.dropFirst()).contains { box.isCrossed(from: $0, to: $1) }
      let holdsCorner = shape.placement(of: Position(x: box.west, y: box.south)) != .outside
      #expect(meets == (isCrossed || holdsCorner), "seed \(seed) \(box)")
    }
  }
}
