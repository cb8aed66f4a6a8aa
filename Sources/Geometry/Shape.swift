/// A closed line of positions: the last equals the first.
package typealias Ring = [Position]

/// The polygons of an area; the first ring of each is its outer border, the others are holes.
///
/// The direction of a ring has no meaning. In a valid shape polygons do not overlap and rings do
/// not cross, so a position is inside if an odd number of rings surround it.
package struct Shape: Sendable, Hashable {
  package var polygons: [[Ring]]

  package init(polygons: [[Ring]]) { self.polygons = polygons }

  /// All rings in order.
  package var rings: [Ring] { polygons.flatMap { $0 } }

  package var box: Box? { Box(polygons.lazy.compactMap(\.first).joined()) }

  /// Where a position is, relative to a shape.
  package enum Placement: Sendable { case outside, border, inside }

  /// Where `position` is, relative to this shape.
  package func placement(of position: Position) -> Placement {
    var crossing = RayCrossing(position)
    for ring in polygons.joined() {
      for (start, end) in zip(ring, ring.dropFirst()) { crossing.pass(start, end) }
    }
    return crossing.placement
  }
}
