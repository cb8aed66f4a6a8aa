@testable import Geometry
import TestSupport
import Testing

@Suite struct `Stored shapes` {
  private func read(_ bytes: [UInt8]) throws -> Shape {
    try bytes.withUnsafeBytes { bytes throws in try Shape(stored: bytes) }
  }

  @Test(arguments: UInt64(0)..<50)
  func `come back as they were`(seed: UInt64) throws {
    var random = Seeded(seed)
    let scale = Degrees.powers[Int.random(in: 0...9, using: &random)]
    let polygons = (0..<Int.random(in: 1...4, using: &random)).map { number in
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Geometries.star(&random, size: 20).map {
          Position(x: ($0.x - Int64(number) * 9) * scale, y: ($0.y - 5) * scale)
        }
      }
    }
    let shape = Shape(polygons: polygons)
    #expect(try read(shape.bytes) == shape, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<200)
  func `that are damaged are refused or read as another shape, and never crash`(seed: UInt64) {
    var random = Seeded(seed)
    var bytes = Shape(polygons: [[Geometries.star(&random, size: 20)]]).bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    if Bool.random(using: &random) {
      bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
    }
    _ = try? read(bytes)
    _ = try? bytes.withUnsafeBytes {
      try StoredShape.placement(of: Position(x: 10, y: 10), in: $0)
    }
  }

  @Test func `take two bytes for most numbers of five decimals`() {
    let ring = (0..<1000).map { step -> Position in
      Position(x: Int64(step) * 1_000_000, y: Int64(step * step % 97) * 1_000_000)
    }
    #expect(Shape(polygons: [[ring + ring.prefix(1)]]).bytes.count < 4100)
  }
}
