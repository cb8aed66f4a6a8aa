import Records

/// The codes of parts that the areas of an event say they are made of.
extension Gazetteer {
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
    if area.isPart(of: layer) { return area.gss(on: day).map { [$0] } }
    return area.statements.first {
      $0.layer == layer && $0.period.contains(day) && isOfThatTime($0.units.vintage)
    }?.units.whole
  }
}
