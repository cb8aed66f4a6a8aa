import Records

/// The smallest parts that an event names on one of its sides.
struct EventSide {
  /// Areas of the event that are parts themselves.
  private(set) var own: Set<String> = []
  /// Further parts that its other areas are made of.
  private(set) var stated: Set<String> = []
  /// The first of those that do not say what they are made of.
  private(set) var untold: Gap?

  var units: Set<String> { own.union(stated) }

  /// What the areas `ids` of `event` are made of: on the day before, or on its day.
  init(
    _ ids: [String], of event: AreaEventRecord, isOld: Bool, in layer: String,
    _ gazetteer: Gazetteer
  ) {
    let day = isOld ? event.effective.dayBefore : event.effective
    let named = Set(event.from + event.to)
    let isFixed = event.kind != "boundary_change"
    for id in ids {
      guard let area = gazetteer.areas[id] else {
        untold = untold ?? .layer(area: id, layer: layer, day: day)
        continue
      }
      if area.isPart(of: layer) {
        own.insert(id)
        continue
      }
      // A police area that goes on around a merger of its districts.
      if isFixed, event.from.contains(id), event.to.contains(id) { continue }
      guard let units = gazetteer.parts(of: area, on: day, in: layer) else {
        untold = untold ?? .layer(area: id, layer: layer, day: day)
        continue
      }
      stated.formUnion(
        units.filter { unit in
          // A district that the event does not name and that goes on is none of what it changed.
          guard isFixed, !named.contains(unit), let life = gazetteer.areas[unit]?.life else {
            return true
          }
          return !(life.contains(event.effective.dayBefore) && life.contains(event.effective))
        })
    }
  }
}

extension Gazetteer {
  /// The area of `layer` that bears `code` on `day`, or the one that bore it on the nearest day; the id of an area
  /// without a code stands for one.
  func bearer(of code: String, on day: CalendarDate, in layer: String) -> AreaHistory? {
    func distance(_ period: Period) -> Int {
      abs(period.nearest(to: day).daysSince1970 - day.daysSince1970)
    }
    func rank(_ area: AreaHistory) -> (Int, String) {
      let own = area.codes.filter { $0.scheme == "gss" && $0.code == code }
      return (max(own.map { distance($0.period) }.min() ?? 0, distance(area.life)), area.id)
    }
    if let area = areas[code] { return area.isPart(of: layer) ? area : nil }
    let found = bearers(of: code).filter { $0.isPart(of: layer) }
    return found.count > 1 ? found.min { rank($0) < rank($1) } : found.first
  }

  /// The part that `code` stood for on `day`: the area that bears it, else the code itself.
  func unit(of code: String, on day: CalendarDate, in layer: String) -> String {
    bearer(of: code, on: day, in: layer)?.id ?? code
  }

  /// The parts of an area on `day`, all of them there on it; nil where it does not say.
  fileprivate func parts(of area: AreaHistory, on day: CalendarDate, in layer: String)
    -> Set<String>?
  {
    var found: Set<String> = []
    let leaves = leaves(of: area.id, on: day)
    guard !leaves.isEmpty else { return nil }
    for leaf in leaves {
      if leaf.isPart(of: layer) {
        found.insert(leaf.id)
        continue
      }
      let stated = leaf.statements.first { $0.layer == layer && $0.period.contains(day) }
      guard let stated, stated.units.partial.isEmpty else { return nil }
      for code in stated.units.whole {
        let unit = unit(of: code, on: day, in: layer)
        if let area = areas[unit], !area.life.contains(day) { return nil }
        found.insert(unit)
      }
    }
    return found
  }
}
