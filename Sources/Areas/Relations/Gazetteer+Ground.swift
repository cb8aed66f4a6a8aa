package import Records

/// Makes parts of different days comparable, as far as the recorded events allow.
extension Gazetteer {
  /// The days between which `sets` must be brought together: those in whose state their codes are written and,
  /// where a code was not yet there on that day or no more, the nearest day on which it was.
  package func window(_ sets: [UnitSet], in layer: String) -> ClosedRange<CalendarDate>? {
    guard var first = sets.map(\.vintage).min(), var last = sets.map(\.vintage).max() else {
      return nil
    }
    for set in sets {
      for code in set.whole.union(set.partial) {
        guard let life = bearer(of: code, on: set.vintage, in: layer)?.life else { continue }
        let day = life.nearest(to: set.vintage)
        (first, last) = (min(first, day), max(last, day))
      }
    }
    return first...last
  }

  /// What `sets` come to in the finest whole parts of the days of `walk`.
  package func ground(of sets: [UnitSet], by walk: PartWalk) -> Ground {
    var ground = Ground()
    ground.isOfOneDay = Set(sets.map(\.vintage)).count == 1
    var unclear: [String: Set<Part>] = [:]
    for set in sets {
      for unit in set.whole {
        let found = walk.expansion(of: unit, at: set.vintage)
        ground.whole.formUnion(found.clear)
        ground.rests.merge(found.rests) { first, _ in first }
        unclear.merge(found.unclear) { $0.union($1) }
      }
      for unit in set.partial {
        let found = walk.expansion(of: unit, at: set.vintage)
        for key in found.unclear.keys.sorted() {
          guard let change = walk.blocks[key] else { continue }
          leave(unit, change, &ground, by: walk)
        }
        if let gap = found.rests.values.first { ground.gaps.append(gap) }
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
    for (key, parts) in unclear {
      guard let change = walk.blocks[key] else { continue }
      let sides = walk.sides(of: change)
      ground.blocks[key] = Ground.Block(
        parts: parts, old: sides.old, new: sides.new, component: walk.component(of: change).name,
        gap: change.gap ?? .transfer(event: change.event, unit: parts.min()?.code ?? change.event))
    }
    ground.loose.subtract(ground.whole)
    ground.partial.subtract(ground.whole.union(ground.loose))
    if !walk.isStill {
      let blocked = ground.blocks.values.flatMap(\.parts)
      ground.unsettled = ground.parts.union(blocked).filter { !walk.isSettled($0) }
    }
    ground.isCut = walk.isCut
    return ground
  }

  /// Keeps that some of `unit` lies nobody knows where in the ground of a change.
  private func leave(
    _ unit: String, _ change: PartChange, _ ground: inout Ground, by walk: PartWalk
  ) {
    ground.gaps.append(change.gap ?? .transfer(event: change.event, unit: unit))
    let component = walk.component(of: change)
    ground.doubtfulComponents.insert(component.name)
    let sides = walk.sides(of: change)
    ground.doubtful.formUnion(component.parts.union(sides.old).union(sides.new))
  }
}
