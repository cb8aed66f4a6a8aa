import Records

/// The areas in which the smallest part that a postcode names lies on a day, whatever became of the part in between.
struct UnitPlacement {
  /// The areas that surely hold all of it.
  private(set) var areas: [String] = []
  /// The areas that hold some of it or may hold it, so that the part does not say whether the postcode is in them.
  private(set) var undecided: [(area: String, gap: Gap)] = []
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
    let vintage = bearer.map { $0.day(of: code, nearest: day) } ?? day
    let own = [UnitSet(whole: [code], vintage: vintage)]
    for area in candidates(vintage) where area.life.contains(day) {
      _ = judge(area, own, bearer != nil)
    }
    let isPlaced = areas.contains { id in
      bearer == nil || gazetteer.areas[id]?.isPart(of: layer) == true
    }
    guard !isPlaced else { return }
    problem = undecided.first.map { gazetteer.told($0.gap) }
    problem =
      problem ?? (
        "unit_not_placed",
        "No area of \(day) is known to bear \(code) of the layer \(layer), to be made of it, or to have come of one that did; record the area, its base_units, or the event between."
      )
  }

  /// The areas that bear a part which the named one was or became, those that state one, and the composite areas
  /// of these, in the order of their ids.
  private func candidates(_ vintage: CalendarDate) -> [AreaHistory] {
    let always = CalendarDate.first...CalendarDate.last
    let units = PartWalk(gazetteer, in: layer, over: always).related(to: code, at: vintage)
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
  private mutating func judge(_ area: AreaHistory, _ own: [UnitSet], _ isFollowed: Bool)
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

  private func lies(_ own: [UnitSet], in side: Side, _ gap: inout Gap) -> Relation.Finding {
    let relation = gazetteer.compare(own, side.sets, in: layer)
    if relation.isShared == .yes, relation.isOnlyA == .no { return .yes }
    gap = relation.gaps.first ?? gap
    return min(relation.isShared, .maybe)
  }

  /// The same for a part that no area bears, which is the same wherever it is stated.
  private func states(_ side: Side) -> Relation.Finding {
    if side.sets.contains(where: { $0.whole.contains(code) }) { return .yes }
    return side.sets.contains { $0.partial.contains(code) } ? .maybe : .no
  }
}

extension AreaHistory {
  /// The day nearest to `day` on which the area was there and bore `code`.
  fileprivate func day(of code: String, nearest day: CalendarDate) -> CalendarDate {
    let days = codes.filter { $0.scheme == "gss" && $0.code == code }
      .map { life.nearest(to: $0.period.nearest(to: day)) }
    func distance(_ other: CalendarDate) -> Int { abs(other.daysSince1970 - day.daysSince1970) }
    return days.min { distance($0) < distance($1) } ?? life.nearest(to: day)
  }
}
