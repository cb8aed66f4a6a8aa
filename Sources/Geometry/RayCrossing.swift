/// Counts the edges crossed by a ray from a position to the east, exactly.
struct RayCrossing {
  private let position: Position
  private var isInside = false
  private(set) var isOnBorder = false

  init(_ position: Position) { self.position = position }

  var placement: Shape.Placement { isOnBorder ? .border : isInside ? .inside : .outside }

  /// Counts one edge of a ring.
  @inline(__always)
  mutating func pass(_ start: Position, _ end: Position) {
    let (x, y) = (position.x, position.y)
    guard (start.y < y) != (end.y < y) || start.y == y || end.y == y else { return }
    guard start.x >= x || end.x >= x else { return }
    // An edge that ends on the ray counts at its lower end only, so that a corner counts once.
    let isCrossed = (start.y > y) != (end.y > y)
    if start.x > x, end.x > x {
      if isCrossed { isInside.toggle() }
      return
    }
    let side = position.side(from: start, to: end)
    if side == 0 {
      // A horizontal edge at this latitude: the position may be on it, or to the east or west.
      guard min(start.x, end.x) <= x, x <= max(start.x, end.x) else { return }
      isOnBorder = true
    } else if isCrossed, (side > 0) == (end.y > start.y) {
      isInside.toggle()
    }
  }
}
