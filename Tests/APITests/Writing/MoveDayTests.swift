import JSON
import Testing

/// Moves that happened on a day, and the list of states that they leave.
@Suite struct MoveDayTests {
  private let register: TestRegister

  init() throws { register = try TestRegister() }

  private func alliance(_ more: JSONObject = [:]) throws -> String {
    try register.addWorking("Alliance", more).path
  }

  /// The states of the record with their days, each as `state day`.
  private func states(_ document: JSON) -> [String] {
    (document["states"]?.array ?? []).map { element in
      "\(element["state"]?.string ?? "") \(element["start_date"]?.string ?? "-")"
    }
  }

  @Test func `a move says its day, and the list of states keeps it with its note`() throws {
    let path = try alliance()
    #expect(states(try register.get(path).json) == ["proposed -"])
    let active = try register.post("\(path)/activate", ["on": "2008"])
    #expect(active.status == 200 && active.json["start_date"] == .null)
    try register.post("\(path)/suspend", ["on": "2010-05-03"], [("Change-Note", "No money")])
    let ended = try register.post(
      "\(path)/end", ["on": "2012-06", "end_reason": "completed"])
    #expect(ended.json["end_date"] == "2012-06", "\(ended.text)")
    #expect(
      states(ended.json) == [
        "proposed -", "active 2008", "suspended 2010-05-03", "ended 2012-06",
      ])
    let rest = try #require(ended.json["states"]?[2])
    #expect(rest["note"] == "No money")
    #expect(rest["recorded_at"] == (try register.get("\(path)/versions/3").json["updated_at"]))
    #expect(ended.json["on"] == nil)
    for (day, state, count) in [
      ("2007-12-31", "proposed", 1), ("2008-01-01", "active", 2), ("2010-05-02", "active", 2),
      ("2010-05-03", "suspended", 3), ("2012-06-30", "suspended", 3),
    ] {
      let view = try register.get("\(path)?as_of=\(day)").json
      #expect(view["state"]?.string == state && states(view).count == count, "\(day)")
      #expect(view["end_reason"] == .null)
      let found = try register.get("/v1/partnerships?state=\(state)&as_of=\(day)").items
      #expect(found.count == 1, "\(day)")
      #expect(
        try register.get("/v1/partnerships.csv?fields=state&as_of=\(day)").text
          == "state\r\n\(state)\r\n")
    }
    try register.expectProblem(try register.get("\(path)?as_of=2012-07-01"), 404, "no_longer")
  }

  @Test func `a move made now happened today, and a known start is the day of the first one`()
    throws
  {
    let path = try alliance()
    #expect(states(try register.post("\(path)/activate").json).last == "active 2026-11-22")
    let ended = try register.post("\(path)/end", ["end_reason": "lapsed"])
    #expect(ended.json["end_date"] == "2026-11-22")
    let known = try alliance(["start_date": "2010-01"])
    #expect(states(try register.post("\(known)/activate").json).last == "active 2010-01")
    try register.post("\(known)/suspend", ["on": "2011"])
    #expect(
      states(try register.post("\(known)/activate").json).last == "active 2026-11-22",
      "it goes on, and does not start")
    let unknown = try register.post("\(known)/suspend", ["on": .null])
    #expect(states(unknown.json).last == "suspended -")
  }

  @Test func `a day ahead, before the state before, or unlike the member's is refused`() throws {
    let path = try alliance()
    try register.expectProblem(
      try register.post("\(path)/activate", ["on": "2026-11-23"]), 422, "invalid", ["/on on_ahead"])
    try register.expectProblem(
      try register.post("\(path)/activate", ["on": "2010-02-30"]), 422, "invalid",
      ["/on uncertain_date"])
    try register.post("\(path)/activate", ["on": "2010-05-03"])
    try register.expectProblem(
      try register.post("\(path)/suspend", ["on": "2010-05-02"]), 422, "invalid",
      ["/on before_state"])
    #expect(try register.post("\(path)/suspend", ["on": "2010", "dry_run": .null]).status == 422)
    #expect(try register.post("\(path)/suspend?dry_run=true", ["on": "2010"]).status == 200)
    try register.expectProblem(
      try register.post(
        "\(path)/end", ["on": "2012", "end_date": "2013", "end_reason": "lapsed"]), 422, "invalid",
      ["/on days_differ"])
    try register.expectProblem(
      try register.post("\(path)/end", ["end_date": "2030", "end_reason": "lapsed"]), 422,
      "invalid", ["/end_date on_ahead"])
    try register.patch(path, ["end_date": "2030-03-31"])
    let planned = try register.post("\(path)/end", ["end_reason": "lapsed"])
    try register.expectProblem(planned, 422, "invalid", ["/end_date on_ahead"])
    #expect(planned.text.contains("in on"))
    let earlier = try register.post("\(path)/end", ["on": "2012", "end_reason": "lapsed"])
    #expect(earlier.json["end_date"] == "2012")
    try register.expectProblem(
      try register.patch(path, ["on": "2012"]), 422, "invalid", ["/on unknown_member"])
  }

  @Test func `only moves write the list, and a corrected end goes with it`() throws {
    let path = try alliance()
    try register.post("\(path)/activate", ["on": "2008"])
    let other: JSON = [["state": "proposed"], ["state": "active", "start_date": "2009"]]
    try register.expectProblem(
      try register.patch(path, ["states": other]), 422, "invalid", ["/states read_only"])
    let whole = try register.get(path).json
    #expect(try register.put(path, whole).json == whole)
    #expect(
      try register.put(path, Bodies.partnership("Alliance", register.partners())).json["states"]
        == whole["states"])
    try register.post("\(path)/end", ["on": "2012-06", "end_reason": "completed"])
    let corrected = try register.patch(path, ["end_date": "2012-07"])
    #expect(states(corrected.json).last == "ended 2012-07")
    try register.expectProblem(
      try register.patch(path, ["end_date": "2007"]), 422, "invalid", ["/end_date before_state"])
    let (key, _) = try register.addKey(["partnerships:update"])
    #expect(try register.ask(as: key, "PATCH", path, ["end_date": "2012-06"]).status == 200)
  }

  @Test func `a new record has the states that its members say, or those that it brings`() throws {
    let made = try register.addWorking(
      "Alliance",
      ["state": "ended", "start_date": "2008", "end_date": "2012-06", "end_reason": "lapsed"])
    #expect(states(made.json) == ["proposed -", "active 2008", "ended 2012-06"])
    #expect(try register.get("\(made.path)?as_of=2012-06-30").json["state"] == "active")
    let way: JSON = [
      ["state": "proposed"], ["state": "active", "start_date": "2008"],
      ["state": "suspended", "start_date": "2009"], ["state": "active", "start_date": "2010"],
    ]
    let brought = try register.addWorking("Other", ["state": "active", "states": way])
    #expect(
      states(brought.json) == ["proposed -", "active 2008", "suspended 2009", "active 2010"])
    #expect(try register.get("\(brought.path)?as_of=2009-03-01").json["state"] == "suspended")
    for (list, place) in [
      ([["state": "active"]], "/states/0/state no_such_move"),
      (
        [["state": "proposed"], ["state": "suspended"], ["state": "active"]],
        "/states/1/state no_such_move"
      ),
      (
        [["state": "proposed"], ["state": "active"], ["state": "suspended"]],
        "/states/2/state other_state"
      ),
      (
        [["state": "proposed", "start_date": "2010"], ["state": "active", "start_date": "2009"]],
        "/states/1/start_date before_state"
      ),
      (
        [["state": "proposed"], ["state": "active", "start_date": "2030"]],
        "/states/1/start_date on_ahead"
      ),
    ] as [(JSON, String)] {
      let answer = try register.addWorking("Wrong", ["state": "active", "states": list])
      try register.expectProblem(answer, 422, "invalid", [place])
    }
  }

  @Test func `what is exported comes back with its states, and moves by a row have its day`() throws
  {
    let code: JSONObject = ["identifiers": [["scheme": "own", "identifier": "alliance"]]]
    // Without partners, whom the other register would have to know by their ids.
    let path = try register.addPartnership("Alliance", code).path
    try register.post("\(path)/activate?rules=warn", ["on": "2008"])
    try register.post("\(path)/suspend", ["on": "2009"])
    let file = try register.get("/v1/partnerships.csv").text
    let other = try TestRegister()
    func load(_ text: String, _ type: String = "text/csv") throws -> JSON {
      try other.curl("/v1/imports?kind=partnerships&rules=warn", text, type: type).json
    }
    #expect(try load(file)["created"] == 1)
    #expect(try load(file)["unchanged"] == 1)
    let there = try other.get("/v1/partnerships/own:alliance").json
    #expect(there["states"] == (try register.get(path).json["states"]))
    let row = #"{"identifiers":[{"scheme":"own","identifier":"alliance"}],"#
    let ended = row + #""state":"ended","end_date":"2011","end_reason":"lapsed"}"#
    #expect(try load(ended, "application/x-ndjson")["updated"] == 1)
    let after = try other.get("/v1/partnerships/own:alliance").json
    #expect(states(after).last == "ended 2011")
    #expect(try load(ended, "application/x-ndjson")["unchanged"] == 1)
  }
}
