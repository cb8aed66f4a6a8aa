package import Records

/// Makes parts of different days comparable, as far as the recorded events allow.
extension Gazetteer {
  /// The days from the earliest to the latest vintage of `sets`; nil if there is none.
  package func window(_ sets: [UnitSet]) -> ClosedRange<CalendarDate>? {
    guard let first = sets.map(\.vintage).min(), let last = sets.map(\.vintage).max() else {
      return nil
    }
    return first...last
  }

  /// The ground of `sets`, in the finest whole parts of a window of days.
  package func ground(
    of sets: [UnitSet], in layer: String, over window: ClosedRange<CalendarDate>
  ) -> Ground {
    var ground = Ground()
    var unclear: [String: Set<String>] = [:]
    for set in sets {
      for unit in set.whole {
        let found = expansion(of: unit, at: set.vintage, in: layer, over: window)
        ground.whole.formUnion(found.clear)
        unclear.merge(found.unclear) { $0.union($1) }
      }
      for unit in set.partial {
        let found = expansion(of: unit, at: set.vintage, in: layer, over: window)
        for event in found.unclear.keys.sorted() {
          leave(unit, event, &ground, in: layer, over: window)
        }
        if found.unclear.isEmpty, found.clear.count == 1,
          ground.partial.isDisjoint(with: found.clear)
        {
          ground.partial.formUnion(found.clear)
        } else {
          // It is unknown which of the pieces it has, or whether two of its members have the same
          // ground.
          ground.partial.subtract(found.clear)
          ground.loose.formUnion(found.clear)
        }
      }
    }
    for (id, parts) in unclear {
      let sides = events[id].map { block($0, in: layer, over: window) }
      ground.blocks[id] = Ground.Block(
        parts: parts, old: sides?.old ?? [], new: sides?.new ?? [],
        component: component(of: id, over: window))
    }
    ground.loose.subtract(ground.whole)
    ground.partial.subtract(ground.whole.union(ground.loose))
    if layer != "custom", window.lowerBound < window.upperBound {
      ground.unsettled = ground.parts.filter { !isSettled($0, over: window) }
    }
    return ground
  }

  /// The smallest id of all events of the window connected to this one by the areas they name.
  private func component(of id: String, over window: ClosedRange<CalendarDate>) -> String {
    var (seen, queue): (Set<String>, [String]) = ([id], [id])
    var areas: Set<String> = []
    while let next = queue.popLast() {
      for area in (events[next].map { $0.from + $0.to } ?? []) where areas.insert(area).inserted {
        for event in events(of: area) where changes(event, within: window) {
          if seen.insert(event.id).inserted { queue.append(event.id) }
        }
      }
    }
    return seen.min() ?? id
  }

  /// Records that some of `unit` is at an unknown place in the ground of an event.
  private func leave(
    _ unit: String, _ id: String, _ ground: inout Ground, in layer: String,
    over window: ClosedRange<CalendarDate>
  ) {
    ground.gaps.append(.transfer(event: id, unit: unit))
    ground.doubtfulComponents.insert(component(of: id, over: window))
    guard let event = events[id] else { return }
    let sides = block(event, in: layer, over: window)
    ground.doubtful.formUnion(sides.old.union(sides.new).union(event.transfers.map(\.unit)))
    for area in event.from + event.to {
      ground.doubtful.formUnion((areas[area]?.codes ?? []).map(\.code))
    }
  }

  /// Whether it is known what `part` was on every day of `window`.
  ///
  /// Either its code was in force throughout, or events state what it came from and became.
  private func isSettled(_ part: String, over window: ClosedRange<CalendarDate>) -> Bool {
    bearers(of: part).contains { area in
      if events(of: area.id).contains(where: { changes($0, within: window) }) { return true }
      let own = area.codes.filter { $0.scheme == "gss" }
      guard let code = own.first(where: { $0.code == part }) else { return false }
      // GSS codes began in 2009, for areas that had existed long before.
      let isFirst = own.allSatisfy { other in
        code.period.first.map { first in other.period.first.map { first <= $0 } ?? false } ?? true
          || other == code
      }
      let first = isFirst ? area.life.first : code.period.first
      let last = [code.period.last, area.life.last].compactMap { $0 }.min()
      return (first.map { $0 <= window.lowerBound } ?? true)
        && (last.map { window.upperBound <= $0 } ?? true)
    }
  }

  private func changes(_ event: AreaEventRecord, within window: ClosedRange<CalendarDate>) -> Bool {
    ["merged", "split", "recoded", "boundary_change"].contains(event.kind)
      && window.lowerBound < event.effective && event.effective <= window.upperBound
  }
}
