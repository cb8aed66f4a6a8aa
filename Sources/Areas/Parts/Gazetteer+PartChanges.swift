import Records

/// What events did to smallest parts.
extension Gazetteer {
  /// Whether an event of this kind may give parts other ground.
  ///
  /// A recode does not: the part is the area, whatever its code.
  static func changesGround(_ event: AreaEventRecord) -> Bool {
    ["merged", "split", "boundary_change"].contains(event.kind)
  }

  /// The changes of parts of `layer` that `event` tells; none if it names no part.
  func changes(by event: AreaEventRecord, in layer: String) -> [PartChange] {
    guard Gazetteer.changesGround(event),
      (event.from + event.to).contains(where: { areas[$0]?.isPart(of: layer) == true })
    else { return [] }
    let old = EventSide(event.from, of: event, isOld: true, in: layer, self)
    let new = EventSide(event.to, of: event, isOld: false, in: layer, self)
    var changes = transfers(of: event, in: layer, old, new)
    var rest = PartChange(
      event: event.id, day: event.effective,
      old: old.units.subtracting(changes.flatMap(\.old)),
      new: new.units.subtracting(changes.flatMap(\.new)))
    guard !rest.old.isEmpty || !rest.new.isEmpty else { return changes }
    rest.hasOtherOrigins = event.isOpen || old.untold != nil || rest.old.isEmpty
    rest.hasOtherFates = event.isOpen || new.untold != nil || rest.new.isEmpty
    rest.gap = event.isOpen ? nil : old.untold ?? new.untold
    if event.kind == "boundary_change", rest.old == rest.new, rest.old.count == 1 {
      // It got or gave ground, and the event does not say from or to where.
      (rest.hasOtherOrigins, rest.hasOtherFates) = (true, true)
    }
    changes.append(rest)
    return changes
  }

  /// The changes that the transfers of `event` tell: old parts that went to new ones whole, or new parts that
  /// were taken out of old ones.
  private func transfers(
    of event: AreaEventRecord, in layer: String, _ old: EventSide, _ new: EventSide
  ) -> [PartChange] {
    let given = event.transfers.filter { $0.layer == layer }
    guard !given.isEmpty else { return [] }
    let before = given.map { unit(of: $0.unit, on: event.effective.dayBefore, in: layer) }
    let after = given.map { unit(of: $0.unit, on: event.effective, in: layer) }
    let (oldUnits, newUnits) = (old.units, new.units)
    var groups: [String: PartChange] = [:]
    func group(_ key: String) -> PartChange {
      groups[key] ?? PartChange(event: event.id, day: event.effective, old: [], new: [])
    }
    let stays = Set(event.from).intersection(event.to).intersection(old.own)
    if before.allSatisfy(oldUnits.contains) {
      for (transfer, unit) in zip(given, before) where new.own.contains(transfer.to) {
        var change = group(transfer.to)
        change.old.insert(unit)
        change.new = [transfer.to]
        change.hasOtherOrigins = event.isOpen
        groups[transfer.to] = change
      }
      for id in stays.subtracting(before) {
        var change = group(id)
        change.old.insert(id)
        change.new = [id]
        // What goes on beside what it got may have given ground away where parts are not told whole.
        (change.hasOtherOrigins, change.hasOtherFates) = (event.isOpen, event.isOpen)
        groups[id] = change
      }
    } else if after.allSatisfy(newUnits.contains) {
      for (transfer, unit) in zip(given, after) where old.own.contains(transfer.from) {
        var change = group(transfer.from)
        change.old = [transfer.from]
        change.new.insert(unit)
        change.hasOtherFates = event.isOpen
        groups[transfer.from] = change
      }
      for id in stays.subtracting(after) {
        var change = group(id)
        change.old = [id]
        change.new.insert(id)
        (change.hasOtherOrigins, change.hasOtherFates) = (event.isOpen, event.isOpen)
        groups[id] = change
      }
    }
    return PartChange.combined(Array(groups.values))
  }
}
