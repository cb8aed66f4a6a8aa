@testable import Geometry
import TestSupport
import Testing

@Suite struct `Relations of shapes` {
  private func square(_ west: Int64, _ south: Int64, _ size: Int64) -> Ring {
    Box(west: west, south: south, east: west + size, north: south + size).shape.polygons[0][0].map {
      Position(x: $0.x * 1000, y: $0.y * 1000)
    }
  }

  private func relation(_ one: [Ring], _ other: [Ring]) throws -> String {
    let relation = try ShapeRelation(Shape(polygons: [one]), Shape(polygons: [other]))
    return [
      (relation.intersects, "intersects"), (relation.sharesInside, "shares"),
      (relation.isWithin, "within"), (relation.isCovering, "covers"),
      (relation.isOverlapping, "overlaps"),
    ].filter(\.0).map(\.1).joined(separator: " ")
  }

  @Test func `are what they seem for squares`() throws {
    let base = square(0, 0, 10)
    #expect(try relation([base], [square(20, 0, 5)]) == "")
    #expect(try relation([base], [square(10, 2, 5)]) == "intersects")
    #expect(try relation([base], [square(10, 10, 5)]) == "intersects")
    #expect(try relation([base], [square(5, 5, 10)]) == "intersects shares overlaps")
    #expect(try relation([base], [square(2, 2, 5)]) == "intersects shares covers")
    #expect(try relation([square(2, 2, 5)], [base]) == "intersects shares within")
    #expect(try relation([square(0, 0, 5)], [base]) == "intersects shares within")
    #expect(try relation([base], [base.reversed()]) == "intersects shares within covers")
    // A cross: neither holds a corner of the other.
    let beam = Box(west: -5000, south: 3000, east: 15_000, north: 6000).shape.polygons[0][0]
    #expect(try relation([base], [beam]) == "intersects shares overlaps")
  }

  @Test func `know holes`() throws {
    let (base, hole) = (square(0, 0, 10), square(3, 3, 4))
    #expect(try relation([base, hole], [square(4, 4, 2)]) == "")
    #expect(try relation([base, hole], [hole]) == "intersects")
    #expect(try relation([base, hole], [square(1, 1, 8)]) == "intersects shares overlaps")
    #expect(try relation([base, hole], [base]) == "intersects shares within")
    #expect(try relation([base], [base, hole.reversed()]) == "intersects shares covers")
    #expect(try relation([base, hole], [square(0, 0, 2)]) == "intersects shares covers")
  }

  @Test(arguments: UInt64(0)..<150)
  func `agree with points of a fine grid, and the other way round`(seed: UInt64) throws {
    var random = Seeded(seed)
    let shift = Int64.random(in: 0...10, using: &random)
    let one = Geometries.star(&random, size: 10).map { Position(x: $0.x * 1008, y: $0.y * 1008) }
    let other = Geometries.star(&random, size: 10).map {
      Position(x: ($0.x + shift) * 1008, y: $0.y * 1008)
    }
    let (left, right) = (Shape(polygons: [[one]]), Shape(polygons: [[other]]))
    let relation = try ShapeRelation(left, right)
    let mirrored = try ShapeRelation(right, left)
    #expect(
      [relation.intersects, relation.sharesInside, relation.leavesFirst, relation.leavesSecond]
        == [
          mirrored.intersects, mirrored.sharesInside, mirrored.leavesSecond, mirrored.leavesFirst,
        ],
      "seed \(seed)")
    for x in stride(from: Int64(63), to: 21 * 1008, by: 126) {
      for y in stride(from: Int64(63), to: 10 * 1008, by: 126) {
        let point = Position(x: x, y: y)
        switch (left.placement(of: point), right.placement(of: point)) {
        case (.inside, .inside): #expect(relation.sharesInside, "seed \(seed)")
        case (.inside, .outside): #expect(relation.leavesFirst, "seed \(seed)")
        case (.outside, .inside): #expect(relation.leavesSecond, "seed \(seed)")
        default: break
        }
      }
    }
    let same = try ShapeRelation(left, Shape(polygons: [[one.reversed()]]))
    #expect(same.isWithin && same.isCovering && same.sharesInside, "seed \(seed)")
    #expect(relation.leavesFirst || relation.leavesSecond || one == other || relation.sharesInside)
  }
}
