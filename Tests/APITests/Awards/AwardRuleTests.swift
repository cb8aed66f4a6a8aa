import JSON
import Testing

/// What must hold between awards, and between an award and the day.
@Suite struct AwardRuleTests {
  private let register: TestRegister
  private let source: Answer

  init() throws {
    register = try TestRegister()
    source = try register.addAward("Source", 100_000, ["type": "fund"])
  }

  private func regrant(_ amount: Int64, _ more: JSONObject = [:]) throws -> Answer {
    var members: JSONObject = ["source_award_id": .string(source.id)]
    members.members += more.members
    return try register.addAward("Given on", amount, members)
  }

  private func cut(by amount: Int64) throws -> Answer {
    try register.patch(
      source.path,
      ["amendments": [["date": "2020-01-01", "delta": .integer(-amount), "reason": "Cut"]]])
  }

  @Test func `what is given on does not exceed where it comes from`() throws {
    let first = try regrant(60_000)
    #expect(first.status == 201)
    let refused = try regrant(50_000)
    try register.expectProblem(
      refused, 422, "invalid", ["/source_award_id regrants_exceed_source"])
    #expect(refused.text.contains("would come to 110000, and it comes to 100000"))
    #expect(try regrant(40_000).status == 201)
    try register.expectProblem(
      try register.patch(first.path, ["amount_awarded": 60_001]), 422, "invalid",
      ["/source_award_id regrants_exceed_source"])
    #expect(try register.patch(first.path, ["amount_awarded": 50_000]).status == 200)
    #expect(try regrant(10_000).status == 201)
  }

  @Test func `an award does not become less than what is given on from it`() throws {
    #expect(try regrant(60_000).status == 201)
    try register.expectProblem(
      try cut(by: 40_001), 422, "invalid", ["/amount_awarded regrants_exceed_source"])
    #expect(try cut(by: 40_000).status == 200)
    try register.expectProblem(
      try regrant(1), 422, "invalid", ["/source_award_id regrants_exceed_source"])
  }

  @Test func `an import adds up row by row, and takes no refused row for given`() throws {
    func row(_ amount: Int64, _ code: Int) -> String {
      #"{"title":"A","type":"grant","currency":"GBP","amount_awarded":\#(amount),"source_award_id":"\#(source.id)","identifiers":[{"scheme":"own","identifier":"\#(code)"}]}"#
        + "\n"
    }
    let file = row(60_000, 1) + row(50_000, 2) + row(30_000, 3) + row(20_000, 4) + row(10_000, 5)
    let report = try register.curl(
      "/v1/imports?kind=awards&on_error=skip", file, type: "application/x-ndjson")
    #expect(report.json["created"] == 3 && report.json["failed"] == 2)
    #expect(report.json["errors"]?.array?.map { $0["row"] } == [2, 4])
    // A row that gives less makes room for the next.
    let again = try register.curl(
      "/v1/imports?kind=awards&on_error=skip", row(40_000, 1) + row(20_000, 6) + row(1, 7),
      type: "application/x-ndjson")
    #expect(again.json["updated"] == 1 && again.json["created"] == 1)
    #expect(again.json["failed"] == 1)
  }

  @Test func `money that did not flow and money in another currency are not counted`() throws {
    for status in ["cancelled", "withdrawn"] {
      #expect(try regrant(90_000, ["status": .string(status)]).status == 201)
    }
    #expect(try regrant(90_000, ["currency": "EUR"]).status == 201)
    let gone = try regrant(100_000)
    try register.expectProblem(
      try regrant(1), 422, "invalid", ["/source_award_id regrants_exceed_source"])
    #expect(try register.delete(gone.path).status == 204)
    #expect(try regrant(100_000).status == 201)
    try register.expectProblem(
      try register.post("\(gone.path)/restore"), 422, "invalid",
      ["/source_award_id regrants_exceed_source"])
  }

  @Test(arguments: ["awarded", "active", "completed", "cancelled", "withdrawn", "clawed_back"])
  func `a day of the decision that lies ahead goes with a pledge alone`(status: String) throws {
    let ahead: JSONObject = ["award_date": "2026-11-23"]
    try register.expectProblem(
      try register.addAward(
        "A", 1, JSONObject(ahead.members + [(name: "status", value: .string(status))])),
      422, "invalid", ["/award_date award_date_in_future"])
    let today: JSONObject = ["award_date": "2026-11-22", "status": .string(status)]
    #expect(try register.addAward("A", 1, today).status == 201)
    let pledge = try register.addAward("A", 1, ahead)
    #expect(pledge.status == 201)
    try register.expectProblem(
      try register.post("\(pledge.path)/award"), 422, "invalid",
      ["/award_date award_date_in_future"])
    #expect(
      try register.post("\(pledge.path)/award", ["award_date": "2026-11-22"]).status == 200)
  }
}
