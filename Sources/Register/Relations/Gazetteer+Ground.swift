package import Records

/// Parts of different days written so that they can be compared, as far as the events allow.
extension Gazetteer {
  /// The days between which `sets` must be brought together.
  package func window(_ sets: [UnitSet]) -> ClosedRange<CalendarDate>? {
    guard let first = sets.map(\.vintage).min(), let last = sets.map(\.vintage).max() else {
      return nil
    }
    return first...last
  }

  /// What `sets` come to in the finest whole parts of a window of days.
  ///
  /// A part that an event leaves unclear is a gap of the ground, unless all that the event changed belongs
  /// to it: then the event's whole ground is one part.
  package func ground(
    of sets: [UnitSet], in layer: String, over window: ClosedRange<CalendarDate>
  ) -> Ground {
    var ground = Ground()
    var unclear: [String: Set<String>] = [:]
    func take(
      _ unit: String, _ vintage: CalendarDate, isWhole: Bool, _ found: (Set<String>) -> Void
    ) {
      do throws(Gap) {
        found(
          try pieces(
            of: unit, at: vintage, in: layer, from: window.lowerBound, to: window.upperBound))
      } catch {
        if isWhole, case .transfer(let event, unit) = error {
          unclear[event, default: []].insert(unit)
        } else {
          leave(error, &ground, in: layer)
        }
      }
    }
    for set in sets {
      for unit in set.whole {
        take(unit, set.vintage, isWhole: true) { ground.whole.formUnion($0) }
      }
      for unit in set.partial {
        take(unit, set.vintage, isWhole: false) { pieces in
          guard pieces.count == 1, ground.partial.isDisjoint(with: pieces) else {
            ground.partial.subtract(pieces)
            return ground.loose.formUnion(pieces)
          }
          ground.partial.formUnion(pieces)
        }
      }
    }
    for (id, units) in unclear {
      guard let event = events[id], !event.isOpen,
        holds(units, before(event, in: layer)) || holds(units, after(event, in: layer))
      else {
        for unit in units.sorted() {
          leave(.transfer(event: id, unit: unit), &ground, in: layer)
        }
        continue
      }
      ground.whole.insert(id)
    }
    ground.loose.subtract(ground.whole)
    ground.partial.subtract(ground.whole.union(ground.loose))
    if layer != "custom", window.lowerBound < window.upperBound {
      ground.unsettled = ground.parts.filter { !isSettled($0, over: window) }
    }
    return ground
  }

  private func holds(_ units: Set<String>, _ side: Set<String>?) -> Bool {
    side.map { !$0.isEmpty && $0.isSubset(of: units) } ?? false
  }

  private func leave(_ gap: Gap, _ ground: inout Ground, in layer: String) {
    ground.gaps.append(gap)
    guard case .transfer(let id, _) = gap, let event = events[id] else { return }
    ground.doubtful.insert(id)
    ground.doubtful.formUnion(event.transfers.map(\.unit))
    for area in event.from + event.to {
      ground.doubtful.formUnion((areas[area]?.codes ?? []).map(\.code))
    }
  }

  /// Whether it is known what `part` was on every day of `window`: its code was in force on all of them,
  /// or events say what it came from and became.
  private func isSettled(_ part: String, over window: ClosedRange<CalendarDate>) -> Bool {
    if events[part] != nil { return true }
    return bearers(of: part).contains { area in
      if events(of: area.id).contains(where: { changes($0, within: window) }) { return true }
      let own = area.codes.filter { $0.scheme == "gss" }
      guard let code = own.first(where: { $0.code == part }) else { return false }
      // Codes began in 2009 for areas that were there long before.
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
