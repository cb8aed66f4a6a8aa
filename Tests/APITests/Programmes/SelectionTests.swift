import JSON
import Testing

/// Bids from the draft to the participant.
@Suite struct SelectionTests {
  private let register: TestRegister
  private let programme: String

  init() throws {
    register = try TestRegister()
    try register.loadSample()
    programme = try register.addProgramme()
  }

  private func bid(_ title: String, _ areas: [String], _ more: JSONObject = [:]) throws -> String {
    try register.addBid(title, programme, areas: areas, more, moves: TestRegister.shortlisting)
  }

  private func participants() throws -> [JSON] {
    try register.get("/v1/participants?programme=\(programme)&sort=name").items
  }

  @Test
  func `selecting a bid makes the participant in the same write, and reopening takes it away`()
    throws
  {
    let path = try bid("Wirral", ["gss:E08000015"], ["lead_id": "sample:gb-lae-wrl"])
    let selected = try register.post(
      "\(path)/select", ["on": "2013-07-03", "cohort": "The first nine"])
    #expect(selected.status == 200 && selected.json["state"] == "selected")
    let participant = try #require(try participants().first)
    #expect(participant["name"] == "Wirral" && participant["origin"] == "selection")
    #expect(participant["cohort"] == "The first nine" && participant["start_date"] == "2013-07-03")
    #expect(participant["expression_id"]?.string == selected.id)
    #expect(participant["members"]?[0]?["role"] == "lead")
    #expect(participant["authority_ids"] == selected.json["authority_ids"])
    let path2 = participant["self"]?.string ?? ""
    try register.expectProblem(
      try register.delete(path2), 422, "invalid", ["/expression_id selection_stands"])
    let note = [("Change-Note", "The wrong one")]
    let back = try register.post("\(path)/reopen", [:], note)
    #expect(
      back.status == 200 && back.json["state"] == "shortlisted" && back.json["cohort"] == .null)
    #expect(try participants().isEmpty)
    #expect(try register.get(path2).status == 410)
  }

  @Test func `a cohort is selected at once, or not at all`() throws {
    let bids = try [("A", "gss:E08000015"), ("B", "gss:E06000030"), ("C", "gss:E10000030")].map {
      try bid($0.0, [$0.1])
    }
    let early = try register.addBid(
      "D", programme, areas: ["gss:E06000022"], moves: [("submit", "2013-05-01")])
    let other = try register.addBid(
      "E", try register.addProgramme("Other"), areas: ["gss:E06000022"],
      moves: TestRegister.shortlisting)
    func ids(_ paths: [String]) -> JSON {
      .array(paths.map { .string(String($0.split(separator: "/").last ?? "")) })
    }
    let target = "/v1/programmes/\(programme)/select"
    let refused = try register.post(
      target,
      ["expression_ids": ids(bids + [early, other]), "cohort": "First", "on": "2013-07-03"])
    try register.expectProblem(
      refused, 409, "selection_refused",
      ["/expression_ids/3 move_not_allowed", "/expression_ids/4 expression_of_another_programme"])
    #expect(try participants().isEmpty)
    #expect(try register.get(bids[0]).json["state"] == "shortlisted")

    let body: JSON = ["expression_ids": ids(bids), "cohort": "First", "on": "2013-07-03"]
    let dry = try register.post("\(target)?dry_run=true", body)
    #expect(dry.status == 200 && dry["Dry-Run"] == "true" && dry.items.count == 3)
    #expect(try participants().isEmpty)
    let key = [("Idempotency-Key", "once")]
    let done = try register.post(target, body, key)
    #expect(done.status == 200 && done.json["total"] == 3, "\(done.text)")
    #expect(done.items.map { $0["participant"]?["name"]?.string } == ["A", "B", "C"])
    #expect(try participants().count == 3)
    let again = try register.post(target, body, key)
    #expect(again["Idempotent-Replayed"] == "true" && again.body == done.body)
    try register.expectProblem(
      try register.post(target, body), 409, "selection_refused",
      (0..<3).map { "/expression_ids/\($0) move_not_allowed" })
    let (weak, _) = try register.addKey(["programmes:write"])
    try register.expectProblem(
      try register.ask(as: weak, "POST", target, body), 403, "scope_missing")
  }

  @Test func `a selection names bids, at most two hundred of them`() throws {
    let target = "/v1/programmes/\(programme)/select"
    try register.expectProblem(
      try register.post(target, ["expression_ids": []]), 422, "invalid", ["/expression_ids count"])
    let many = (0..<201).map { JSON.string("sample:\($0)") }
    try register.expectProblem(
      try register.post(target, ["expression_ids": .array(many), "cohorts": "First"]), 422,
      "invalid", ["/cohorts unknown_member", "/expression_ids count"])
    try register.expectProblem(
      try register.post(target, ["expression_ids": ["sample:none"]]), 422, "invalid",
      ["/expression_ids/0 unknown_reference"])
  }

  @Test func `coverage counts councils once, and names those in more than one bid`() throws {
    let lls = "local:pstn-lewisham-lambeth-and-southwark"
    _ = try bid("Three boroughs", [lls], ["lead_id": "sample:gb-lae-lbh"])
    _ = try bid(
      "Two boroughs", ["gss:E09000022", "gss:E09000003"],
      [
        "lead_id": "sample:gb-lae-lbh",
        "partners": [["organisation_id": "sample:gb-lae-bne"], ["name": "A trust"]],
      ])
    _ = try register.addBid(
      "Barnet and more", programme, areas: ["gss:E09000003"],
      ["further_authority_ids": ["gss:E09000028"]], moves: [("submit", "2013-05-02")])
    _ = try register.addBid("Draft", programme, areas: ["gss:E08000015"])
    try register.patch(
      "/v1/areas/gss:E09000003", ["population": ["value": 356_386, "year": 2011]])
    try register.patch(
      "/v1/programmes/\(programme)",
      [
        "stated_totals": [
          [
            "measure": "expressions", "value": 2, "qualifier": "more_than", "source": "A speech",
            "as_at": "2013-07-03",
          ],
          ["measure": "authorities", "value": 60, "qualifier": "more_than", "source": "A speech"],
          ["measure": "other", "value": 1, "qualifier": "about", "source": "A speech"],
        ]
      ])
    let answer = try register.get("/v1/programmes/\(programme)/coverage?as_of=2013-07-01")
    let coverage = answer.json
    #expect(answer.status == 200 && coverage["expressions"] == 3, "\(answer.text)")
    #expect(coverage["distinct_authorities"] == 4 && coverage["in_more_than_one"] == 3)
    let repeated = (coverage["repeated_authorities"]?.array ?? []).map { authority in
      "\(authority["name"]?.string ?? ""): \(authority["expressions"]?.array?.count ?? 0)"
    }
    #expect(repeated == ["Barnet: 2", "Lambeth: 2", "Southwark: 2"])
    #expect(coverage["partners"] == 2 && coverage["unidentified_partners"] == 3)
    #expect(coverage["population"] == 356_386 && coverage["population_unknown"] == 3)
    let totals = coverage["stated_totals"]?.array ?? []
    #expect(totals.map { $0["counted"] ?? .null } == [3, 4, .null])
    #expect(totals.map { $0["is_borne_out"] ?? .null } == [true, false, .null])
    let odd = try register.get(
      "/v1/programmes/\(programme)/coverage?cohort=A%20%26%20B%23&as_of=2013-07-01")
    #expect(odd.json["expressions"] == 0)
    #expect(odd.json["href"]?.string?.hasSuffix("&cohort=A%20%26%20B%23") == true)
    #expect(try register.get(odd.json["href"]?.string ?? "").json["total"] == 0)
    let shortlisted = try register.get(
      "/v1/programmes/\(programme)/coverage?state=shortlisted&as_of=2013-07-01")
    #expect(shortlisted.json["expressions"] == 2)
    let before = try register.get("/v1/programmes/\(programme)/coverage?as_of=2013-05-01")
    #expect(before.json["expressions"] == 2)
    #expect(before.json["states"] == [["state": "submitted", "count": 2]])
    try register.expectProblem(
      try register.get("/v1/programmes/\(programme)/coverage?state=draft"), 400, "bad_request",
      ["state not_a_choice"])
  }

  @Test func `the councils behind a bid are those of its day`() throws {
    let place = "local:pstn-bournemouth-poole-and-dorset"
    func authorities(_ day: String) throws -> Int {
      let path = try register.addBid(
        "Dorset", programme, areas: [place], moves: [("submit", day)])
      return try register.get(path).json["authority_ids"]?.array?.count ?? 0
    }
    #expect(try authorities("2013-05-01") == 3)
    #expect(try authorities("2019-05-01") == 2)
    // A region is made of the councils below it.
    let region = try register.addBid(
      "London", programme, areas: ["gss:E12000007"], moves: [("submit", "2013-05-01")])
    #expect(try register.get(region).json["authority_ids"]?.array?.count == 9)
  }
}
