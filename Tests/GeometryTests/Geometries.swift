@testable import Geometry
import JSON
import TestSupport

/// GeoJSON and shapes from short notations.
enum Geometries {
  /// A ring of whole degrees written `0 0, 4 0, 4 4, 0 0`.
  static func ring(_ text: String) -> JSON {
    .array(
      text.split(separator: ",").map { pair in
        .array(pair.split(separator: " ").map { .integer(Int64($0) ?? 0) })
      })
  }

  static func polygon(_ rings: String...) -> JSON {
    ["type": "Polygon", "coordinates": .array(rings.map(ring))]
  }

  static func multiPolygon(_ polygons: [String]...) -> JSON {
    [
      "type": "MultiPolygon",
      "coordinates": .array(polygons.map { .array($0.map(ring)) }),
    ]
  }

  /// The faults as `pointer code`.
  static func faults(_ geometry: JSON) -> [String] {
    GeometryReader.accept(geometry, at: "").faults.map { "\($0.pointer) \($0.code)" }
  }

  /// A ring with one corner on each of some directions from its middle, so that it never crosses itself,
  /// on a grid so small that corners stand in line and points lie on edges.
  static func star(_ random: inout Seeded, size: Int64) -> Ring {
    let middle = Position(x: size / 2, y: size / 2)
    while true {
      var corners: [Position] = []
      for _ in 0..<Int.random(in: 3...14, using: &random) {
        let corner = Position(
          x: .random(in: 0...size, using: &random), y: .random(in: 0...size, using: &random))
        let isNew = corners.allSatisfy {
          corner.side(from: middle, to: $0) != 0 || !isAhead($0, corner, from: middle)
        }
        if corner != middle, isNew { corners.append(corner) }
      }
      corners.sort { isBefore($0, $1, around: middle) }
      // Every half plane holds a corner if each turns left of the one before.
      let turns = zip(corners, corners.dropFirst() + corners.prefix(1))
      guard corners.count >= 3, turns.allSatisfy({ $1.side(from: middle, to: $0) > 0 }) else {
        continue
      }
      return corners + corners.prefix(1)
    }
  }

  private static func isAhead(_ one: Position, _ other: Position, from middle: Position) -> Bool {
    (one.x - middle.x) * (other.x - middle.x) + (one.y - middle.y) * (other.y - middle.y) > 0
  }

  private static func isBefore(_ one: Position, _ other: Position, around middle: Position) -> Bool
  {
    func isUpper(_ position: Position) -> Bool {
      position.y > middle.y || (position.y == middle.y && position.x > middle.x)
    }
    guard isUpper(one) == isUpper(other) else { return isUpper(one) }
    return other.side(from: middle, to: one) > 0
  }
}
