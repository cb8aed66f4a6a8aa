/// A place in WGS 84, exactly: longitude and latitude in integers of 10^-9 degree.
package struct Position: Sendable, Hashable {
  /// The longitude; positive to the east of Greenwich.
  package let x: Int64
  /// The latitude; positive to the north of the equator.
  package let y: Int64

  package init(x: Int64, y: Int64) { (self.x, self.y) = (x, y) }

  /// Which side of the line from `start` to `end` the position is on: 1 left, -1 right, 0 on it.
  ///
  /// Differences have 39 bits and products 78, so 128 bits are exact and no step can overflow.
  @inline(__always)
  func side(from start: Position, to end: Position) -> Int {
    let left = Int128(end.x &- start.x) &* Int128(y &- start.y)
    let right = Int128(end.y &- start.y) &* Int128(x &- start.x)
    return left == right ? 0 : left > right ? 1 : -1
  }
}

extension Position {
  /// Whether this position and `other` are in the same direction from `start`; neither equals it.
  func isAhead(along other: Position, from start: Position) -> Bool {
    side(from: start, to: other) == 0
      && (other.x == start.x
        ? (y < start.y) == (other.y < start.y) : (x < start.x) == (other.x < start.x))
  }
}

extension Position: CustomStringConvertible {
  /// The position as GeoJSON writes it.
  package var description: String { "[\(Degrees.text(x)),\(Degrees.text(y))]" }
}
