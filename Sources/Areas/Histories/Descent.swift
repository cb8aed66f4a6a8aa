import Records

/// The areas that one comes down to on a day, through its members and theirs; each is visited once, however many
/// ways lead to it.
package struct Descent: Sendable {
  /// The most levels of members below an area: two are common (the members of a combined authority), no real
  /// area had four.
  package static let deepest = 8
  /// The most areas that one may come down to: more than the United Kingdom's districts and wards together.
  package static let widest = 10_000

  /// The areas without members, each once.
  package private(set) var leaves: [AreaHistory] = []
  /// The composite areas that have no members on the day.
  private(set) var empty: [String] = []
  /// How many levels of members there are below it.
  package private(set) var depth = 0
  /// How many members were looked at: what the work is counted by.
  package private(set) var steps = 0

  /// Whether there is more of it than may be.
  package var isTooLarge: Bool { depth > Descent.deepest || leaves.count > Descent.widest }

  init(from id: String, on day: CalendarDate, _ gazetteer: Gazetteer) {
    guard let root = gazetteer.areas[id] else { return }
    // Members are there on the day on which the area is taken, so that it is the same for all of them.
    let day = root.life.nearest(to: day)
    var (level, seen): ([AreaHistory], Set<String>) = ([root], [id])
    while !level.isEmpty {
      var next: [AreaHistory] = []
      for area in level {
        guard area.isComposite else {
          leaves.append(area)
          continue
        }
        let members = gazetteer.members(of: area, on: day)
        if members.isEmpty { empty.append(area.id) }
        for member in members {
          steps += 1
          if seen.insert(member).inserted, let found = gazetteer.areas[member] {
            next.append(found)
          }
        }
      }
      if !next.isEmpty { depth += 1 }
      guard !isTooLarge else { return }
      level = next
    }
  }
}
