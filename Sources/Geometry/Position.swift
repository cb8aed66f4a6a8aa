/// A place in WGS 84, exactly: longitude and latitude in whole numbers of 10^-9 degree.
package struct Position: Sendable, Hashable {
  /// The longitude, east of Greenwich.
  package let x: Int64
  /// The latitude, north of the equator.
  package let y: Int64

  package init(x: Int64, y: Int64) { (self.x, self.y) = (x, y) }

  /// On which side of the way from `start` to `end` the position lies: 1 left, -1 right, 0 on its line.
  ///
  /// Differences have 39 bits and products 78, so that 128 bits are exact and no step can overflow.
  @inline(__always)
  func side(from start: Position, to end: Position) -> Int {
    let left = Int128(end.x &- start.x) &* Int128(y &- start.y)
    let right = Int128(end.y &- start.y) &* Int128(x &- start.x)
    return left == right ? 0 : left > right ? 1 : -1
  }
}

extension Position {
  /// Whether the position and `other`, both elsewhere than `start`, lie in one direction from it.
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
