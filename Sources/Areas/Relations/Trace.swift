package import Records

/// Follows the ground of an area through events to another day, forwards or backwards.
package struct Trace {
  /// An area that has some of the ground on the other day.
  package struct Counterpart: Sendable {
    package let side: Side
    /// Its relation to the ground followed.
    package let kind: Relation.Kind
    package let relation: Relation
  }

  package let layer: String
  /// The areas without members that make up the area on the first day.
  package let members: [Side]
  package let counterparts: [Counterpart]
  package let events: [AreaEventRecord]
  /// Whether the counterparts within the ground make up all of it.
  package let isExact: Bool
  /// The relation of the ground to the counterparts within it, or to all if not exact.
  package let kind: Relation.Kind

  private let gazetteer: Gazetteer

  /// Follows `area` as it was on `first` to `last`, which may be earlier; throws the `Gap` of what is missing.
  package init(
    _ area: AreaHistory, from first: CalendarDate, to last: CalendarDate, in layer: String?,
    _ gazetteer: Gazetteer
  ) throws {
    var gap = Gap.layer(area: area.id, layer: layer ?? "lad", day: first)
    for layer in layer.map({ [$0] }) ?? Gazetteer.layers {
      do {
        self = try Trace(area, first, last, layer, gazetteer)
        return
      } catch let error as Gap {
        guard case .layer(_, let missing, _) = error else { throw error }
        // Most areas state their districts, so the error names that layer rather than another.
        if missing == "lad" || layer == Gazetteer.layers.first { gap = error }
      }
    }
    throw gap
  }

  private init(
    _ area: AreaHistory, _ first: CalendarDate, _ last: CalendarDate, _ layer: String,
    _ gazetteer: Gazetteer
  ) throws {
    (self.gazetteer, self.layer) = (gazetteer, layer)
    var members: [Side] = []
    for leaf in gazetteer.leaves(of: area.id, on: first) {
      try Effort.check()
      members.append(try gazetteer.side(leaf, on: first, in: layer))
    }
    guard !members.isEmpty else { throw Gap.layer(area: area.id, layer: layer, day: first) }
    self.members = members
    let whole = members.flatMap(\.sets)
    let found = try Trace.reach(members.map(\.area), whole, from: first, to: last, layer, gazetteer)
    events = found.events
    var counterparts: [Counterpart] = []
    for area in found.areas {
      try Effort.check()
      let side = try gazetteer.side(area, on: last, in: layer)
      let relation = gazetteer.compare(side.sets, whole, in: layer)
      let kind = try relation.kind
      if kind != .disjoint {
        counterparts.append(Counterpart(side: side, kind: kind, relation: relation))
      }
    }
    self.counterparts = counterparts.sorted {
      ($0.side.area.name, $0.side.area.id) < ($1.side.area.name, $1.side.area.id)
    }
    let inside = counterparts.filter { $0.kind == .within || $0.kind == .coterminous }
    let union = gazetteer.compare(whole, inside.flatMap(\.side.sets), in: layer)
    isExact = inside.isEmpty ? false : try union.kind == .coterminous
    let all = gazetteer.compare(whole, counterparts.flatMap(\.side.sets), in: layer)
    kind = isExact ? .coterminous : try all.kind
  }

  /// The areas that exist on `last` and are reached through events, with those events by day.
  private static func reach(
    _ starts: [AreaHistory], _ whole: [UnitSet], from first: CalendarDate, to last: CalendarDate,
    _ layer: String, _ gazetteer: Gazetteer
  ) throws -> (areas: [AreaHistory], events: [AreaEventRecord]) {
    let isForwards = first <= last
    var (areas, passed): ([AreaHistory], [String: AreaEventRecord]) = ([], [:])
    var seen = Set(starts.map(\.id))
    var queue = starts
    while !queue.isEmpty {
      let area = queue.removeFirst()
      if area.life.contains(last) { areas.append(area) }
      var leadsOn = false
      for event in gazetteer.events(of: area.id) {
        let isBetween =
          isForwards
          ? event.from.contains(area.id) && first < event.effective && event.effective <= last
          : event.to.contains(area.id) && last < event.effective && event.effective <= first
        let others = isForwards ? event.to : event.from
        guard isBetween, !others.isEmpty else { continue }
        leadsOn = true
        passed[event.id] = event
        let day = isForwards ? event.effective : event.effective.dayBefore
        for id in others where !seen.contains(id) {
          guard let next = gazetteer.areas[id] else { continue }
          try Effort.check()
          let side = try gazetteer.side(next, on: day, in: layer)
          let relation = gazetteer.compare(side.sets, whole, in: layer)
          guard relation.isShared != .no else { continue }
          _ = try relation.kind
          seen.insert(id)
          queue.append(next)
        }
      }
      guard leadsOn || area.life.contains(last) else {
        throw Gap.succession(area: area.id, day: area.life.nearest(to: last))
      }
    }
    let events = passed.values.sorted { ($0.effective, $0.id) < ($1.effective, $1.id) }
    return (areas, events)
  }

  /// The relation of `member` to each counterpart with which it has common ground.
  package func relations(of member: Side) throws -> [Counterpart] {
    var found: [Counterpart] = []
    try Effort.check()
    for counterpart in counterparts {
      let relation = gazetteer.compare(member.sets, counterpart.side.sets, in: layer)
      let kind = try relation.kind
      if kind != .disjoint {
        found.append(Counterpart(side: counterpart.side, kind: kind, relation: relation))
      }
    }
    return found
  }

  /// The first day that the record of `area` states.
  ///
  /// That is the first day of its life, else of a code, a member or its parts, else the last day
  /// before one of these ends.
  package static func beginning(of area: AreaHistory) -> CalendarDate? {
    let periods =
      area.codes.map(\.period) + area.members.map(\.period) + area.statements.map(\.period)
    return area.life.first ?? periods.compactMap(\.first).min()
      ?? (periods + [area.life]).compactMap(\.last).min()
  }
}
