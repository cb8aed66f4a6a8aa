/// Counts the edges that a ray from a position to the east crosses, exactly.
struct RayCrossing {
  private let position: Position
  private var isInside = false
  private(set) var isOnBorder = false

  init(_ position: Position) { self.position = position }

  var placement: Shape.Placement { isOnBorder ? .border : isInside ? .inside : .outside }

  /// Takes an edge of a ring into account.
  @inline(__always)
  mutating func pass(_ start: Position, _ end: Position) {
    let (x, y) = (position.x, position.y)
    guard (start.y < y) != (end.y < y) || start.y == y || end.y == y else { return }
    guard start.x >= x || end.x >= x else { return }
    // An edge that ends on the ray counts with its lower end, so that a corner on the ray counts once.
    let isCrossed = (start.y > y) != (end.y > y)
    if start.x > x, end.x > x {
      if isCrossed { isInside.toggle() }
      return
    }
    let side = position.side(from: start, to: end)
    if side == 0 {
      // On the line of a level edge, and east or west of it.
      guard min(start.x, end.x) <= x, x <= max(start.x, end.x) else { return }
      isOnBorder = true
    } else if isCrossed, (side > 0) == (end.y > start.y) {
      isInside.toggle()
    }
  }
}
