import JSON
import Testing

/// One view of a body, and where it came from.
@Suite struct OverviewTests {
  private func sample() throws -> TestRegister {
    let register = try TestRegister()
    try register.loadSample()
    return register
  }

  @Test func `the overview of the centre has all that names it`() throws {
    let register = try sample()
    let answer = try register.get("/v1/organisations/sample:cpsp/overview")
    #expect(answer.status == 200, "\(answer.text)")
    let view = answer.json
    #expect(view["organisation"]?["name"] == "CPSP @ LGiU" && view["as_of"] == .null)
    #expect(
      view["names"]?.array?.map { $0["kind"]?.string ?? "" } == [
        "present", "former", "short", "spelling",
      ])
    #expect(view["parents"]?.array?.count == 2)
    #expect(view["posts"]?["items"]?[0]?["holders"]?[0]?["person"]?["name"] == "John Tizard")
    let partnerships = try #require(view["partnerships"]?["items"]?.array)
    #expect(
      !partnerships.isEmpty && partnerships.allSatisfy { $0["roles"]?.array?.isEmpty == false })
    #expect(view["awards_received"]?["total"] == 3 && view["awards_made"]?["total"] == 0)
    #expect(view["announcements_issued"]?["total"] == 2)
    // Every list says where all of it is, and the address gives so many.
    for list in [
      "posts", "partnerships", "awards_made", "awards_received", "announcements_issued",
      "announcements_about",
    ] {
      let href = try #require(view[list]?["href"]?.string)
      #expect(try register.get(href).json["total"] == view[list]?["total"], "\(href)")
    }
    for link in ["lineage", "events"] {
      #expect(try register.get(try #require(view[link]?.string)).status == 200)
    }
  }

  @Test func `as of a day the overview is of that day`() throws {
    let register = try sample()
    let view = try register.get("/v1/organisations/sample:cpsp/overview?as_of=2009-12-31").json
    #expect(view["organisation"]?["name"] == "Centre for Public Service Partnerships")
    #expect(view["as_of"] == "2009-12-31")
    #expect(
      view["parents"]?.array?.map { $0["organisation"]?["name"]?.string ?? "" } == [
        "University of Birmingham"
      ])
    #expect(view["announcements_issued"]?["total"] == 2)
    #expect(
      try register.get("/v1/organisations/sample:cpsp/overview?as_of=2009-08-01")
        .json["announcements_issued"]?["total"] == 1)
    let ended = try register.get("/v1/organisations/GB-LAE-BMH/overview?as_of=2019-04-01")
    try register.expectProblem(ended, 404, "no_longer", [])
    try register.expectProblem(
      try register.get("/v1/organisations/GB-LAE-BMH/overview?as_of=x"), 400, "bad_request",
      ["as_of date"])
  }

  @Test func `awards are summed for each currency and type, and void ones not at all`() throws {
    let register = try TestRegister()
    let (giver, taker) = (
      try register.addOrganisation("Giver"), try register.addOrganisation("Taker")
    )
    func award(_ amount: Int64?, _ more: JSONObject = [:]) throws {
      let parties: JSONObject = [
        "funders": [["organisation_id": .string(giver.id)]],
        "recipients": [["organisation_id": .string(taker.id)]],
      ]
      #expect(
        try register.addAward("A", amount, JSONObject(parties.members + more.members)).status == 201
      )
    }
    try award(100, ["award_date": "2010-01-01"])
    try award(250, ["award_date": "2012-01-01"])
    try award(7, ["currency": "EUR"])
    try award(1000, ["type": "sponsorship"])
    try award(5000, ["status": "cancelled"])
    try award(nil)
    func totals(_ body: Answer, _ list: String, _ query: String = "") throws -> [String] {
      let view = try register.get("\(body.path)/overview\(query)").json[list]
      return (view?["totals"]?.array ?? []).map {
        "\($0["currency"]?.string ?? "") \($0["type"]?.string ?? "") \($0["count"]?.integer ?? -1) \($0["amount_awarded"]?.integer ?? -1)"
      }
    }
    let all = ["EUR grant 1 7", "GBP grant 3 350", "GBP sponsorship 1 1000"]
    #expect(try totals(giver, "awards_made") == all)
    #expect(try totals(taker, "awards_received") == all)
    #expect(try totals(giver, "awards_received") == [])
    // What has no day is not known to be later.
    #expect(
      try totals(giver, "awards_made", "?as_of=2011-01-01") == [
        "EUR grant 1 7", "GBP grant 2 100", "GBP sponsorship 1 1000",
      ])
    let list = try register.get("\(giver.path)/overview").json["awards_made"]
    #expect(list?["total"] == 6 && list?["items"]?.array?.count == 6)
  }

  @Test func `unknown amounts are counted and are no sums, and no whole stands beside a share`()
    throws
  {
    let register = try TestRegister()
    let (one, other) = (
      try register.addOrganisation("One"), try register.addOrganisation("Other")
    )
    let both: JSONObject = [
      "funders": [["organisation_id": .string(one.id)], ["organisation_id": .string(other.id)]]
    ]
    func share(_ body: Answer, _ amount: Int64) -> JSON {
      ["funder_id": .string(body.id), "amount": .integer(amount), "nature": "cash"]
    }
    func totals(_ body: Answer, at place: Int = 0) throws -> [JSON?] {
      let view = try register.get("\(body.path)/overview").json["awards_made"]
      let total = view?["totals"]?.array?[place]
      return ["count", "unknown_count", "amount_awarded", "amount_current"].map { total?[$0] }
    }
    try register.addAward("Unknown", nil, both)
    #expect(try totals(one) == [1, 1, .null, .null])
    var shared = both
    shared["contributions"] = [share(one, 70), share(other, 30)]
    try register.addAward("Shared", 100, shared)
    #expect(try totals(one) == [2, 1, .null, 70] && totals(other) == [2, 1, .null, 30])
    var whole: JSONObject = [
      "funders": [["organisation_id": .string(one.id)]], "type": "sponsorship",
    ]
    whole["contributions"] = [share(one, 40), share(one, 10)]
    whole["amendments"] = [["date": "2026-01-01", "delta": -10, "reason": "Less was needed."]]
    try register.addAward("Whole", 60, whole)
    #expect(try totals(one, at: 1) == [1, 0, 60, 50])
  }

  @Test func `a list shows the first few and says how many there are`() throws {
    let register = try TestRegister()
    let giver = try register.addOrganisation("Giver")
    for number in 0..<12 {
      try register.addAward(
        "Award \(number)", 1, ["funders": [["organisation_id": .string(giver.id)]]])
    }
    let list = try register.get("\(giver.path)/overview").json["awards_made"]
    #expect(list?["total"] == 12 && list?["items"]?.array?.count == 10)
    #expect(list?["totals"]?[0]?["count"] == 12)
  }

  @Test func `what is not published is not told`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation("Body")
    let draft = try register.post(
      "/v1/announcements",
      ["title": "Secret", "kind": "news", "issuer_ids": [.string(body.id)]])
    #expect(draft.status == 201)
    let view = try register.get("\(body.path)/overview")
    #expect(view.json["announcements_issued"]?["total"] == 0 && !view.text.contains("Secret"))
  }

  @Test func `lineage goes both ways`() throws {
    let register = try sample()
    let old = try register.get("/v1/organisations/GB-LAE-POL/lineage").json
    #expect(old["predecessors"] == [] && old["is_cut"] == false)
    let successor = old["successors"]?[0]
    #expect(successor?["name"] == "Bournemouth, Christchurch and Poole Council")
    #expect(successor?["depth"] == 1)
    let event = try register.get(try #require(successor?["event"]?.string))
    #expect(event.json["kind"] == "merged" && event.json["effective"] == "2019-04-01")
    let new = try register.get("/v1/organisations/GB-LAE-BPC/lineage").json
    #expect(
      new["predecessors"]?.array?.map { $0["name"]?.string ?? "" } == [
        "Bournemouth Borough Council", "Borough of Poole",
      ])
    #expect(new["events"]?.array?.count == 2)
    #expect(try register.get("/v1/organisations/own:none/lineage").status == 404)
  }

  @Test func `an overview is sent once for each state of the register`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation("Body")
    let tag = try #require(try register.get("\(body.path)/overview")["ETag"])
    #expect(try register.get("\(body.path)/overview", [("If-None-Match", tag)]).status == 304)
    try register.addOrganisation("Another")
    #expect(try register.get("\(body.path)/overview", [("If-None-Match", tag)]).status == 200)
  }
}
