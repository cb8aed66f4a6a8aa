import Records

/// The rules of composite areas, checked for every day of their life (domain rules c, d and e).
struct CompositeRules {
  private let gazetteer: Gazetteer

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The names on the path from an area through its members back to itself; nil if there is none.
  func circle(from area: AreaHistory) -> [String]? {
    var seen: Set<String> = []
    func way(_ present: AreaHistory, _ names: [String]) -> [String]? {
      for member in present.members {
        guard let next = gazetteer.areas[member.id] else { continue }
        if next.id == area.id { return names + [next.name] }
        guard seen.insert(next.id).inserted else { continue }
        if let found = way(next, names + [next.name]) { return found }
      }
      return nil
    }
    return way(area, [area.name])
  }

  /// The composite areas that contain an area, directly or through others.
  func above(_ area: AreaHistory) -> [AreaHistory] {
    var (found, seen): ([AreaHistory], Set<String>) = ([], [area.id])
    func visit(_ id: String) {
      for composite in gazetteer.composites(with: id) where seen.insert(composite.id).inserted {
        found.append(composite)
        visit(composite.id)
      }
    }
    visit(area.id)
    return found
  }

  /// The faults of a composite area on the first day that has any.
  ///
  /// With `naming`, each sentence begins with its name, for a change of one of its members.
  func faults(of composite: AreaHistory, at pointer: String, naming: Bool) -> [Fault] {
    let subject = naming ? "\(composite.name) (\(composite.id)): " : ""
    var hasBegun = composite.life.first != nil
    for day in days(of: composite) {
      let members = gazetteer.members(of: composite, on: day)
      if members.count >= 2 { hasBegun = true }
      // If its beginning is unknown, it need not have had members on earlier days.
      guard hasBegun else { continue }
      guard members.count >= 2 else {
        return [
          Fault(
            .pointer(pointer), "composite_with_one_member",
            "\(subject)a composite area has at least two members on every day; on \(day) it has \(members.count). Let it end the day before, or let another join."
          )
        ]
      }
      guard !gazetteer.descent(from: composite.id, on: day).isTooLarge else {
        return [
          Fault(
            .pointer(pointer), "composite_too_large",
            "\(subject)a composite area has at most \(Descent.deepest) levels of members and comes down to at most \(Descent.widest) areas; on \(day) it is more. Make it of fewer."
          )
        ]
      }
      let overlaps = overlaps(of: members, on: day)
      guard overlaps.isEmpty else {
        return overlaps.map { Fault(.pointer(pointer), "members_overlap", "\(subject)\($0)") }
      }
    }
    return hasBegun || composite.members.isEmpty
      ? []
      : [
        Fault(
          .pointer(pointer), "composite_with_one_member",
          "\(subject)there is no day on which two of the members exist; correct the dates.")
      ]
  }

  /// One day of each period in which nothing about the composite area and its members changes.
  private func days(of composite: AreaHistory) -> [CalendarDate] {
    var starts: Set<CalendarDate> = []
    func add(_ period: Period) {
      if let first = period.first { starts.insert(first) }
      if let last = period.last, last < .last { starts.insert(last.dayAfter) }
    }
    var seen: Set<String> = []
    func visit(_ area: AreaHistory) {
      guard seen.insert(area.id).inserted else { return }
      add(area.life)
      for statement in area.statements { add(statement.period) }
      for parent in area.parents { add(parent.period) }
      for member in area.members {
        add(member.period)
        if let next = gazetteer.areas[member.id] { visit(next) }
      }
    }
    visit(composite)
    let first =
      composite.life.first ?? starts.min().map { $0 > .first ? $0.dayBefore : $0 }
      ?? CalendarDate(daysSince1970: 0)
    return ([first] + starts.sorted()).filter { composite.life.contains($0) && $0 >= first }
  }

  /// One sentence for each two members with common ground on a day.
  private func overlaps(of members: [String], on day: CalendarDate) -> [String] {
    var found: [String] = []
    var told: Set<Set<String>> = []
    func tell(_ one: String, _ other: String, _ why: String) {
      guard told.insert([one, other]).inserted else { return }
      found.append(
        "on \(day) \(name(one)) and \(name(other)) are both members and \(why); keep one of them.")
    }
    for member in members {
      for parent in above(member, on: day) where parent != member && members.contains(parent) {
        tell(parent, member, "the second lies in the first")
      }
    }
    for layer in Gazetteer.layers {
      let extents = members.compactMap { id in
        (try? gazetteer.extent(of: id, on: day, in: layer)).map { (id, $0) }
      }
      let vintages = extents.flatMap { $0.1.map(\.vintage) }
      guard let first = vintages.min(), let last = vintages.max() else { continue }
      // What cannot be compared, because a transfer is missing, is not refused either.
      let walk = PartWalk(gazetteer, in: layer, over: first...last)
      let pieces = extents.compactMap { id, sets in (try? walk.pieces(of: sets)).map { (id, $0) } }
      var owner: [Part: String] = [:]
      for (id, units) in pieces {
        for piece in units.whole.sorted() {
          if let other = owner.updateValue(id, forKey: piece) {
            tell(other, id, "hold the same part \(piece.code) of \(layer)")
          }
        }
      }
      for (id, units) in pieces {
        for piece in units.partial.sorted() {
          if let other = owner[piece] {
            tell(other, id, "hold some of the same part \(piece.code) of \(layer)")
          }
        }
      }
    }
    return found
  }

  /// The area and all areas above it on a day.
  private func above(_ id: String, on day: CalendarDate) -> Set<String> {
    var found: Set<String> = []
    func visit(_ id: String) {
      guard found.insert(id).inserted, let area = gazetteer.areas[id] else { return }
      for parent in area.parents where parent.period.contains(day) { visit(parent.id) }
    }
    visit(id)
    return found
  }

  private func name(_ id: String) -> String {
    gazetteer.areas[id].map { "\($0.name) (\(id))" } ?? id
  }
}
