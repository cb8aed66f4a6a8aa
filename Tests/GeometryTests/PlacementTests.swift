@testable import Geometry
import TestSupport
import Testing

@Suite struct `Points in shapes` {
  /// Where a point lies, by adding up the quarter turns of the ring around it: slow, and nothing like a ray.
  private func reference(_ point: Position, _ ring: Ring) -> Shape.Placement {
    func quarter(_ position: Position) -> Int {
      let (x, y) = (position.x - point.x, position.y - point.y)
      return x > 0 && y >= 0 ? 0 : x <= 0 && y > 0 ? 1 : x < 0 && y <= 0 ? 2 : 3
    }
    var turns = 0
    for (start, end) in zip(ring, ring.dropFirst()) where start != end {
      let side = point.side(from: start, to: end)
      let (west, east) = (min(start.x, end.x), max(start.x, end.x))
      let (south, north) = (min(start.y, end.y), max(start.y, end.y))
      if side == 0, west <= point.x, point.x <= east, south <= point.y, point.y <= north {
        return .border
      }
      switch (quarter(end) - quarter(start) + 4) % 4 {
      case 0: break
      case 1: turns += 1
      case 3: turns -= 1
      default: turns += side > 0 ? 2 : -2
      }
    }
    return turns == 0 ? .outside : .inside
  }

  @Test(arguments: UInt64(0)..<100)
  func `are placed as a slow reference places them, on every edge and corner`(seed: UInt64) throws {
    var random = Seeded(seed)
    let ring = Geometries.star(&random, size: 16)
    let shape = Shape(polygons: [[Bool.random(using: &random) ? ring : ring.reversed()]])
    let bytes = shape.bytes
    for x in Int64(-1)...17 {
      for y in Int64(-1)...17 {
        let point = Position(x: x, y: y)
        let wanted = reference(point, ring)
        #expect(shape.placement(of: point) == wanted, "seed \(seed), \(x) \(y)")
        let stored = try bytes.withUnsafeBytes { try StoredShape.placement(of: point, in: $0) }
        #expect(stored == wanted, "seed \(seed), \(x) \(y)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func `lie in a shape with a hole if they lie in the ring and not in the hole`(seed: UInt64) throws
  {
    var random = Seeded(seed)
    let hole = Geometries.star(&random, size: 8).map { Position(x: $0.x + 2, y: $0.y + 2) }
    let shell = Box(west: 0, south: 0, east: 12, north: 12).shape.polygons[0][0]
    let shape = Shape(polygons: [[shell, hole]])
    for x in Int64(0)...12 {
      for y in Int64(0)...12 {
        let point = Position(x: x, y: y)
        let wanted: Shape.Placement =
          switch (reference(point, shell), reference(point, hole)) {
          case (.border, _), (_, .border): .border
          case (.inside, .outside): .inside
          default: .outside
          }
        let bytes = shape.bytes
        let found = try bytes.withUnsafeBytes { try StoredShape.placement(of: point, in: $0) }
        #expect(found == wanted, "seed \(seed), \(x) \(y)")
      }
    }
  }

  @Test(arguments: UInt64(0)..<50)
  func `never fall out of the box that is stored for their shape`(seed: UInt64) {
    var random = Seeded(seed)
    let world: Int64 = 180_000_000_000
    for _ in 0..<100 {
      let (one, other) = (
        Position(
          x: .random(in: -world...world, using: &random),
          y: .random(in: -world / 2...world / 2, using: &random)),
        Position(
          x: .random(in: -world...world, using: &random),
          y: .random(in: -world / 2...world / 2, using: &random))
      )
      let box = (Box([one, other]) ?? Box(one)).stored
      for point in [one, other] {
        #expect(box.west * 100 <= point.x && point.x <= box.east * 100, "seed \(seed)")
        #expect(box.south * 100 <= point.y && point.y <= box.north * 100, "seed \(seed)")
      }
      for edge in [box.west, box.east, box.south, box.north] {
        #expect(Int64(Int32(clamping: edge)) == edge, "seed \(seed)")
      }
    }
  }
}
