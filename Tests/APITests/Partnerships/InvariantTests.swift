import JSON
import Testing

/// Each invariant of partnerships, programmes and moves with a request that breaks it, and how it is told: the member,
/// the rule, and a sentence with the day where the rule is one of days.
@Suite struct InvariantTests {
  /// A request, its answer's status, the fault or the problem that it is, and words of the sentence.
  private struct Case {
    var method = "POST"
    let path: String
    let body: JSONObject
    var status = 422
    let fault: String
    let words: [String]

    init(
      _ path: String, _ body: JSONObject, _ fault: String, _ words: String...,
      method: String = "POST", status: Int = 422
    ) {
      (self.method, self.path, self.body, self.status) = (method, path, body, status)
      (self.fault, self.words) = (fault, words)
    }
  }

  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    try register.addBodiesOfEachSector()
    for (kind, code, more) in InvariantTests.standing {
      let answer = try register.post(
        "/v1/\(kind)", .object(more.with(["identifiers": InvariantTests.code("x", code)])))
      #expect(answer.status == 201, "\(kind) \(code): \(answer.text)")
    }
  }

  private static func code(_ scheme: String, _ code: String) -> JSON {
    [["scheme": .string(scheme), "identifier": .string(code)]]
  }

  private static func partner(
    _ name: String, _ role: String = "partner", _ more: JSONObject = [:]
  ) -> JSON {
    let element: JSONObject = ["organisation_id": .string("b:\(name)"), "role": .string(role)]
    return .object(element.with(more))
  }

  /// An active partnership of a council that leads and a charity since 2010, with `more` instead.
  private static func active(_ more: JSONObject = [:]) -> JSONObject {
    let body: JSONObject = [
      "name": "Alliance", "kind": "public_third", "state": "active", "start_date": "2010-01-01",
      "partners": [partner("council", "lead"), partner("charity")],
    ]
    return body.with(more)
  }

  private static func of(_ kind: String, _ names: [String]) -> JSONObject {
    active([
      "kind": .string(kind),
      "partners": .array(
        names.enumerated().map { partner($1, $0 == 0 ? "lead" : "partner") }),
    ])
  }

  private static func line(_ more: JSONObject = [:]) -> JSON {
    let line: JSONObject = [
      "financial_year": "2011/12", "contributor_id": "b:council", "amount": 1, "nature": "cash",
      "status": "agreed",
    ]
    return [.object(line.with(more))]
  }

  private static func signed(_ names: String...) -> JSON {
    .array(names.map { ["organisation_id": .string("b:\($0)")] })
  }

  /// What the requests below are about, in the order in which it is entered.
  private static let standing: [(kind: String, code: String, body: JSONObject)] = [
    ("partnerships", "active", active()),
    ("partnerships", "umbrella", active(["start_date": "2010-06-01"])),
    ("partnerships", "proposed", ["name": "Plan", "kind": "public_third"]),
    ("programmes", "call", ["name": "Call", "kind": "grant"]),
    ("programmes", "other", ["name": "Other call", "kind": "grant"]),
    (
      "expressions-of-interest", "bid",
      ["title": "Bid", "programme_id": "x:call", "partners": [["name": "A council"]]]
    ),
    (
      "participants", "place",
      [
        "name": "Place", "programme_id": "x:call", "origin": "direct", "start_date": "2013-07-03",
        "support_levels": [["level": "light_touch", "start_date": "2013-07-03"]],
      ]
    ),
    ("participants", "free", ["name": "Other", "programme_id": "x:call", "origin": "direct"]),
    (
      "improvement-plans", "agreed",
      [
        "title": "Plan", "participant_id": "x:place", "state": "agreed", "agreed_on": "2014-01-01",
        "signatories": signed("council", "charity"),
      ]
    ),
  ]

  private func expect(_ cases: [Case]) throws {
    for one in cases {
      let body = JSON.object(one.body)
      let answer =
        one.method == "POST"
        ? try register.post(one.path, body) : try register.patch(one.path, body)
      if one.status == 422 {
        try register.expectProblem(answer, 422, "invalid", [one.fault])
      } else {
        try register.expectProblem(answer, one.status, one.fault)
      }
      for word in one.words {
        #expect(answer.text.contains(word), "\(one.fault): \(answer.text)")
      }
    }
  }

  @Test func `partnerships keep their invariants on each day of their active life`() throws {
    let (path, partner) = ("/v1/partnerships", InvariantTests.partner)
    let (active, of) = (InvariantTests.active, InvariantTests.of)
    let lead = partner("council", "lead", [:])
    let other = partner("charity", "partner", [:])
    let kind = "/kind kind_of_other_sectors"
    var cases = [
      Case(path, active(["partners": [lead]]), "/partners few_partners", "On 2010-01-01"),
      Case(
        path,
        active(["partners": [lead, partner("charity", "partner", ["end_date": "2012-03-31"])]]),
        "/partners few_partners", "On 2012-04-01", "council (public)"),
      Case(
        path, of("public_public", ["council", "charity"]), kind, "On 2010-01-01", "public_third"),
    ]
    for role in ["sponsor", "observer"] {
      cases.append(
        Case(
          path, active(["partners": [lead, partner("charity", role, [:])]]),
          "/partners few_partners", "sponsors and observers not counted"))
    }
    for (stated, names, made) in [
      ("public_third", ["council", "trust"], "public_public"),
      ("public_business", ["council", "charity"], "public_third"),
      ("third_third", ["charity", "firm"], "mixed"),
      ("mixed", ["council", "trust"], "public_public"),
      ("co_production", ["council", "charity"], "public_third"),
    ] {
      cases.append(
        Case(path, of(stated, names), kind, "On 2010-01-01", "these partners are \(made)"))
    }
    cases += [
      Case(
        path, active(["partners": [partner("council", "partner", [:]), other]]),
        "/partners one_lead", "On 2010-01-01 nobody leads it"),
      Case(
        path, active(["partners": [lead, partner("charity", "lead", [:])]]), "/partners one_lead",
        "several lead it", "charity (third)"),
      Case(path, active(["formality": "formal"]), "/agreements no_agreement", "on 2010-01-01"),
      Case(
        path,
        active([
          "formality": "formal",
          "agreements": [["kind": "laa", "start_date": "2010", "end_date": "2012-03"]],
        ]), "/agreements no_agreement", "on 2012-04-01"),
      Case(
        path, active(["currency": "GBP", "contributions": InvariantTests.line(["pooled": true])]),
        "/partners one_accountable_body", "On 2011-04-01"),
      Case(
        path,
        active(["pecuniary": false, "currency": "GBP", "contributions": InvariantTests.line()]),
        "/contributions/0/nature cash_without_money", "no cash contributions"),
      Case(
        path, active(["contributions": InvariantTests.line()]),
        "/currency amount_without_currency", "currency"),
      Case(
        path, active(["parent_id": "x:umbrella"]), "/parent_id outside_parent", "On 2010-01-01",
        "2010-06-01"),
      Case(
        path, active(["partners": [lead, partner("charity", "partner", ["start_date": "2009"])]]),
        "/partners/1/start_date partner_outside_partnership", "before the partnership"),
      Case(
        "/v1/agreements", ["kind": "mou", "party_ids": ["b:council"]],
        "/partnership_id agreement_of_nobody", "two parties"),
    ]
    try expect(cases)
  }

  @Test func `states of partnerships follow each other, on days that have come`() throws {
    let active = "/v1/partnerships/x:active"
    try expect([
      Case("\(active)/end", [:], "/end_reason end_reason_missing", "says why"),
      Case(
        "\(active)/end", ["end_reason": "merged"], "/successor_ids successor_missing",
        "It was merged"),
      Case(
        "\(active)/end", ["end_reason": "completed", "successor_ids": ["x:umbrella"]],
        "/successor_ids successor_of_living", "merged or superseded"),
      Case(
        "\(active)/end", ["end_reason": "completed", "on": "2999-01-01"], "/on on_ahead",
        "2999-01-01"),
      Case(
        "\(active)/suspend", ["on": "2009-12-31"], "/on before_state", "2010-01-01"),
      Case(
        active, ["parent_id": "x:active"], "/parent_id circle", "above", method: "PATCH"),
      Case(
        active, ["mix": [["start_date": .null, "end_date": .null, "mix": "mixed"]]],
        "/mix read_only", "leave it out", method: "PATCH"),
      Case("/v1/partnerships/x:proposed/suspend", [:], "move_not_allowed", "activate", status: 409),
      Case("/v1/partnerships/x:proposed/activate", [:], "/partners few_partners", "none"),
    ])
    try register.expectProblem(
      try register.post("\(active)/reopen"), 400, "bad_request", ["Change-Note required"])
    #expect(try register.get(active).json["version"] == 1, "nothing was kept")
  }

  @Test func `programmes, bids, places and plans keep their invariants`() throws {
    let stages: (JSON, JSON) -> JSONObject = { one, two in
      ["name": "Programme", "kind": "improvement", "stages": [one, two]]
    }
    let pilot: JSON = ["seq": 1, "kind": "pilot", "start_date": "2007-06-13", "state": "done"]
    let (programmes, bids) = ("/v1/programmes", "/v1/expressions-of-interest")
    let (place, levels) = ("/v1/participants/x:place", "/v1/participants/x:place/support_levels")
    try expect([
      Case(
        programmes,
        stages(pilot, ["seq": 2, "kind": "rollout", "start_date": "2007-06-12", "state": "done"]),
        "/stages/1/start_date stages_out_of_order", "no earlier than"),
      Case(
        programmes,
        stages(
          ["seq": 1, "kind": "rollout", "state": "done"],
          ["seq": 2, "kind": "pilot", "state": "done"]),
        "/stages/0/kind rollout_without_pilot", "without_pilot"),
      Case(
        programmes,
        [
          "name": "Grants", "kind": "grant", "currency": "GBP", "minimum_award": 2,
          "maximum_award": 1,
        ],
        "/maximum_award award_range_reversed", "no less than the least"),
      Case("\(bids)/x:bid/select", ["cohort": "First"], "move_not_allowed", "submit", status: 409),
      Case(
        "\(bids)/x:bid/submit", ["on": "2013-05-01"], "/area_ids submitted_without_area", "area"),
      Case(
        "/v1/participants",
        [
          "name": "Place", "programme_id": "x:call", "origin": "selection",
          "expression_id": "x:bid",
        ], "/expression_id expression_not_selected", "select it by POST"),
      Case(
        "/v1/participants", ["name": "Place", "programme_id": "x:call", "origin": "selection"],
        "/expression_id origin_without_expression", "expression"),
      Case(
        levels, ["level": "intensive", "start_date": "2013-07-03"],
        "/start_date levels_overlap", "one level of support at a time"),
      Case(
        levels, ["level": "intensive", "start_date": "2013-07-02"],
        "/start_date level_outside_participation", "participa"),
      Case(
        place, ["support_levels": []], "/support_levels appended_only", "stays as it is",
        method: "PATCH"),
      Case(
        place, ["programme_id": "x:other"], "/programme_id programme_stays", "new record",
        method: "PATCH"),
      Case(
        "/v1/improvement-plans",
        [
          "title": "One side", "participant_id": "x:free", "state": "agreed",
          "agreed_on": "2014-01-01", "signatories": InvariantTests.signed("council"),
        ], "/signatories signatories_of_one_sector", "on 2014-01-01", "council (public)"),
      Case(
        "/v1/improvement-plans",
        [
          "title": "Second", "participant_id": "x:place", "state": "agreed",
          "agreed_on": "2014-02-01", "signatories": InvariantTests.signed("council", "charity"),
        ], "/participant_id second_live_plan", "close that one first"),
      Case(
        "/v1/organisations",
        [
          "name": "Hidden", "sector": "third",
          "identifiers": [["scheme": "x", "identifier": "a\u{200B}b"]],
        ], "/identifiers/0/identifier invisible_character", "character"),
    ])
  }
}
