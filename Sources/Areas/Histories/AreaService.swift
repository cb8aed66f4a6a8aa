import JSON
import Records
import Store

/// The rules of areas beyond their declaration: their state, and composite areas.
struct AreaService: RecordService {
  func complete(_ change: Change, in ledger: Ledger) throws -> JSONObject {
    var members = change.after ?? [:]
    members["state"] = .string(
      AreaService.state(of: Period(of: members), on: change.signature.at.date))
    // Only events set these; an import copies them from the register that had the events.
    if change.op != AreaEventService.op, change.before != nil || change.op != "import" {
      for name in ["predecessor_ids", "successor_ids"] {
        members[name] = change.before?[name] ?? .array([])
      }
    }
    return members
  }

  func filled(_ members: JSONObject, id: String, at moment: Instant) -> JSONObject {
    guard members["state"] == .null else { return members }
    var members = members
    members["state"] = .string(AreaService.state(of: Period(of: members), on: moment.date))
    return members
  }

  /// What the dates of an area say of `today`.
  static func state(of life: Period, on today: CalendarDate) -> String {
    if let first = life.first, today < first { return "planned" }
    if let last = life.last, last < today { return "ended" }
    return "current"
  }

  func isDue(in store: Store, on today: CalendarDate) throws -> Bool {
    try store.fold(Gazetteer.self).areas.values.contains { isDue($0, on: today) }
  }

  private func isDue(_ area: AreaHistory, on today: CalendarDate) -> Bool {
    area.state != AreaService.state(of: area.life, on: today)
      || area.nameDue.map { $0 <= today } ?? false
  }

  func comeDue(
    in ledger: Ledger, _ signature: Signature, after last: String?, most: Int
  ) throws -> String? {
    let today = signature.at.date
    let areas = try ledger.fold(Gazetteer.self).areas.values.filter { isDue($0, on: today) }
    return try DuePage(areas.map(\.id), after: last, most: most).each { id in
      _ = try ledger.change(
        Area.resource, id: id, .any, signature, op: AreaEventService.op
      ) { present in
        var members = present
        Succession.names.present(&members, on: today)
        return try Validator(Area.resource, in: ledger.catalogue).draft(.object(members))
      }
    }
  }

  func faults(of changes: [Change], in ledger: Ledger) throws -> [(id: String, fault: Fault)] {
    let touched = changes.filter { $0.after != nil && touchesRules($0) }
    guard !touched.isEmpty else { return [] }
    let gazetteer = try ledger.fold(Gazetteer.self)
    let rules = CompositeRules(gazetteer)
    let areas = touched.compactMap { gazetteer.areas[$0.id] }
    for area in areas {
      guard let circle = rules.circle(from: area) else { continue }
      let way = circle.joined(separator: " has ")
      return [
        (
          area.id,
          Fault(
            .pointer("/members"), "composite_circle",
            "An area is not a member of itself, through others either: \(way); take one of them out."
          )
        )
      ]
    }
    var faults: [(id: String, fault: Fault)] = []
    let lives = RecordedLifeRules(gazetteer)
    for change in touched {
      guard let area = gazetteer.areas[change.id] else { continue }
      faults += lives.faults(of: area, after: change).map { (area.id, $0) }
    }
    var judged: Set<String> = []
    for area in areas where area.isComposite && judged.insert(area.id).inserted {
      faults += rules.faults(of: area, at: "/members", naming: false).map { (area.id, $0) }
    }
    for area in areas {
      for composite in rules.above(area) where judged.insert(composite.id).inserted {
        faults += rules.faults(of: composite, at: "", naming: true).map { (area.id, $0) }
      }
    }
    return faults
  }

  /// Whether a change can break a rule across areas; most only change a name or a note.
  private func touchesRules(_ change: Change) -> Bool {
    ["kind", "type", "codes", "parents", "start_date", "end_date", "members", "base_units"]
      .contains { change.before?[$0] != change.after?[$0] }
  }
}
