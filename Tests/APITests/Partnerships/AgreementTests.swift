import JSON
import Testing

/// Agreements as a kind of their own, and as the body of a partnership carries them.
@Suite struct AgreementTests {
  private let register: TestRegister

  init() throws { register = try TestRegister() }

  private func agreements(of partnership: Answer, _ more: String = "") throws -> [JSON] {
    try register.get("/v1/agreements?partnership=\(partnership.id)\(more)").json["items"]?.array
      ?? []
  }

  private static let memorandum: JSON = ["kind": "mou", "title": "Memorandum", "signed": "2010-01"]

  @Test func `a partnership and its agreement are made in one write`() throws {
    let made = try register.addPartnership(
      "P", ["formality": "formal", "agreements": [Self.memorandum]])
    #expect(made.status == 201)
    #expect(made.json["agreements"] == nil, "an agreement is a record of its own")
    let found = try agreements(of: made)
    #expect(found.map { $0["title"] } == ["Memorandum"])
    #expect(found[0]["partnership_id"] == .string(made.id))
    let log = try register.get("/v1/changes?after=0").json["items"]?.array ?? []
    #expect(log.map { $0["kind"] } == ["partnerships", "agreements"])
  }

  @Test func `what is sent again changes nothing, and what is left out stays`() throws {
    let made = try register.addPartnership("P", ["agreements": [Self.memorandum]])
    let same = try register.patch(made.path, ["agreements": [Self.memorandum]])
    #expect(same.status == 200 && same.json["version"] == 1)
    #expect(try agreements(of: made).map { $0["version"] } == [1])
    let contract: JSON = [
      "kind": "contract", "title": "Contract",
      "identifiers": [["scheme": "own", "identifier": "c1"]],
    ]
    #expect(try register.patch(made.path, ["agreements": [contract]]).status == 200)
    #expect(try agreements(of: made).count == 2)
    let whole: JSON = ["name": "P", "kind": "public_third"]
    #expect(try register.put(made.path, whole).status == 200)
    #expect(try agreements(of: made).count == 2)
  }

  @Test func `an element changes the agreement that it names by id or by code`() throws {
    let made = try register.addPartnership(
      "P",
      [
        "agreements": [
          Self.memorandum,
          [
            "kind": "contract", "title": "Contract",
            "identifiers": [["scheme": "own", "identifier": "c1"]],
          ],
        ]
      ])
    let first = try #require(try agreements(of: made, "&kind=mou").first?["id"])
    let changed = try register.patch(
      made.path,
      [
        "agreements": [
          ["id": first, "end_date": "2012-03-31"],
          [
            "kind": "contract", "title": "Contract, amended",
            "identifiers": [["scheme": "own", "identifier": "c1"]],
          ],
        ]
      ])
    #expect(changed.status == 200 && changed.json["version"] == 1)
    let found = try agreements(of: made, "&sort=title")
    #expect(found.map { $0["title"] } == ["Contract, amended", "Memorandum"])
    #expect(found[1]["end_date"] == "2012-03-31" && found[1]["kind"] == "mou")
    #expect(found.map { $0["version"] } == [2, 2])
  }

  @Test func `a move carries agreements too`() throws {
    let made = try register.addWorking("P")
    let active = try register.post(
      "\(made.path)/activate", ["on": "2010-02-01", "agreements": [Self.memorandum]])
    #expect(active.status == 200 && active.json["state"] == "active")
    #expect(try agreements(of: made).count == 1)
  }

  @Test func `faults of what is carried are told where it stands, and nothing is written`() throws {
    let ended = try register.addOrganisation("Ended", ["dissolution_date": "2019-03-31"])
    let bad = try register.addPartnership(
      "P",
      [
        "purpose": 5,
        "agreements": [
          ["kind": "treaty"], ["kind": "mou", "start_date": "2012", "end_date": "2011"],
          ["kind": "mou", "partnership_id": "own:p"], "paper", ["kind": "mou", "colour": "red"],
        ],
      ])
    try register.expectProblem(
      bad, 422, "invalid",
      [
        "/agreements/0/kind not_a_choice", "/agreements/1/end_date end_before_start",
        "/agreements/2/partnership_id read_only", "/agreements/3 type",
        "/agreements/4/colour unknown_member", "/purpose type",
      ])
    let late = try register.addPartnership(
      "P",
      [
        "agreements": [
          Self.memorandum,
          ["kind": "mou", "party_ids": [.string(ended.id)], "signed": "2019-05"],
        ]
      ])
    try register.expectProblem(
      late, 422, "invalid", ["/agreements/1/party_ids/0 role_after_dissolution"])
    let other = try register.addPartnership("Q", ["agreements": [Self.memorandum]])
    let foreign = try #require(try agreements(of: other).first?["id"])
    let made = try register.addPartnership("P")
    try register.expectProblem(
      try register.patch(made.path, ["agreements": [["id": foreign, "title": "Mine"]]]),
      422, "invalid", ["/agreements/0/id of_another_record"])
    let dry = try register.patch("\(made.path)?dry_run=true", ["agreements": [Self.memorandum]])
    #expect(dry.status == 200)
    #expect(try register.get("/v1/agreements").json["total"] == 1)
    #expect(try register.get("/v1/partnerships").json["total"] == 2)
  }

  @Test func `rows of an import carry agreements, and the same file again changes nothing`() throws
  {
    let rows = (1...3).map { number -> String in
      let body: JSON = [
        "name": .string("P\(number)"), "kind": "public_third",
        "identifiers": [["scheme": "own", "identifier": .string("p\(number)")]],
        "agreements": [Self.memorandum],
      ]
      return body.text
    }
    func load(_ rows: [String]) throws -> JSON {
      try register.curl(
        "/v1/imports?kind=partnerships&mode=upsert", rows.joined(separator: "\n"),
        type: "application/x-ndjson"
      ).json
    }
    #expect(try load(rows)["created"] == 3)
    #expect(try register.get("/v1/agreements").json["total"] == 3)
    #expect(try load(rows)["unchanged"] == 3)
    #expect(try register.get("/v1/agreements").json["total"] == 3)
    let wrong = rows[0].replacing("mou", with: "treaty")
    let failed = try load([rows[1], wrong])
    let error = failed["errors"]?[0]
    #expect(
      error?["column"] == "agreements" && error?["code"] == "not_a_choice", "\(failed.text)")
  }

  @Test func `who may write a partnership may write its agreements with it, and owns both`() throws
  {
    let owner = try register.addOrganisation("Council").id
    let key = try register.addKey(["partnerships:write"], owner: owner)
    let made = try register.ask(
      as: key.header, "POST", "/v1/partnerships",
      ["name": "P", "kind": "public_third", "agreements": [Self.memorandum]])
    #expect(made.status == 201, "\(made.text)")
    let agreement = try #require(try agreements(of: made).first)
    #expect(agreement["owner_ids"] == [.string(owner)])
    let alone = try register.ask(
      as: key.header, "POST", "/v1/agreements",
      ["kind": "mou", "partnership_id": .string(made.id)])
    #expect(alone.status == 403, "by itself it needs its own scope")
  }

  @Test func `agreements in force on a day`() throws {
    let partnership = try register.addPartnership("P")
    func add(_ title: String, _ dates: JSONObject) throws {
      var body: JSONObject = [
        "kind": "mou", "title": .string(title), "partnership_id": .string(partnership.id),
      ]
      body.members += dates.members
      #expect(try register.post("/v1/agreements", .object(body)).status == 201)
    }
    try add("a", ["signed": "2009-12-14", "start_date": "2010-01", "end_date": "2011-06"])
    try add("b", ["signed": "2010-03-01"])
    try add("c", [:])
    try add("d", ["start_date": "2012"])
    func inForce(_ day: String) throws -> String {
      let items = try register.get("/v1/agreements?in_force_on=\(day)&sort=title").json["items"]
      return (items?.array ?? []).compactMap { $0["title"]?.string }.joined()
    }
    #expect(try inForce("2009-12-31") == "c")
    #expect(try inForce("2010-01-01") == "ac")
    #expect(try inForce("2010-03-01") == "abc")
    #expect(try inForce("2011-06-30") == "abc")
    #expect(try inForce("2011-07-01") == "bc")
    #expect(try inForce("2012-12-31") == "bcd")
    try register.expectProblem(
      try register.get("/v1/agreements?in_force_on=2010"), 400, nil, ["in_force_on date"])
    try register.expectProblem(
      try register.get("/v1/partnerships?in_force_on=2010-01-01"), 400, nil,
      ["in_force_on unknown_parameter"])
  }

  @Test func `an agreement of bodies alone needs two of them`() throws {
    let body = try register.addOrganisation("A")
    let one = try register.post(
      "/v1/agreements", ["kind": "mou", "party_ids": [.string(body.id)]])
    try register.expectProblem(one, 422, "invalid", ["/partnership_id agreement_of_nobody"])
    let two = try register.post(
      "/v1/agreements",
      ["kind": "mou", "party_ids": [.string(body.id)], "party_names": ["A lender"]])
    #expect(two.status == 201)
  }
}
