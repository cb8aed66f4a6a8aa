import JSON
import Records
import Testing

/// What a partnership is on every day on which it is active.
@Suite struct PartnershipRuleTests {
  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    try register.addBodiesOfEachSector()
  }

  private func partner(_ name: String, _ role: String = "partner", _ more: JSONObject = [:]) -> JSON
  {
    let element: JSONObject = ["organisation_id": .string("b:\(name)"), "role": .string(role)]
    return .object(JSONObject(element.members + more.members))
  }

  /// An active partnership of a council that leads and a charity since 2010, with `more` instead.
  private func body(_ more: JSONObject = [:]) -> JSON {
    var body: JSONObject = [
      "name": "Alliance", "kind": "public_third", "state": "active", "start_date": "2010-01-01",
      "partners": [partner("council", "lead"), partner("charity")],
    ]
    for member in more.members { body[member.name] = member.value }
    return .object(body)
  }

  private func rules(_ answer: Answer) -> [String] {
    (answer.json["broken_rules"]?.array ?? []).map {
      "\($0["rule"]?.string ?? "") \($0["day"]?.string ?? "") \($0["pointer"]?.string ?? "")"
    }
  }

  private func mix(_ answer: Answer) -> [String] {
    (answer.json["mix"]?.array ?? []).map { period in
      ["start_date", "end_date", "mix"].map { period[$0]?.string ?? "-" }.joined(separator: " ")
    }
  }

  @Test func `each rule is refused with its day, and told with the partners`() throws {
    let ended = partner("charity", "partner", ["end_date": "2012-03-31"])
    let pooled: JSON = [
      [
        "financial_year": "2011/12", "contributor_id": "b:council", "amount": 1, "nature": "cash",
        "pooled": true, "status": "paid",
      ]
    ]
    let parent = try register.post(
      "/v1/partnerships", body(["name": "Umbrella", "start_date": "2010-06-01"]))
    for (more, place, words) in [
      (["partners": [partner("council", "lead")]], "/partners few_partners", ["2010-01-01"]),
      // Those who give money or look on do not count.
      (
        ["partners": [partner("council", "lead"), partner("charity", "sponsor")]],
        "/partners few_partners", ["2010-01-01", "council (public)"]
      ),
      (
        ["partners": [partner("council", "lead"), ended]], "/partners few_partners", ["2012-04-01"]
      ),
      (
        ["kind": "public_public"], "/kind kind_of_other_sectors",
        ["these partners are public_third", "charity (third)"]
      ),
      (
        ["kind": "public_public", "partners": [partner("club", "lead"), partner("firm")]],
        "/kind kind_of_other_sectors", ["mixed", "firm (business)"]
      ),
      (
        ["partners": [partner("council"), partner("charity")]], "/partners one_lead", ["nobody"]
      ),
      (
        ["partners": [partner("council", "lead"), partner("charity", "lead")]],
        "/partners one_lead", ["several", "council (public), charity (third)"]
      ),
      (["formality": "formal"], "/agreements no_agreement", ["2010-01-01"]),
      (
        [
          "formality": "formal",
          "agreements": [["kind": "laa", "start_date": "2010", "end_date": "2012-03"]],
        ], "/agreements no_agreement", ["2012-04-01"]
      ),
      (
        ["currency": "GBP", "contributions": pooled], "/partners one_accountable_body",
        ["2011-04-01", "nobody is"]
      ),
      (["parent_id": .string(parent.id)], "/parent_id outside_parent", ["2010-01-01", "Umbrella"]),
    ] as [(JSONObject, String, [String])] {
      let answer = try register.post("/v1/partnerships", body(more))
      try register.expectProblem(answer, 422, "invalid", [place])
      for word in words { #expect(answer.text.contains(word), "\(answer.text)") }
    }
    for more in [
      ["shared_lead": true, "partners": [partner("council"), partner("charity")]],
      ["formality": "formal", "grace_note": "The agreement is being drafted."],
      ["formality": "formal", "agreements": [["kind": "laa", "start_date": "2010"]]],
      ["kind": "co_production", "partners": [partner("council", "lead"), partner("users")]],
      ["kind": "third_third", "partners": [partner("club", "lead"), partner("charity")]],
      ["kind": "mixed", "partners": [partner("firm", "lead"), partner("charity")]],
      ["state": "proposed", "partners": []],
      [
        "currency": "GBP", "contributions": pooled,
        "partners": [
          partner("council", "lead"), partner("charity"), partner("council", "accountable_body"),
        ],
      ],
    ] as [JSONObject] {
      let answer = try register.post("/v1/partnerships", body(more))
      #expect(answer.status == 201 && rules(answer) == [], "\(answer.text)")
    }
  }

  @Test func `the mix of each day is shown, and a break ahead is listed with its day`() throws {
    let answer = try register.post(
      "/v1/partnerships",
      body([
        "partners": [
          partner("council", "lead"),
          partner("charity", "partner", ["end_date": "2030-12-31"]),
          partner("firm", "partner", ["start_date": "2012-01-01", "end_date": "2014-12-31"]),
        ]
      ]))
    #expect(answer.status == 201, "\(answer.text)")
    #expect(
      mix(answer) == [
        "2010-01-01 2011-12-31 public_third", "2012-01-01 2014-12-31 mixed",
        "2015-01-01 2030-12-31 public_third",
      ])
    #expect(rules(answer) == ["few_partners 2031-01-01 /partners"])
    let list = try register.get("/v1/partnerships?rule_broken=few_partners&mix=mixed")
    #expect(list.json["total"] == 1)
    #expect(try register.get("/v1/partnerships?rule_broken=one_lead").json["total"] == 0)
    let day = try register.get("\(answer.path)?as_of=2013-06-30")
    #expect(mix(day) == ["2012-01-01 2014-12-31 mixed"])
  }

  @Test func `with rules=warn a fault is recorded, and changes that add none are taken`() throws {
    let old = body(["kind": "public_public", "partners": [partner("council"), partner("charity")]])
    let kept = try register.post("/v1/partnerships?rules=warn", old)
    #expect(kept.status == 201, "\(kept.text)")
    let both = ["kind_of_other_sectors 2010-01-01 /kind", "one_lead 2010-01-01 /partners"]
    #expect(rules(kept) == both)
    #expect(try register.patch(kept.path, ["purpose": "To work"]).status == 200)
    let worse = try register.patch(kept.path, ["formality": "formal"])
    try register.expectProblem(worse, 422, "invalid", ["/agreements no_agreement"])
    // From an earlier day on it is more of the same fault.
    let longer = try register.patch(kept.path, ["start_date": "2009-01-01"])
    #expect(longer.status == 422 || rules(longer) == both, "\(longer.text)")
    let better = try register.patch(kept.path, ["kind": "public_third"])
    #expect(rules(better) == ["one_lead 2010-01-01 /partners"])
    // Rules that hold of every record are none of those.
    let lost = try register.patch("\(kept.path)?rules=warn", ["parent_id": .string(kept.id)])
    try register.expectProblem(lost, 422, "invalid", ["/parent_id circle"])
    try register.expectProblem(
      try register.post("/v1/partnerships?rules=warn", ["name": "x", "kind": "x"]), 422, "invalid",
      ["/kind not_a_choice"])
    try register.expectProblem(
      try register.post("/v1/partnerships?rules=lenient", old), 400, "bad_request",
      ["rules not_a_choice"])
    try register.expectProblem(
      try register.post("/v1/awards?rules=warn", Bodies.award("A")), 400, "bad_request",
      ["rules unknown_parameter"])
  }

  @Test func `a file with rules=warn brings faults along, and without it tells of them`() throws {
    let rows = """
      {"name":"Old","kind":"public_business","state":"active","start_date":"2001","partners":[{"organisation_id":"b:council","role":"lead"},{"organisation_id":"b:charity","role":"partner"}]}
      """
    func load(_ query: String) throws -> Answer {
      try register.curl(
        "/v1/imports?kind=partnerships\(query)", rows, type: "application/x-ndjson")
    }
    let strict = try load("")
    #expect(strict.text.contains("kind_of_other_sectors") && strict.text.contains("public_third"))
    let warned = try load("&rules=warn")
    #expect(warned.json["created"] == 1, "\(warned.text)")
    let list = try register.get("/v1/partnerships?rule_broken=kind_of_other_sectors")
    #expect(list.texts("name") == ["Old"])
  }

  @Test func `what another record does to a partnership is recorded, and that write stands`() throws
  {
    let made = try register.post("/v1/partnerships", body())
    let event = try register.post(
      "/v1/organisation-events",
      [
        "kind": "left_public_sector", "effective": "2015-04-01", "organisation_id": "b:council",
        "after": ["sector": "business"],
      ])
    #expect(event.status == 201, "\(event.text)")
    let after = try register.get(made.path)
    #expect(
      mix(after) == ["2010-01-01 2015-03-31 public_third", "2015-04-01 - mixed"], "\(after.text)")
    #expect(rules(after) == ["kind_of_other_sectors 2015-04-01 /kind"])
    let history = try register.get("\(made.path)/history")
    #expect(history.texts("op") == ["create", "rules"])
    #expect(history.items.last?["actor"] == "concordat")
    let ended = try register.patch(
      "/v1/organisations/b:charity", ["dissolution_date": "2012-12-31"])
    #expect(ended.status == 200, "\(ended.text)")
    #expect(try rules(register.get(made.path)) == ["few_partners 2013-01-01 /partners"])
    // Its own next write adds nothing to that.
    #expect(try register.patch(made.path, ["purpose": "To work"]).status == 200)
  }
}
