import Foundation

/// The ground of loops of a ring, each in a step, from sums along the ring that are made once.
struct LoopGrounds {
  private let ring: Ring
  /// For each position, twice the signed ground between the way up to it and the ring's first position.
  private let areas: [Int128]
  /// For each position, the sum of the latitudes before it.
  private let latitudes: [Int128]

  init(_ ring: Ring) {
    self.ring = ring
    var (areas, latitudes) = ([Int128(0)], [Int128(0)])
    areas.reserveCapacity(ring.count)
    latitudes.reserveCapacity(ring.count + 1)
    for (start, end) in zip(ring, ring.dropFirst()) {
      areas.append(areas[areas.count - 1] + LoopGrounds.doubled(start, end, ring[0]))
    }
    for position in ring { latitudes.append(latitudes[latitudes.count - 1] + Int128(position.y)) }
    (self.areas, self.latitudes) = (areas, latitudes)
  }

  /// The square metres within the whole ring, as on a plane that touches the Earth at its mean latitude.
  var whole: Double {
    guard let last = areas.last, !ring.isEmpty else { return 0 }
    return LoopGrounds.squareMetres(last, latitudes[ring.count], ring.count)
  }

  /// The square metres of the loop from `place` over the positions after `first` up to `second`, and of the
  /// rest of the ring, which is cut there.
  func cut(at place: Position, _ first: Int, _ second: Int) -> (inner: Double, outer: Double) {
    guard let last = areas.last else { return (0, 0) }
    func way(_ start: Position, _ end: Position) -> Int128 {
      LoopGrounds.doubled(start, end, ring[0])
    }
    let inner =
      way(place, ring[first + 1]) + areas[second] - areas[first + 1] + way(ring[second], place)
    let outer =
      areas[first] + way(ring[first], place) + way(place, ring[second + 1]) + last
      - areas[second + 1]
    let between = latitudes[second + 1] - latitudes[first + 1]
    let count = second - first
    let others = latitudes[ring.count] - between + Int128(place.y)
    return (
      LoopGrounds.squareMetres(inner, between + 2 * Int128(place.y), count + 2),
      LoopGrounds.squareMetres(outer, others, ring.count - count + 1)
    )
  }

  /// Twice the signed ground of the triangle of two positions with `origin`.
  private static func doubled(_ start: Position, _ end: Position, _ origin: Position) -> Int128 {
    Int128(start.x - origin.x) * Int128(end.y - origin.y)
      - Int128(end.x - origin.x) * Int128(start.y - origin.y)
  }

  private static func squareMetres(_ doubled: Int128, _ latitudes: Int128, _ count: Int) -> Double {
    // A degree of latitude is 111,195 metres on a sphere of the Earth's mean radius.
    let metres = 111_195 / Double(Degrees.unit)
    let middle = Double(latitudes) / Double(count) / Double(Degrees.unit)
    return Double(doubled.magnitude) / 2 * metres * metres * cos(middle * .pi / 180)
  }
}
