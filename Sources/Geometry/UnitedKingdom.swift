/// Where the places of the register are, to find numbers that were written the wrong way round.
package enum UnitedKingdom {
  /// A box around the United Kingdom with Rockall, the Isle of Man and the Channel Islands, and their seas.
  package static let box = Box(
    west: -14 * Degrees.unit, south: 48 * Degrees.unit, east: 3 * Degrees.unit,
    north: 62 * Degrees.unit)

  /// Whether the position lies outside the United Kingdom, and would lie in it with latitude and longitude
  /// exchanged.
  package static func isSwapped(_ position: Position) -> Bool {
    !box.contains(position) && box.contains(Position(x: position.y, y: position.x))
  }

  /// What to do about a position that is the wrong way round.
  package static func hint(_ position: Position) -> String {
    "\(position) is far from the United Kingdom, and \(Position(x: position.y, y: position.x)) lies in it: write the longitude before the latitude."
  }
}
