import JSON
import Testing

/// Plans that both sectors sign, and what is late in them.
@Suite struct ImprovementPlanTests {
  private let register: TestRegister
  private let programme: String
  private let participant: String

  init() throws {
    register = try TestRegister()
    programme = try register.addProgramme()
    participant = try register.post(
      "/v1/participants",
      ["name": "Poole", "programme_id": .string(programme), "origin": "direct"]
    ).id
  }

  private func signed(_ ids: String...) -> JSON {
    .array(ids.map { ["organisation_id": .string($0)] })
  }

  private func add(_ more: JSONObject = [:]) throws -> Answer {
    let body: JSONObject = ["title": "Plan", "participant_id": .string(participant)]
    return try register.post("/v1/improvement-plans", .object(body.with(more)))
  }

  @Test func `a plan is agreed by bodies of both sectors on the day of the agreement`() throws {
    let council = try register.addOrganisation("Council", ["sector": "public"]).id
    // A company until 2015, a charity since.
    let trust = try register.addOrganisation(
      "Trust", ["forms": [["sector": "business", "end_date": "2014-12-31"]]]
    ).id
    let path = try add(["signatories": signed(council)]).path
    let one = try register.post("\(path)/agree", ["on": "2015-06-01"])
    try register.expectProblem(one, 422, "invalid", ["/signatories signatories_of_one_sector"])
    #expect(one.text.contains("no signatory is of the third sector: Council (public)"))
    let both: JSONObject = ["signatories": signed(council, trust)]
    let early = try register.post("\(path)/agree", .object(both.with(["on": "2014-06-01"])))
    try register.expectProblem(early, 422, "invalid", ["/signatories signatories_of_one_sector"])
    let agreed = try register.post("\(path)/agree", .object(both.with(["on": "2015-06-01"])))
    #expect(agreed.status == 200 && agreed.json["agreed_on"] == "2015-06-01", "\(agreed.text)")
    #expect(agreed.json["programme_id"]?.string == programme)
    #expect(
      try register.get("/v1/improvement-plans?signatory=\(trust)&programme=\(programme)").items
        .count == 1)
    try register.expectProblem(
      try register.patch(path, ["signatories": signed(trust)]), 422, "invalid",
      ["/signatories signatories_of_one_sector"])

    let second = try add(both).path
    let refused = try register.post("\(second)/agree", ["on": "2016-01-01"])
    try register.expectProblem(refused, 422, "invalid", ["/participant_id second_live_plan"])
    try register.post("\(path)/close", ["on": "2015-12-31"])
    #expect(try register.post("\(second)/agree", ["on": "2016-01-01"]).status == 200)
  }

  @Test func `progress is added, moves its action, and says what is late`() throws {
    let council = try register.addOrganisation("Council", ["sector": "public"]).id
    let trust = try register.addOrganisation("Trust").id
    let path = try add([
      "signatories": signed(council, trust),
      "actions": [
        [
          "seq": 1, "title": "Meet", "owner_id": .string(council), "due": "2016-03-31",
          "state": "todo",
        ],
        [
          "seq": 2, "title": "Share", "owner_id": .string(trust), "due": "2016-05", "state": "todo",
        ],
        ["seq": 3, "title": "Write", "state": "todo"],
      ],
    ]).path
    func late(_ query: String) throws -> [String] {
      try register.get("/v1/improvement-plans/overdue?\(query)").items.map {
        "\($0["title"]?.string ?? "") \($0["days_late"]?.integer ?? 0)"
      }
    }
    #expect(try late("as_of=2016-06-01").isEmpty, "a draft is nobody's plan")
    try register.post("\(path)/agree", ["on": "2016-01-01"])
    #expect(try late("as_of=2016-03-31").isEmpty)
    #expect(try late("as_of=2016-06-01") == ["Meet 62", "Share 1"])
    #expect(try late("as_of=2016-06-01&owner=\(trust)") == ["Share 1"])
    let report = try register.post(
      "\(path)/progress",
      ["action": 1, "date": "2016-04-10", "text": "They met.", "state": "done"])
    #expect(report.json["actions"]?[0]?["state"] == "done", "\(report.text)")
    #expect(report.json["actions"]?[0]?["done_on"] == "2016-04-10")
    #expect(try late("as_of=2016-04-09") == ["Meet 9"], "it was late until it was done")
    #expect(try late("as_of=2016-06-01&programme=\(programme)") == ["Share 1"])
    let plans = try register.get("/v1/improvement-plans?overdue_on=2016-06-01")
    #expect(plans.items.count == 1)
    #expect(try register.get("/v1/improvement-plans?overdue_on=2016-04-10").items.isEmpty)
    try register.expectProblem(
      try register.post("\(path)/progress", ["action": 9, "date": "2016-04-10", "text": "?"]), 422,
      "invalid", ["/action progress_of_no_action"])
    try register.post("\(path)/close", ["on": "2016-05-31"])
    #expect(try late("as_of=2016-06-01").isEmpty)
  }
}
