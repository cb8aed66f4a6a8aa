import JSON
import Records
import TestSupport

@testable import Register

/// A random partnership with its bodies and its umbrella, and a reading of the rules that looks at each day by itself.
struct PartnershipDayModel {
  /// All days of the model, 60 of them around the turn of a financial year.
  static let days = (0..<60).map { CalendarDate(daysSince1970: 12_490 + $0) }
  private static let sectors = ["public", "third", "business", "user_group"]
  private static let roles = [
    "lead", "lead", "partner", "partner", "accountable_body", "sponsor", "observer",
    "user_representative",
  ]

  var bodies: [String: JSONObject] = [:]
  var partnership: JSONObject = [:]
  var parent: JSONObject?

  init(seed: UInt64) {
    var random = Seeded(seed)
    func day() -> JSON { .string((Self.days.randomElement(using: &random) ?? .first).description) }
    func period(_ chance: Int = 2) -> JSONObject {
      var days = [day(), day()].sorted { ($0.string ?? "") < ($1.string ?? "") }
      for place in 0..<2 where Int.random(in: 0..<chance, using: &random) == 0 {
        days[place] = .null
      }
      return ["start_date": days[0], "end_date": days[1]]
    }
    func sector() -> JSON { .string(Self.sectors.randomElement(using: &random) ?? "other") }
    for number in 0..<5 {
      var body: JSONObject = ["name": .string("Body \(number)"), "sector": sector()]
      if Bool.random(using: &random) {
        body["forms"] = [["sector": sector(), "start_date": .null, "end_date": day()]]
      }
      if Int.random(in: 0..<4, using: &random) == 0 { body["dissolution_date"] = day() }
      bodies["org_\(number)"] = body
    }
    let partners = (0..<Int.random(in: 1...6, using: &random)).map { _ -> JSON in
      var partner = period()
      partner["organisation_id"] = .string("org_\(Int.random(in: 0..<5, using: &random))")
      partner["role"] = .string(Self.roles.randomElement(using: &random) ?? "partner")
      return .object(partner)
    }
    var agreement = period()
    agreement["kind"] = "mou"
    partnership = [
      "kind": .string(SectorMix.kinds.randomElement(using: &random) ?? "mixed"), "state": "active",
      "states": [
        ["state": "proposed", "start_date": .null],
        ["state": "active", "start_date": day(), "recorded_at": "2020-01-01T00:00:00.000Z"],
      ],
      "partners": .array(partners), "agreements": [.object(agreement)],
      "shared_lead": Int.random(in: 0..<4, using: &random) == 0 ? true : .null,
      "formality": Bool.random(using: &random) ? "formal" : "informal",
      "contributions": Bool.random(using: &random)
        ? [["financial_year": "2004/05", "pooled": true]] : [],
      "end_date": Bool.random(using: &random) ? day() : .null,
    ]
    if Bool.random(using: &random) { parent = period() }
  }

  /// The partners that count on a day: their ids, roles and sectors.
  private func there(_ day: CalendarDate) -> [(id: String, role: String, sector: String)] {
    partnership.list("partners").compactMap { partner in
      guard Life.isInForce(partner, on: day), let id = partner.text("organisation_id"),
        let body = bodies[id], let role = partner.text("role"),
        !["sponsor", "observer"].contains(role),
        Organisation.resource.life?.presence(of: body, on: day) == .there,
        let sector = AsOf(day, Organisation.resource)?.view(body).text("sector")
      else { return nil }
      return (id, role, sector)
    }
  }

  func mix(_ day: CalendarDate) -> String? {
    let there = there(day)
    guard Life.isInForce(["end_date": partnership["end_date"] ?? .null], on: day),
      Set(there.map(\.id)).count > 1
    else { return nil }
    let users = there.filter { $0.role == "user_representative" || $0.sector == "user_group" }
    if !users.isEmpty, users.count < there.count { return "co_production" }
    let sectors = Set(there.map(\.sector)).sorted().joined(separator: " ")
    let names = [
      "public": "public_public", "third": "third_third", "public third": "public_third",
      "business public": "public_business",
    ]
    return names[sectors] ?? "mixed"
  }

  func broken(_ day: CalendarDate) -> Set<PartnershipRule> {
    let began = partnership.list("states")[1].text("start_date") ?? ""
    guard began <= day.description,
      partnership.text("end_date").map({ day.description <= $0 }) ?? true
    else { return [] }
    let there = there(day)
    var broken: Set<PartnershipRule> = []
    let sectors = Set(there.map(\.sector))
    let users = there.filter { $0.role == "user_representative" || $0.sector == "user_group" }
    if Set(there.map(\.id)).count < 2 {
      broken.insert(.fewPartners)
    } else {
      let holds =
        switch partnership.text("kind") {
        case "public_public": sectors == ["public"]
        case "third_third": sectors == ["third"]
        case "public_third": sectors.contains("public") && sectors.contains("third")
        case "public_business": sectors.contains("public") && sectors.contains("business")
        case "co_production": !users.isEmpty && users.count < there.count
        default: sectors.count > 1
        }
      if !holds { broken.insert(.kindOfOtherSectors) }
      let leads = Set(there.filter { $0.role == "lead" }.map(\.id)).count
      if leads != 1, partnership.flag("shared_lead") != true { broken.insert(.oneLead) }
    }
    let isAgreed = partnership.list("agreements").contains { Life.isInForce($0, on: day) }
    if partnership.text("formality") == "formal", !isAgreed { broken.insert(.noAgreement) }
    let accountable = Set(there.filter { $0.role == "accountable_body" }.map(\.id)).count
    if !partnership.list("contributions").isEmpty, accountable != 1,
      "2004-04-01" <= day.description && day.description <= "2005-03-31"
    {
      broken.insert(.oneAccountableBody)
    }
    if let parent, !Life.isInForce(parent, on: day) { broken.insert(.outsideParent) }
    return broken
  }
}
