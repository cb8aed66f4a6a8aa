package import Records

/// Parts of different days brought to the finest whole parts that they have in common.
///
/// A merger makes the old parts the finer ones, a split the new ones; between two days every part is
/// replaced by the finer ones on the other side of the events between.
extension Gazetteer {
  /// The parts of `sets` written so that they can be compared, all of them for one window of days.
  package func pieces(
    of sets: [UnitSet], in layer: String, from first: CalendarDate, to last: CalendarDate
  ) throws(Gap) -> UnitSet {
    var result = UnitSet(whole: [], vintage: first)
    for set in sets {
      for unit in set.whole {
        result.whole.formUnion(
          try pieces(of: unit, at: set.vintage, in: layer, from: first, to: last))
      }
      for unit in set.partial {
        let pieces = try pieces(of: unit, at: set.vintage, in: layer, from: first, to: last)
        // Some of a part that was divided: which of the pieces is not known.
        result.partial.formUnion(pieces)
      }
    }
    result.partial.subtract(result.whole)
    return result
  }

  /// The finest whole parts between two days that make up `unit` as it was at `vintage`.
  func pieces(
    of unit: String, at vintage: CalendarDate, in layer: String, from first: CalendarDate,
    to last: CalendarDate
  ) throws(Gap) -> Set<String> {
    guard first < last, layer != "custom" else { return [unit] }
    // Backwards over what made the unit, latest event first.
    for area in bearers(of: unit) {
      for event in events(of: area.id).reversed()
      where event.effective <= vintage && event.effective > first {
        guard let old = try parts(before: event, of: unit, area, in: layer) else { continue }
        return try all(
          old, at: event.effective.dayBefore, in: layer, from: first, to: last)
      }
    }
    // Forwards over what became of it, first event first.
    for area in bearers(of: unit) {
      for event in events(of: area.id)
      where event.effective > vintage && event.effective <= last {
        guard let new = try parts(after: event, of: unit, area, in: layer) else { continue }
        return try all(new, at: event.effective, in: layer, from: first, to: last)
      }
    }
    return [unit]
  }

  private func all(
    _ units: Set<String>, at vintage: CalendarDate, in layer: String, from first: CalendarDate,
    to last: CalendarDate
  ) throws(Gap) -> Set<String> {
    var found: Set<String> = []
    for unit in units {
      found.formUnion(try pieces(of: unit, at: vintage, in: layer, from: first, to: last))
    }
    return found
  }

  /// The old parts that make up `unit`, which `event` made; nil if the event did not make it, or left it
  /// as one piece.
  private func parts(
    before event: AreaEventRecord, of unit: String, _ area: AreaHistory, in layer: String
  ) throws(Gap) -> Set<String>? {
    switch event.kind {
    case "recoded":
      guard event.code?.scheme == "gss", event.code?.code == unit, layer == "lad",
        let old = area.gss(on: event.effective.dayBefore), old != unit
      else { return nil }
      return [old]
    case "merged", "split", "boundary_change":
      guard event.to.contains(area.id), own(unit, area, on: event.effective, in: layer)
      else { return nil }
      let given = event.transfers.filter { $0.layer == layer && $0.to == area.id }.map(\.unit)
      // A split makes finer parts: there is nothing to go back to.
      if isDivision(event, in: layer) { return nil }
      if !given.isEmpty, !given.contains(unit), !event.isOpen, !event.from.contains(area.id) {
        return Set(given)
      }
      if event.transfers.isEmpty, event.to.count == 1, !event.isOpen,
        let old = before(event, in: layer), !old.contains(unit)
      {
        return old
      }
      throw .transfer(event: event.id, unit: unit)
    default: return nil
    }
  }

  /// The new parts into which `event` divided `unit`; nil if it did not, or joined it whole to others.
  private func parts(
    after event: AreaEventRecord, of unit: String, _ area: AreaHistory, in layer: String
  ) throws(Gap) -> Set<String>? {
    guard ["merged", "split", "boundary_change"].contains(event.kind),
      event.from.contains(area.id), own(unit, area, on: event.effective.dayBefore, in: layer)
    else { return nil }
    guard isDivision(event, in: layer) else {
      // Joined to others as a whole: it stays the finer part, if the event says so.
      let isWhole =
        event.transfers.isEmpty
        ? event.to.count == 1 && !event.isOpen
        : event.transfers.contains { $0.layer == layer && $0.unit == unit }
      if isWhole { return nil }
      throw .transfer(event: event.id, unit: unit)
    }
    let given = event.transfers.filter { $0.layer == layer && $0.from == area.id }.map(\.unit)
    if !given.isEmpty, !event.to.contains(area.id) { return Set(given) }
    guard given.isEmpty, event.from.count == 1, !event.isOpen, let new = after(event, in: layer),
      !new.contains(unit)
    else { throw .transfer(event: event.id, unit: unit) }
    return new
  }

  /// Whether the event goes from coarser parts to finer ones.
  private func isDivision(_ event: AreaEventRecord, in layer: String) -> Bool {
    let units = event.transfers.filter { $0.layer == layer }.map(\.unit)
    guard units.isEmpty else {
      let new = after(event, in: layer) ?? []
      return units.allSatisfy { new.contains($0) }
    }
    return event.kind == "split" && event.from.count == 1
  }

  /// Whether `unit` is the part that `area` itself is on `day`.
  private func own(_ unit: String, _ area: AreaHistory, on day: CalendarDate, in layer: String)
    -> Bool
  {
    layer == "lad" && AreaHistory.districtTypes.contains(area.type) && area.gss(on: day) == unit
  }

  /// The old parts of all areas that `event` changed; nil unless each of them says what it was made of.
  func before(_ event: AreaEventRecord, in layer: String) -> Set<String>? {
    union(event.from) { units(of: $0, before: event, in: layer) }
  }

  /// The new parts of all areas that came of `event`; nil unless each of them says what it is made of.
  func after(_ event: AreaEventRecord, in layer: String) -> Set<String>? {
    union(event.to) { units(of: $0, after: event, in: layer) }
  }

  private func union(_ ids: [String], _ units: (AreaHistory) -> Set<String>?) -> Set<String>? {
    var found: Set<String> = []
    for id in ids {
      guard let area = areas[id], let units = units(area) else { return nil }
      found.formUnion(units)
    }
    return found
  }

  /// The parts of an area on the day before `event`, in the codes of that time.
  func units(of area: AreaHistory, before event: AreaEventRecord, in layer: String)
    -> Set<String>?
  {
    units(of: area, on: event.effective.dayBefore, in: layer) { $0 < event.effective }
  }

  /// The parts of an area on the day of `event`, in the codes since then.
  func units(of area: AreaHistory, after event: AreaEventRecord, in layer: String) -> Set<String>? {
    units(of: area, on: event.effective, in: layer) { $0 >= event.effective }
  }

  private func units(
    of area: AreaHistory, on day: CalendarDate, in layer: String,
    _ isOfThatTime: (CalendarDate) -> Bool
  ) -> Set<String>? {
    if layer == "lad", AreaHistory.districtTypes.contains(area.type) {
      return area.gss(on: day).map { [$0] }
    }
    return area.statements.first {
      $0.layer == layer && $0.period.contains(day) && isOfThatTime($0.units.vintage)
    }?.units.whole
  }
}
