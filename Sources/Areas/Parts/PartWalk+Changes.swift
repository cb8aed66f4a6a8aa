import Records

/// The changes before and after a part.
extension PartWalk {
  /// The events of the window that may have changed `unit`, by day.
  private func touching(_ unit: String) -> [AreaEventRecord] {
    if let known = touchings[unit] { return known }
    let codes = gazetteer.areas[unit].map { $0.codes.filter { $0.scheme == "gss" }.map(\.code) }
    var queue = [unit] + gazetteer.bearers(of: unit).map(\.id)
    queue += (codes ?? [unit]).flatMap { gazetteer.areas(stating: $0, in: layer).map(\.id) }
    var seen = Set(queue)
    var events: [String: AreaEventRecord] = [:]
    while let area = queue.popLast() {
      for event in gazetteer.events(of: area)
      where Gazetteer.changesGround(event) && window.lowerBound < event.effective
        && event.effective <= window.upperBound
      {
        events[event.id] = event
      }
      queue += gazetteer.composites(with: area).map(\.id).filter { seen.insert($0).inserted }
    }
    let found = events.values.sorted { ($0.effective, $0.id) < ($1.effective, $1.id) }
    touchings[unit] = found
    return found
  }

  /// The changes of `day` that are connected with `unit`.
  private func changes(of unit: String, on day: CalendarDate) -> [PartChange] {
    if let known = days[day]?[unit] { return known }
    var (units, queue): (Set<String>, [String]) = ([unit], [unit])
    var events: Set<String> = []
    var told: [PartChange] = []
    while let next = queue.popLast() {
      for event in touching(next) where event.effective == day && events.insert(event.id).inserted {
        steps += 1
        for change in gazetteer.changes(by: event, in: layer) {
          told.append(change)
          queue += change.old.union(change.new).filter { units.insert($0).inserted }
        }
      }
    }
    let found = PartChange.combined(told)
    for unit in units { days[day, default: [:]][unit] = found }
    return found
  }

  /// The last change up to `day` that made `unit` what it is.
  func made(_ unit: String, by day: CalendarDate) -> PartChange? {
    var last: CalendarDate?
    for event in touching(unit).reversed() where event.effective <= day && event.effective != last {
      last = event.effective
      let found = changes(of: unit, on: event.effective).first { $0.new.contains(unit) }
      if let found { return found }
    }
    return nil
  }

  /// The change that ended the part, or gave it other ground.
  func next(_ part: Part) -> PartChange? {
    var last = part.since
    for event in touching(part.unit)
    where event.effective != last && (part.since.map { $0 < event.effective } ?? true) {
      last = event.effective
      let found = changes(of: part.unit, on: event.effective).first { $0.old.contains(part.unit) }
      if let found { return found }
    }
    return nil
  }

  /// The change by which the part began, if that lies in the window.
  func made(_ part: Part) -> PartChange? {
    part.since.flatMap { day in
      changes(of: part.unit, on: day).first { $0.new.contains(part.unit) }
    }
  }
}
