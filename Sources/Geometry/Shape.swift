/// A closed line of positions: the last is the first again.
package typealias Ring = [Position]

/// The polygons of an area; the first ring of each is its outer border, further ones are holes.
///
/// The direction of a ring says nothing. The polygons of a valid shape do not overlap, nor do their rings
/// cross, so that a position lies in the shape if it lies in an odd number of rings.
package struct Shape: Sendable, Hashable {
  package var polygons: [[Ring]]

  package init(polygons: [[Ring]]) { self.polygons = polygons }

  /// All rings in order.
  package var rings: [Ring] { polygons.flatMap { $0 } }

  package var box: Box? { Box(polygons.lazy.compactMap(\.first).joined()) }

  /// Where a position lies.
  package enum Placement: Sendable { case outside, border, inside }

  /// Where `position` lies.
  package func placement(of position: Position) -> Placement {
    var crossing = RayCrossing(position)
    for ring in polygons.joined() {
      for (start, end) in zip(ring, ring.dropFirst()) { crossing.pass(start, end) }
    }
    return crossing.placement
  }
}
