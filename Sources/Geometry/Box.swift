/// A rectangle of longitudes and latitudes, including its border.
package struct Box: Sendable, Hashable {
  package var west: Int64
  package var south: Int64
  package var east: Int64
  package var north: Int64

  package init(west: Int64, south: Int64, east: Int64, north: Int64) {
    (self.west, self.south, self.east, self.north) = (west, south, east, north)
  }

  /// The box of one position.
  package init(_ position: Position) {
    self.init(west: position.x, south: position.y, east: position.x, north: position.y)
  }

  /// The bounding box of some positions; nil if there are none.
  init?(_ positions: some Sequence<Position>) {
    var box: Box?
    for position in positions {
      if box == nil { box = Box(position) } else { box?.include(Box(position)) }
    }
    guard let box else { return nil }
    self = box
  }

  /// Extends the box so that it contains `other`.
  mutating func include(_ other: Box) {
    west = min(west, other.west)
    south = min(south, other.south)
    east = max(east, other.east)
    north = max(north, other.north)
  }

  /// Whether the boxes share a position.
  func meets(_ other: Box) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }

  /// Whether the box contains all of `other`.
  func contains(_ other: Box) -> Bool {
    west <= other.west && other.east <= east && south <= other.south && other.north <= north
  }

  func contains(_ position: Position) -> Bool { contains(Box(position)) }

  /// Whether the straight line between two positions shares one with the box.
  func isCrossed(from start: Position, to end: Position) -> Bool {
    guard meets(Box([start, end]) ?? self) else { return false }
    // Their boxes meet, so they are apart only if all corners are on one side of the line.
    let sides = [(west, south), (east, south), (east, north), (west, north)].map { corner in
      Position(x: corner.0, y: corner.1).side(from: start, to: end)
    }
    return !(sides.allSatisfy { $0 > 0 } || sides.allSatisfy { $0 < 0 })
  }

  /// The ring of its corners, anticlockwise.
  package var shape: Shape {
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return Shape(polygons: [[corners.map { Position(x: $0.0, y: $0.1) }]])
  }

  /// Units of 10^-9 degree in one unit of the stored boxes, which are 32-bit numbers.
  private static let grain: Int64 = 100

  /// The box in units of 10^-7 degree, rounded outwards so that it never loses a position.
  ///
  /// 180 degrees are 1.8 · 10^9 units, within the 32 bits of an `rtree_i32`.
  package var stored: (west: Int64, east: Int64, south: Int64, north: Int64) {
    (Box.down(west), -Box.down(-east), Box.down(south), -Box.down(-north))
  }

  /// `units` in stored units, rounded down.
  private static func down(_ units: Int64) -> Int64 {
    units >= 0 ? units / grain : -((grain - 1 - units) / grain)
  }
}
