package import Records

/// Converts parts of different days to the finest whole parts that they have in common.
extension Gazetteer {
  /// The parts of `sets` made comparable, for one window of days.
  ///
  /// Throws where they cannot be identified one by one.
  package func pieces(
    of sets: [UnitSet], in layer: String, from first: CalendarDate, to last: CalendarDate
  ) throws(Gap) -> UnitSet {
    var result = UnitSet(whole: [], vintage: first)
    func pieces(of unit: String, at vintage: CalendarDate) throws(Gap) -> Set<String> {
      guard first <= last else { return [unit] }
      let found = expansion(of: unit, at: vintage, in: layer, over: first...last)
      for (event, units) in found.unclear.sorted(by: { $0.key < $1.key }) {
        throw .transfer(event: event, unit: units.min() ?? unit)
      }
      return found.clear
    }
    for set in sets {
      for unit in set.whole { result.whole.formUnion(try pieces(of: unit, at: set.vintage)) }
      // Some of a part that was divided: it is unknown of which pieces.
      for unit in set.partial { result.partial.formUnion(try pieces(of: unit, at: set.vintage)) }
    }
    result.partial.subtract(result.whole)
    return result
  }

  /// The old parts of all areas that `event` changed; nil unless each of them states its parts.
  func before(_ event: AreaEventRecord, in layer: String) -> Set<String>? {
    union(event.from) { units(of: $0, before: event, in: layer) }
  }

  /// The new parts of all areas after `event`; nil unless each of them states its parts.
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
