import API
import JSON
import Testing

/// Participants: what they rest on, and their level of each day.
@Suite struct ParticipantTests {
  private let register: TestRegister
  private let programme: String

  init() throws {
    register = try TestRegister()
    try register.loadSample()
    programme = try register.addProgramme()
  }

  private func add(_ more: JSONObject) throws -> Answer {
    let body: JSONObject = [
      "name": "Place", "programme_id": .string(programme), "origin": "direct",
    ]
    return try register.post("/v1/participants", .object(body.with(more)))
  }

  @Test func `levels are added, and each day has one`() throws {
    let path = try add(["start_date": "2013-07-03"]).path
    let levels = "\(path)/support_levels"
    for (level, day) in [
      ("light_touch", "2013-07-03"), ("intensive", "2014-04-01"), ("graduated", "2027-01-01"),
    ] {
      let answer = try register.post(
        levels, ["level": .string(level), "start_date": .string(day), "reason": "As planned"])
      #expect(answer.status == 200, "\(answer.text)")
    }
    #expect(try register.get(path).json["level"] == "intensive")
    for (day, level): (String, JSON) in [
      ("2013-07-03", "light_touch"), ("2014-03-31", "light_touch"), ("2014-04-01", "intensive"),
      ("2014-07-03", "intensive"), ("2027-01-01", "graduated"),
    ] {
      #expect(try register.get("\(path)?as_of=\(day)").json["level"] == level, "\(day)")
      let found = try register.get(
        "/v1/participants?programme=\(programme)&as_of=\(day)&level=\(level.string ?? "")")
      #expect(found.items.count == 1, "\(day)")
      let listed = try register.get("/v1/programmes/\(programme)/participants?as_of=\(day)")
      #expect(listed.items.first?["level"] == level && listed.json["total"] == 1)
    }
    // What was wrong is replaced by an element that names it.
    let corrected = try register.post(
      levels, ["level": "intensive", "start_date": "2014-06-01", "corrects": 2])
    #expect(corrected.status == 200, "\(corrected.text)")
    #expect(try register.get("\(path)?as_of=2014-05-31").json["level"] == "light_touch")
    try register.expectProblem(
      try register.post(levels, ["level": "none", "start_date": "2014-06-01"]), 422, "invalid",
      ["/start_date levels_overlap"])
    try register.expectProblem(
      try register.patch(path, ["support_levels": []]), 422, "invalid",
      ["/support_levels appended_only"])
  }

  @Test func `a level that was another's today is brought up to date by the clock`() throws {
    let row: JSON = [
      "name": "Place", "programme_id": .string(programme), "origin": "direct", "level": "none",
      "support_levels": [["level": "intensive", "start_date": "2014-04-01"]],
    ]
    let report = try register.ask(
      "POST", "/v1/imports?kind=participants&mode=insert",
      [TestRegister.authorisation, ("Content-Type", "application/x-ndjson")], body: row.bytes)
    #expect(report.json["created"] == 1, "\(report.text)")
    func level() throws -> JSON? {
      try register.get("/v1/participants?programme=\(programme)").items.first?["level"]
    }
    #expect(try level() == "none")
    try Upkeep(register.service).bringDay()
    try register.addOrganisation("Waits for the writer")
    #expect(try level() == "intensive")
  }

  @Test func `a participant by selection goes by one selected bid of its programme`() throws {
    let bid = try register.addBid(
      "Wirral", programme, areas: ["gss:E08000015"], moves: TestRegister.shortlisting)
    let id = JSON.string(String(bid.split(separator: "/").last ?? ""))
    let selection: JSONObject = ["origin": "selection", "expression_id": id]
    func refused(
      _ more: JSONObject, _ fault: String, at location: SourceLocation = #_sourceLocation
    )
      throws
    {
      try register.expectProblem(try add(more), 422, "invalid", [fault], at: location)
    }
    try refused(selection, "/expression_id expression_not_selected")
    try register.post("\(bid)/select", ["on": "2013-07-03"])
    try refused(selection, "/expression_id expression_has_participant")
    let other = JSON.string(try register.addProgramme("Other"))
    try refused(
      selection.with(["programme_id": other]), "/expression_id expression_of_another_programme")
    try refused(["stage": 1], "/stage stage_unknown")
    try refused(["origin": "pilot"], "/origin no_pilot")
    try register.patch(
      "/v1/programmes/\(programme)",
      ["stages": [["seq": 1, "kind": "pilot", "state": "done"]]])
    #expect(try add(["origin": "pilot", "stage": 1]).status == 201)
    for path in [bid, try add([:]).path] {
      try register.expectProblem(
        try register.patch(path, ["programme_id": other]), 422, "invalid",
        ["/programme_id programme_stays"]
      )
    }
  }
}
