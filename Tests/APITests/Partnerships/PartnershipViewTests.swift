import JSON
import Testing

/// The answers about partnerships that are worked out.
@Suite struct PartnershipViewTests {
  private let register: TestRegister

  init() throws { register = try TestRegister() }

  private func partnership(_ name: String, _ more: JSONObject = [:]) throws -> Answer {
    let made = try register.addPartnership(name, more)
    #expect(made.status == 201, "\(made.text)")
    return made
  }

  private func under(_ parent: Answer, _ name: String, _ more: JSONObject = [:]) throws -> Answer {
    var more = more
    more["parent_id"] = .string(parent.id)
    return try partnership(name, more)
  }

  private func names(_ list: JSON?) -> [String] {
    (list?.array ?? []).map { "\($0["depth"]?.text ?? "") \($0["name"]?.string ?? "")" }
  }

  @Test func `a tree has what is above and, as deep as asked, what is below`() throws {
    let top = try partnership("Top")
    let middle = try under(top, "Middle")
    let b = try under(middle, "B")
    _ = try under(middle, "A", ["start_date": "2012"])
    _ = try under(b, "C")
    let tree = try register.get("\(middle.path)/tree").json
    #expect(names(tree["above"]) == ["-1 Top"])
    #expect(names(tree["below"]) == ["1 A", "1 B", "2 C"])
    #expect(tree["partnership"]?["children"] == 2 && tree["is_cut"] == false)
    let shallow = try register.get("\(middle.path)/tree?depth=1").json
    #expect(names(shallow["below"]) == ["1 A", "1 B"])
    #expect(shallow["below"]?[1]?["children"] == 1 && shallow["is_cut"] == true)
    let before = try register.get("\(middle.path)/tree?as_of=2011-12-31").json
    #expect(names(before["below"]) == ["1 B", "2 C"] && before["as_of"] == "2011-12-31")
    try register.expectProblem(
      try register.get("\(middle.path)/tree?depth=11"), 400, nil, ["depth depth"])
    #expect(try register.get("/v1/partnerships/own:nobody/tree").status == 404)
  }

  @Test func `a budget adds up what is known, and counts what is not`() throws {
    let (one, two) = (try register.addOrganisation("One"), try register.addOrganisation("Two"))
    func line(
      _ year: String, _ body: Answer, _ amount: JSON, _ nature: JSON = "cash",
      pooled: JSON = .null, _ status: JSON = "agreed"
    ) -> JSON {
      [
        "financial_year": .string(year), "contributor_id": .string(body.id), "amount": amount,
        "nature": nature, "pooled": pooled, "status": status,
      ]
    }
    let made = try partnership(
      "P",
      [
        "currency": "GBP",
        "contributions": [
          line("2008/09", one, 100, pooled: true), line("2008/09", one, 20),
          line("2008/09", two, .null, pooled: true), line("2008/09", two, 7, "in_kind"),
          line("2007/08", two, 5, "cash", pooled: .null, "paid"),
        ],
      ])
    let budget = try register.get("\(made.path)/budget").json
    #expect(budget["currency"] == "GBP" && budget["year"] == .null)
    #expect(
      budget["years"]?.array?.map { $0["financial_year"] } == ["2007/08", "2008/09"])
    let year = budget["years"]?[1]
    #expect(year?["count"] == 4 && year?["unknown_count"] == 1 && year?["amount"] == 127)
    #expect(year?["cash"] == 120 && year?["in_kind"] == 7 && year?["pooled"] == 100)
    #expect(year?["unknown_pooled_count"] == 1 && year?["paid"] == 0)
    #expect(year?["contributors"]?.array?.map { $0["amount"] } == [120, 7])
    #expect(year?["contributors"]?[1]?["pooled"] == .null, "unknown is not nought")
    #expect(year?["lines"]?[0]?["contributor"]?["name"] == "One")
    #expect(budget["total"]?["amount"] == 132 && budget["total"]?["count"] == 5)
    let one2007 = try register.get("\(made.path)/budget?year=2007/08").json
    #expect(one2007["years"]?.array?.count == 1 && one2007["total"]?["amount"] == 5)
    try register.expectProblem(
      try register.get("\(made.path)/budget?year=2007-08"), 400, nil, ["year financial_year"])
    let unknown = try partnership("Q", ["contributions": [line("2008/09", one, .null)]])
    let nothing = try register.get("\(unknown.path)/budget").json["total"]
    #expect(nothing?["amount"] == .null && nothing?["unknown_count"] == 1)
    let none = try register.get("\(try partnership("R").path)/budget").json["total"]
    #expect(none?["amount"] == 0 && none?["count"] == 0)
  }

  private func states(_ partnership: Answer, _ day: String) throws -> [String: String] {
    let answer = try register.get("\(partnership.path)/completeness?as_of=\(day)").json
    let items = answer["items"]?.array ?? []
    let met = items.count { $0["state"] == "met" }
    let needed = items.count { $0["state"] != "not_needed" }
    #expect(answer["met"] == .integer(Int64(met)) && answer["of"] == .integer(Int64(needed)))
    return Dictionary(
      uniqueKeysWithValues: items.map {
        ($0["item"]?.string ?? "", $0["state"]?.string ?? "")
      })
  }

  @Test func `completeness is a list of questions with the reasons of their answers`() throws {
    let (one, two) = (try register.addOrganisation("One"), try register.addOrganisation("Two"))
    let bare = try partnership("Bare", ["formality": "informal", "pecuniary": false])
    let none = try states(bare, "2010-01-01")
    #expect(none["agreement"] == "not_needed" && none["money"] == "not_needed")
    #expect(none.values.filter { $0 == "missing" }.count == none.count - 2)
    let full = try partnership(
      "Full",
      [
        "purpose": "To help.", "outcomes": ["Help"], "start_date": "2008",
        "area_ids": [.string(try register.addArea("Poole", gss: "E06000029").id)],
        "partners": [
          ["organisation_id": .string(one.id), "role": "lead"],
          ["organisation_id": .string(two.id), "role": "partner", "end_date": "2010-06-30"],
        ],
        "currency": "GBP",
        "contributions": [
          [
            "financial_year": "2008/09", "contributor_id": .string(one.id), "amount": 5,
            "nature": "cash", "status": "paid",
          ]
        ],
        "accountability": [
          "in_charge": "The board", "reports_to": "The council", "scrutiny": "A committee",
        ],
        "test": ["independent_bodies": false],
        "sources": [["title": "A paper"]],
        "agreements": [["kind": "mou", "start_date": "2008", "end_date": "2010-03-31"]],
      ])
    func add(_ kind: String, _ body: JSONObject) throws {
      var body = body
      body["title"] = "T"
      body["partnership_id"] = .string(full.id)
      #expect(try register.post("/v1/\(kind)", .object(body)).status == 201)
    }
    try add("reviews", ["date": "2009-06-30", "next_due": "2010-04-30"])
    try add("risks", [:])
    try add("measures", ["direction": "up", "periods": [["end_date": "2010", "target": 5]]])
    #expect(try Set(states(full, "2010-01-01").values) == ["met"])
    let later = try states(full, "2010-07-01")
    let missing = later.filter { $0.value == "missing" }.keys.sorted()
    #expect(missing == ["agreement", "partners", "review"])
  }

  @Test func `significance is shown with its parts, and what is not known apart`() throws {
    let council = try register.addOrganisation("Council")
    let card = try register.post(
      "/v1/scorecards",
      [
        "title": "Ours", "organisation_id": .string(council.id),
        "identifiers": [["scheme": "own", "identifier": "card"]], "medium_from": 10,
        "high_from": 30,
        "criteria": [
          ["criterion": "money_per_year", "weight": 40, "full_at": 1000],
          ["criterion": "partners", "weight": 10, "full_at": 2],
          ["criterion": "statutory", "weight": 15],
          ["criterion": "team_size", "weight": 5, "full_at": 9],
          ["criterion": "term_years", "weight": 4, "full_at": 8],
        ],
      ])
    #expect(card.status == 201)
    let made = try partnership(
      "P",
      [
        "currency": "GBP", "statutory": "statutory", "start_date": "2006-01-01",
        "partners": [["organisation_id": .string(council.id), "role": "lead"]],
        "contributions": [
          [
            "financial_year": "2008/09", "contributor_id": .string(council.id), "amount": 333,
            "nature": "cash", "status": "paid",
          ]
        ],
      ])
    let path = "\(made.path)/significance"
    let answer = try register.get("\(path)?scorecard=own:card&as_of=2010-06-30").json
    #expect(answer["parts"]?.array?.map { $0["points"] } == [13, 5, 15, .null, 2])
    #expect(answer["parts"]?.array?.map { $0["value"] } == [333, 1, true, .null, 4])
    #expect(answer["points"] == 35 && answer["of"] == 74 && answer["unknown_weight"] == 5)
    #expect(answer["level"] == "high")
    try register.expectProblem(try register.get(path), 400, nil, ["scorecard required"])
    #expect(try register.get("\(path)?scorecard=own:none").status == 404)
  }
}
