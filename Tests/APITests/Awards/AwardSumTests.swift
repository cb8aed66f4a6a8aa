import JSON
import Testing

/// What awards come to, one by one and for a body.
@Suite struct AwardSumTests {
  private let register: TestRegister
  private let giver: Answer
  private let partner: Answer
  private let taker: Answer

  init() throws {
    register = try TestRegister()
    giver = try register.addOrganisation("Giver", Self.code("giver"))
    partner = try register.addOrganisation("Partner", Self.code("partner"))
    taker = try register.addOrganisation("Taker")
  }

  private static func code(_ code: String) -> JSONObject {
    ["identifiers": [["scheme": "own", "identifier": .string(code)]]]
  }

  /// An award of the two givers.
  @discardableResult
  private func add(_ amount: Int64?, _ more: JSONObject = [:]) throws -> Answer {
    let parties: JSONObject = [
      "funders": [["organisation_id": .string(giver.id)], ["organisation_id": "own:partner"]],
      "recipients": [["organisation_id": .string(taker.id)]],
    ]
    return try register.addAward("Shared", amount, JSONObject(parties.members + more.members))
  }

  private func part(_ funder: String, _ amount: Int64, _ nature: String = "cash") -> JSON {
    ["funder_id": .string(funder), "amount": .integer(amount), "nature": .string(nature)]
  }

  /// Number, first and present sum of the body's awards in pounds sterling.
  private func totals(_ body: Answer, _ list: String) throws -> [JSON?] {
    let totals = try register.get("\(body.path)/overview").json[list]?["totals"]
    #expect((totals?.array?.count ?? 0) < 2)
    return ["count", "amount_awarded", "amount_current"].map { totals?[0]?[$0] }
  }

  @Test func `an award comes to what was awarded with its amendments`() throws {
    let award = try add(
      100_000, ["amendments": [["date": "2020-01-01", "delta": -40_000, "reason": "Less to do"]]])
    #expect(award.json["amount_awarded"] == 100_000 && award.json["amount_current"] == 60_000)
    #expect(try add(nil).json["amount_current"] == .null)
    #expect(try register.get("/v1/awards?amount_current=60000").json["total"] == 1)
    #expect(
      try register.get("/v1/awards?sort=-amount_current").items.map { $0["amount_current"] } == [
        60_000, .null,
      ])
    for (body, list) in [(giver, "awards_made"), (taker, "awards_received")] {
      #expect(try totals(body, list) == [2, 100_000, 60_000])
      let items = try register.get("\(body.path)/overview").json[list]?["items"]
      #expect(
        items?.array?.contains { $0["amount_awarded"] == 100_000 && $0["amount_current"] == 60_000 }
          == true)
    }
  }

  @Test func `of a shared award each funder gave its own contributions`() throws {
    let parts = [part(giver.id, 50_000), part("own:partner", 30_000), part("own:giver", 20_000)]
    #expect(try add(100_000, ["contributions": .array(parts)]).status == 201)
    #expect(try totals(giver, "awards_made") == [1, .null, 70_000])
    #expect(try totals(partner, "awards_made") == [1, .null, 30_000])
    #expect(try totals(taker, "awards_received") == [1, 100_000, 100_000])
    // Who gave nothing in money gave nothing of it.
    let kind = [part(giver.id, 8), part("own:partner", 900, "in_kind")]
    #expect(try add(8, ["contributions": .array(kind)]).status == 201)
    #expect(try totals(giver, "awards_made") == [2, .null, 70_008])
    #expect(try totals(partner, "awards_made") == [2, .null, 30_000])
    // What each gave of these is not known, or nothing but their parts is.
    #expect(try add(5, ["contributions": [part("own:partner", 900, "in_kind")]]).status == 201)
    #expect(try add(nil, ["contributions": [part("own:partner", 2)]]).status == 201)
    #expect(try totals(giver, "awards_made") == [4, .null, 70_013])
    #expect(try totals(partner, "awards_made") == [4, .null, 30_007])
  }

  @Test func `who contributes is one of the funders`() throws {
    let answer = try add(
      10, ["contributions": [part("own:giver", 6), part(taker.id, 4)]])
    try register.expectProblem(
      answer, 422, "invalid", ["/contributions/1/funder_id contributor_not_funder"])
    let award = try add(10, ["contributions": [part("own:giver", 10)]])
    try register.expectProblem(
      try register.patch(award.path, ["funders": []]), 422, "invalid",
      ["/contributions/0/funder_id contributor_not_funder"])
  }

  @Test func `sums beyond 64 bits are told in full`() throws {
    let raise: JSON = ["date": "2020-01-01", "delta": 1_000_000_000_000_000, "reason": "More"]
    for _ in 0..<19 {
      try add(0, ["amendments": .array(Array(repeating: raise, count: 500))])
    }
    #expect(try totals(giver, "awards_made").last == .decimal("9500000000000000000"))
  }
}
