import Records

/// Expresses parts of different days in the finest whole parts between two days.
///
/// After a merger the old parts are the finer ones, after a split the new ones. Where a merged part
/// was divided again, or an event does not state where parts went, old and new parts cannot be
/// compared one by one: they are two divisions of one block of ground, which is named by the event.
extension Gazetteer {
  /// The finest parts that make up one part.
  struct Expansion {
    /// Parts that are the same on all days of the window.
    var clear: Set<String> = []
    /// Parts within the block of ground of an event, by event id.
    var unclear: [String: Set<String>] = [:]

    fileprivate mutating func add(_ piece: Piece) {
      if let event = piece.event {
        unclear[event, default: []].insert(piece.name)
      } else {
        clear.insert(piece.name)
      }
    }
  }

  /// An undivided part; `event` is set if it is in a block of ground with two divisions.
  fileprivate struct Piece {
    let name: String
    var day: CalendarDate
    var event: String?
  }

  private enum Origin {
    case recoded(from: String)
    case joined(Set<String>)
    case divided(Set<String>)
    case unknown
  }

  private enum Fate {
    case recoded(to: String)
    case joined(to: String?)
    case divided(Set<String>)
    case unknown
  }

  /// The finest parts between two days that make up `unit` as it was on the day `vintage`.
  func expansion(
    of unit: String, at vintage: CalendarDate, in layer: String,
    over window: ClosedRange<CalendarDate>
  ) -> Expansion {
    var found = Expansion()
    guard window.lowerBound < window.upperBound, layer != "custom" else {
      found.clear = [unit]
      return found
    }
    for root in origins(of: unit, at: vintage, layer, window) {
      for piece in fates(of: root.name, since: root.day, layer, window) {
        found.add(Piece(name: piece.name, day: piece.day, event: root.event ?? piece.event))
      }
    }
    return found
  }

  /// The two divisions of an event's ground: into parts from before it, and into parts since.
  func block(_ event: AreaEventRecord, in layer: String, over window: ClosedRange<CalendarDate>)
    -> (old: Set<String>, new: Set<String>)
  {
    guard !event.isOpen else { return ([], []) }
    let old = (before(event, in: layer) ?? []).flatMap {
      origins(of: $0, at: event.effective.dayBefore, layer, window).map(\.name)
    }
    let new = (after(event, in: layer) ?? []).flatMap {
      fates(of: $0, since: event.effective, layer, window).map(\.name)
    }
    return (Set(old), Set(new))
  }

  /// The parts from which `unit` was made, as far back as the window goes.
  private func origins(
    of unit: String, at day: CalendarDate, _ layer: String, _ window: ClosedRange<CalendarDate>
  ) -> [Piece] {
    for area in bearers(of: unit) {
      // Of several events on one day, such as a merger and the end of the county around it, one may
      // have the origin.
      var unclear: AreaEventRecord?
      for event in events(of: area.id).reversed()
      where event.effective <= day && event.effective > window.lowerBound {
        if let unclear, event.effective < unclear.effective { break }
        guard let origin = origin(of: unit, area, event, layer) else { continue }
        let dayBefore = event.effective.dayBefore
        switch origin {
        case .recoded(let old): return origins(of: old, at: dayBefore, layer, window)
        case .joined(let parts):
          return parts.flatMap { origins(of: $0, at: dayBefore, layer, window) }
        case .divided(let sources):
          let roots = sources.flatMap { origins(of: $0, at: dayBefore, layer, window) }
          // Parts that were not merged within the window are the same ground in both directions.
          let outer = roots.count == 1 ? roots[0].event : event.id
          return [Piece(name: unit, day: event.effective, event: outer)]
        case .unknown: unclear = unclear ?? event
        }
      }
      if let unclear { return [Piece(name: unit, day: unclear.effective, event: unclear.id)] }
    }
    return [Piece(name: unit, day: day)]
  }

  /// The parts into which `unit` was divided, as far as the window goes.
  ///
  /// A part that was merged with others stays, because it is the finer.
  private func fates(
    of unit: String, since day: CalendarDate, _ layer: String, _ window: ClosedRange<CalendarDate>
  ) -> [Piece] {
    guard let (event, fate) = nextFate(of: unit, since: day, layer, window) else {
      return [Piece(name: unit, day: day)]
    }
    switch fate {
    case .recoded(let new):
      let pieces = fates(of: new, since: event.effective, layer, window)
      guard pieces.count == 1, pieces[0].name == new else { return pieces }
      return [Piece(name: unit, day: day, event: pieces[0].event)]
    case .joined(let whole):
      let division = whole.flatMap { self.division(of: $0, since: event.effective, layer, window) }
      return [Piece(name: unit, day: day, event: division)]
    case .divided(let parts):
      return parts.flatMap { fates(of: $0, since: event.effective, layer, window) }
    case .unknown: return [Piece(name: unit, day: day, event: event.id)]
    }
  }

  /// The event that divided a merged part, or leaves open what became of it; nil if there is none.
  private func division(
    of unit: String, since day: CalendarDate, _ layer: String, _ window: ClosedRange<CalendarDate>
  ) -> String? {
    guard let (event, fate) = nextFate(of: unit, since: day, layer, window) else { return nil }
    switch fate {
    case .recoded(let next): return division(of: next, since: event.effective, layer, window)
    case .joined(let next):
      return next.flatMap { division(of: $0, since: event.effective, layer, window) }
    case .divided, .unknown: return event.id
    }
  }

  private func nextFate(
    of unit: String, since day: CalendarDate, _ layer: String, _ window: ClosedRange<CalendarDate>
  ) -> (AreaEventRecord, Fate)? {
    for area in bearers(of: unit) {
      for event in events(of: area.id)
      where event.effective > day && event.effective <= window.upperBound {
        if let fate = fate(of: unit, area, event, layer) { return (event, fate) }
      }
    }
    return nil
  }

  /// How `event` made `unit`; nil if it did not.
  private func origin(
    of unit: String, _ area: AreaHistory, _ event: AreaEventRecord, _ layer: String
  ) -> Origin? {
    switch event.kind {
    case "recoded":
      guard event.code?.scheme == "gss", event.code?.code == unit, layer == "lad",
        let old = area.gss(on: event.effective.dayBefore), old != unit
      else { return nil }
      return .recoded(from: old)
    case "merged", "split", "boundary_change":
      guard event.to.contains(area.id), own(unit, area, on: event.effective, in: layer)
      else { return nil }
      if isDivision(event, in: layer) {
        // Some of its ground came from areas that the event does not name.
        if event.isOpen, !event.transfers.contains(where: { $0.unit == unit }) { return .unknown }
        return .divided(sources(of: unit, event, layer))
      }
      let given = event.transfers.filter { $0.layer == layer && $0.to == area.id }.map(\.unit)
      if !given.isEmpty, !given.contains(unit), !event.isOpen, !event.from.contains(area.id) {
        return .joined(Set(given))
      }
      if event.transfers.isEmpty, event.to.count == 1, !event.isOpen,
        let old = before(event, in: layer), !old.contains(unit)
      {
        return .joined(old)
      }
      return .unknown
    default: return nil
    }
  }

  /// The parts that a division made into `unit`, of the area in its transfer or else of all.
  private func sources(of unit: String, _ event: AreaEventRecord, _ layer: String) -> Set<String> {
    let transfer = event.transfers.first { $0.layer == layer && $0.unit == unit }
    if let area = transfer.flatMap({ areas[$0.from] }),
      let units = units(of: area, before: event, in: layer)
    {
      return units
    }
    return before(event, in: layer) ?? []
  }

  /// What `event` made of `unit`; nil if nothing.
  private func fate(
    of unit: String, _ area: AreaHistory, _ event: AreaEventRecord, _ layer: String
  ) -> Fate? {
    guard event.from.contains(area.id),
      own(unit, area, on: event.effective.dayBefore, in: layer)
    else { return nil }
    switch event.kind {
    case "recoded":
      guard event.code?.scheme == "gss", let new = event.code?.code, new != unit else { return nil }
      return .recoded(to: new)
    case "merged", "split", "boundary_change":
      let given = event.transfers.filter { $0.layer == layer }
      guard isDivision(event, in: layer) else {
        if event.transfers.isEmpty {
          guard event.to.count == 1, !event.isOpen else { return .unknown }
          return .joined(to: areas[event.to[0]]?.gss(on: event.effective))
        }
        guard let transfer = given.first(where: { $0.unit == unit }) else { return .unknown }
        return .joined(to: areas[transfer.to]?.gss(on: event.effective))
      }
      let own = given.filter { $0.from == area.id }.map(\.unit)
      if !own.isEmpty, !event.to.contains(area.id) { return .divided(Set(own)) }
      guard own.isEmpty, event.from.count == 1, !event.isOpen,
        let new = after(event, in: layer), !new.contains(unit)
      else { return .unknown }
      return .divided(new)
    default: return nil
    }
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

  /// Whether `unit` is the code of `area` itself on `day`.
  private func own(_ unit: String, _ area: AreaHistory, on day: CalendarDate, in layer: String)
    -> Bool
  {
    layer == "lad" && AreaHistory.districtTypes.contains(area.type) && area.gss(on: day) == unit
  }
}
