/// A position of a ring with the neighbouring positions before and after it.
struct Corner {
  let before: Position
  let here: Position
  let after: Position

  /// The corner of `edge` at a position on it; its ends count as on it.
  init(_ edge: EdgeTree.Edge, at position: Position, in ring: Ring) {
    here = position
    before = position == edge.start ? Corner.step(ring, edge.index, by: -1) : edge.start
    after = position == edge.end ? Corner.step(ring, edge.index + 1, by: 1) : edge.end
  }

  /// The next position that differs from the one at `index`, around the ring.
  private static func step(_ ring: Ring, _ index: Int, by step: Int) -> Position {
    let count = ring.count - 1
    var next = index
    repeat { next = (next + step + count) % count } while ring[next] == ring[index % count]
    return ring[next]
  }

  /// Whether the ring through `other` crosses this one's from one side to the other.
  ///
  /// Both corners are at the same position. Rings that run along each other do not cross here.
  func isCrossed(by other: Corner) -> Bool {
    let isAlong = [before, after].contains { own in
      [other.before, other.after].contains { $0.isAhead(along: own, from: here) }
    }
    return !isAlong && isLeft(other.before) != isLeft(other.after)
  }

  /// Whether `position` is in the sector to the left of the path through the corner.
  private func isLeft(_ position: Position) -> Bool {
    // Anticlockwise from the outgoing direction to the incoming one.
    switch before.side(from: here, to: after) {
    case 1: position.side(from: here, to: after) > 0 && before.side(from: here, to: position) > 0
    case -1:
      !(position.side(from: here, to: before) >= 0 && after.side(from: here, to: position) >= 0)
    default: position.side(from: here, to: after) > 0
    }
  }
}
