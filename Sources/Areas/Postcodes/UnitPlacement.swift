import Records

/// The areas in which the smallest part that a postcode names lies on a day, whatever became of the part in between.
struct UnitPlacement {
  /// The areas that surely hold all of it.
  private(set) var areas: [String] = []
  /// The areas that hold some of it or may hold it, so that the part does not say whether the postcode is in them;
  /// what is missing is nil where another part of the postcode lies elsewhere.
  private(set) var undecided: [(area: String, gap: Gap?)] = []
  /// Why the part places the postcode in no area of its kind on the day.
  private(set) var problem: (code: String, detail: String)?

  private let gazetteer: Gazetteer
  private let day: CalendarDate
  private let layer: String
  private let code: String
  private var judged: [String: Relation.Finding] = [:]

  init(of code: String, in layer: String, on day: CalendarDate, _ gazetteer: Gazetteer) {
    (self.gazetteer, self.day, self.layer, self.code) = (gazetteer, day, layer, code)
    let bearer = gazetteer.bearer(of: code, on: day, in: layer)
    // A postcode does not say of which day its code is: under one code a part may have had other ground.
    let vintages = bearer.map { gazetteer.days(of: code, by: $0, nearest: day) } ?? [day]
    let own = vintages.map { [UnitSet(whole: [code], vintage: $0)] }
    for area in candidates(vintages) where area.life.contains(day) {
      _ = judge(area, own, bearer != nil)
    }
    let isPlaced = areas.contains { id in
      bearer == nil || gazetteer.areas[id]?.isPart(of: layer) == true
    }
    guard !isPlaced else { return }
    problem = undecided.first?.gap.map(gazetteer.told)
    problem =
      problem ?? (
        "unit_not_placed",
        "No area of \(day) is known to bear \(code) of the layer \(layer), to be made of it, or to have come of one that did; record the area, its base_units, or the event between."
      )
  }

  /// The areas that bear a part which the named one was or became, those that state one, and the composite areas
  /// of these, in the order of their ids.
  private func candidates(_ vintages: [CalendarDate]) -> [AreaHistory] {
    let always = CalendarDate.first...CalendarDate.last
    let walk = PartWalk(gazetteer, in: layer, over: always)
    let units = Set(vintages.flatMap { walk.related(to: code, at: $0) })
    var found: [String: AreaHistory] = [:]
    var queue: [AreaHistory] = gazetteer.bearers(of: code)
    for unit in units {
      let area = gazetteer.areas[unit]
      queue += area.map { [$0] } ?? []
      let codes = area.map { $0.codes.filter { $0.scheme == "gss" }.map(\.code) } ?? [unit]
      queue += codes.flatMap { gazetteer.areas(stating: $0, in: layer) }
    }
    while let area = queue.popLast() {
      guard found.updateValue(area, forKey: area.id) == nil else { continue }
      queue += gazetteer.composites(with: area.id)
    }
    return found.values.sorted { $0.id < $1.id }
  }

  /// Whether the part lies in an area.
  private mutating func judge(_ area: AreaHistory, _ own: [[UnitSet]], _ isFollowed: Bool)
    -> Relation.Finding
  {
    if let known = judged[area.id] { return known }
    judged[area.id] = .no
    var finding = Relation.Finding.no
    var gap = Gap.partial(units: [code])
    if area.isComposite {
      for id in gazetteer.members(of: area, on: day) where finding != .yes {
        guard let member = gazetteer.areas[id] else { continue }
        finding = max(finding, judge(member, own, isFollowed))
      }
    }
    if finding != .yes {
      if area.codes.contains(where: { $0.code == code && $0.period.contains(day) }),
        !area.isComposite, !area.isPart(of: layer)
      {
        finding = .yes
      } else if let side = try? gazetteer.side(area, on: day, in: layer) {
        finding = isFollowed ? lies(own, in: side, &gap) : states(side)
      }
    }
    judged[area.id] = finding
    switch finding {
    case .yes: areas.append(area.id)
    case .maybe: undecided.append((area.id, gap))
    case .no: break
    }
    return finding
  }

  /// Whether the part lies in an area, whichever of its grounds is meant.
  private func lies(_ own: [[UnitSet]], in side: Side, _ gap: inout Gap) -> Relation.Finding {
    var findings: Set<Relation.Finding> = []
    for sets in own {
      let relation = gazetteer.compare(sets, side.sets, in: layer)
      if relation.isShared == .yes, relation.isOnlyA == .no {
        findings.insert(.yes)
      } else {
        gap = relation.gaps.first ?? gap
        findings.insert(min(relation.isShared, .maybe))
      }
    }
    return findings.count == 1 ? findings.first ?? .no : .maybe
  }

  /// The same for a part that no area bears, which is the same wherever it is stated.
  private func states(_ side: Side) -> Relation.Finding {
    if side.sets.contains(where: { $0.whole.contains(code) }) { return .yes }
    return side.sets.contains { $0.partial.contains(code) } ? .maybe : .no
  }
}

extension [UnitPlacement] {
  /// Where a postcode is that lies over all of these parts: surely where all of them are, and perhaps where one is.
  var combined: UnitPlacement? {
    guard var all = first, count > 1 else { return first }
    all.join(self)
    return all
  }
}

extension UnitPlacement {
  fileprivate mutating func join(_ parts: [UnitPlacement]) {
    let sure = areas.filter { area in parts.allSatisfy { $0.areas.contains(area) } }
    var candidates = parts.flatMap(\.undecided)
    candidates += parts.flatMap(\.areas).map { ($0, nil) }
    var seen = Set(sure)
    areas = sure
    undecided = candidates.filter { seen.insert($0.area).inserted }
    problem = parts.compactMap(\.problem).first ?? PostcodePlace.split
  }
}

extension Gazetteer {
  /// Days on which `area` was there and bore `code`: the one nearest to `day`, and one of each ground that it had
  /// under that code.
  fileprivate func days(of code: String, by area: AreaHistory, nearest day: CalendarDate)
    -> [CalendarDate]
  {
    let periods = area.codes.filter { $0.scheme == "gss" && $0.code == code }.map(\.period)
    func isBorne(_ day: CalendarDate) -> Bool {
      area.life.contains(day) && periods.contains { $0.contains(day) }
    }
    func distance(_ other: CalendarDate) -> Int { abs(other.daysSince1970 - day.daysSince1970) }
    let nearest = periods.map { area.life.nearest(to: $0.nearest(to: day)) }
      .min { distance($0) < distance($1) }
    let changes = events(of: area.id).filter {
      Gazetteer.changesGround($0) && $0.from.contains(area.id) && $0.to.contains(area.id)
    }
    let others = changes.flatMap { [$0.effective.dayBefore, $0.effective] }.filter(isBorne)
    return [nearest ?? area.life.nearest(to: day)] + others
  }
}
