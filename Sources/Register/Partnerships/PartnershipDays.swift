import JSON
import Records

/// A partnership from day to day: which sectors work together in it, and which rules it breaks while it is active.
struct PartnershipDays {
  private let members: JSONObject
  private let partners: [CountedPartner]
  private let active: ActiveDays
  /// The umbrella that it is under.
  private let parent: JSONObject?
  /// The days on which each of its agreements may be in force.
  private let agreed: [Period]
  private let pooled: [Period]
  /// The days on which something may change, in order.
  private let changes: [CalendarDate]

  init(
    _ members: JSONObject, under parent: JSONObject?, agreements: [JSONObject],
    _ bodies: OrganisationSectors
  ) {
    agreed = agreements.map { PartnershipDays.period($0, from: ["start_date", "signed"]) }
    (self.members, self.parent) = (members, parent)
    pooled = PartnershipDays.pooledYears(members)
    let partners = members.list("partners").enumerated().compactMap {
      CountedPartner($1, at: $0, bodies)
    }
    let active = ActiveDays(of: members)
    (self.partners, self.active) = (partners, active)
    var days: Set<CalendarDate> = [.first]
    func add(_ first: CalendarDate?, _ last: CalendarDate?) {
      if let first { days.insert(first) }
      if let last, last < .last { days.insert(last.dayAfter) }
    }
    for partner in partners {
      add(partner.period.first, partner.period.last)
      for change in partner.body.sectors.dropFirst() { add(change.since, nil) }
    }
    for period in active.periods { add(period.first, period.last) }
    let life = PartnershipDays.life(members)
    add(life.first, life.last)
    for period in agreed { add(period.first, period.last) }
    for year in pooled { add(year.first, year.last) }
    if let parent {
      let life = PartnershipDays.life(parent)
      add(life.first, life.last)
    }
    changes = days.sorted()
  }

  private static func period(_ object: JSONObject, from starts: [String]) -> Period {
    let start = starts.lazy.compactMap { object.text($0) }.first.flatMap(UncertainDate.init)
    return Period(
      start?.earliest, object.text("end_date").flatMap(UncertainDate.init)?.latest)
  }

  /// The days on which a partnership may have been there.
  private static func life(_ members: JSONObject) -> Period {
    period(members, from: ["start_date"])
  }

  /// The years for which money is pooled.
  private static func pooledYears(_ members: JSONObject) -> [Period] {
    let pooled = members.list("contributions").filter { $0.flag("pooled") == true }
    return Set(pooled.compactMap { $0.text("financial_year") }).sorted().compactMap { year in
      guard let first = Int(year.prefix(4)) else { return nil }
      return Period(
        CalendarDate(year: first, month: 4, day: 1),
        CalendarDate(year: first + 1, month: 3, day: 31))
    }
  }

  /// The spans between two changes, with the partners that count on each of their days.
  private func spans(
    _ body: (_ first: CalendarDate, _ last: CalendarDate?, [CountedPartner]) -> Void
  ) {
    for (index, day) in changes.enumerated() {
      let last = index + 1 < changes.count ? changes[index + 1].dayBefore : nil
      body(day, last, partners.filter { $0.period.contains(day) })
    }
  }

  /// The mix of each day, in periods as long as it stays the same.
  var mix: [JSON] {
    let life = PartnershipDays.life(members)
    var found: [(first: CalendarDate, last: CalendarDate?, mix: String)] = []
    spans { first, last, there in
      guard life.contains(first), let kind = SectorMix(there, on: first).kind else { return }
      if let end = found.last?.last, end.dayAfter == first, found.last?.mix == kind {
        found[found.count - 1].last = last
      } else {
        found.append((first, last, kind))
      }
    }
    return found.map { period in
      [
        "start_date": period.first == .first ? .null : .string(period.first.description),
        "end_date": period.last.map { .string($0.description) } ?? .null,
        "mix": .string(period.mix),
      ]
    }
  }

  /// The rules that it breaks, by day, also on days to come.
  var broken: [BrokenRule] {
    var found: [BrokenRule] = []
    spans { first, last, there in
      guard active.contains(first) else { return }
      for (rule, pointer, detail) in faults(on: first, there) {
        // One that goes on is told once.
        if let place = found.lastIndex(where: { $0.rule == rule }),
          found[place].last?.dayAfter == first
        {
          found[place].last = last
        } else {
          found.append(
            BrokenRule(rule: rule, first: first, last: last, pointer: pointer, detail: detail))
        }
      }
    }
    return found
  }

  private typealias Found = (rule: PartnershipRule, pointer: String, detail: String)

  private func faults(on day: CalendarDate, _ there: [CountedPartner]) -> [Found] {
    var found: [Found] = []
    let mix = SectorMix(there, on: day)
    if !mix.isOfSeveral {
      found.append(
        (
          .fewPartners, "/partners",
          "On \(day) it has fewer than two different partners, sponsors and observers not counted: \(there.isEmpty ? "none" : mix.told). Add partners of that day, or correct their dates."
        ))
    } else if let kind = members.text("kind"), let made = mix.kind, !mix.isOne(of: kind) {
      found.append(
        (
          .kindOfOtherSectors, "/kind",
          "On \(day) these partners are \(made) and not \(kind): \(mix.told). Say kind \(made), or correct the partners, their dates or their sectors."
        ))
    }
    let leads = Set(there.filter { $0.role == "lead" }.map(\.id))
    if members.flag("shared_lead") != true, leads.count != 1, mix.isOfSeveral {
      let names = SectorMix(there.filter { $0.role == "lead" }, on: day).told
      let told = leads.isEmpty ? "nobody leads it" : "several lead it: \(names)"
      found.append(
        (
          .oneLead, "/partners",
          "On \(day) \(told). Give one partner of that day the role lead, or say shared_lead true."
        ))
    }
    if members.text("formality") == "formal", members.text("grace_note") == nil,
      !agreed.contains(where: { $0.contains(day) })
    {
      found.append(
        (
          .noAgreement, "/agreements",
          "It is formal, and on \(day) no agreement is in force. Enter the one of that day, or say in grace_note why there is none."
        ))
    }
    if pooled.contains(where: { $0.contains(day) }) {
      let accountable = Set(there.filter { $0.role == "accountable_body" }.map(\.id))
      if accountable.count != 1 {
        found.append(
          (
            .oneAccountableBody, "/partners",
            "On \(day) it pools money, and \(accountable.isEmpty ? "nobody is" : "\(accountable.count) bodies are") accountable for it. Give one partner of that day the role accountable_body."
          ))
      }
    }
    if let parent, !PartnershipDays.life(parent).contains(day) {
      found.append(
        (
          .outsideParent, "/parent_id",
          "On \(day) it is active, and \(parent.text("name") ?? "its parent") is not there: it is there from \(parent.text("start_date") ?? "an unknown day") to \(parent.text("end_date") ?? "an unknown day"). Correct the dates of one of the two, or the parent."
        ))
    }
    return found
  }
}
