import API
import JSON
import Testing

/// Programmes that open, close and go from stage to stage on the days that they name.
@Suite struct ProgrammeLifeTests {
  private let register: TestRegister
  private let upkeep: Upkeep

  init() throws {
    register = try TestRegister()
    upkeep = try Upkeep(register.service)
  }

  /// Lets the clock do what is due, and everything that waits for the writer be done.
  private func look() throws {
    for _ in 0..<3 {
      upkeep.look()
      try register.addOrganisation("Waits for the writer")
    }
  }

  private func states(_ path: String) throws -> [String] {
    (try register.get(path).json["states"]?.array ?? []).map { state in
      "\(state["state"]?.string ?? "") \(state["start_date"]?.string ?? "-")"
    }
  }

  @Test func `days that are past are made up for, each in an entry of its own with its day`() throws
  {
    let path = try register.post(
      "/v1/programmes",
      [
        "name": "Fund", "kind": "grant", "opens": "2026-11-01", "closes": "2026-11-10",
        "end_date": "2026-11-20",
      ]
    ).path
    try look()
    #expect(
      try states(path) == [
        "announced -", "open 2026-11-01", "running 2026-11-11", "closed 2026-11-20",
      ])
    let ops = try register.get("\(path)/history").items.map { $0["op"]?.string ?? "" }
    #expect(Set(ops) == ["create", "open", "start", "close"])
    for (day, state) in [
      ("2026-10-31", "announced"), ("2026-11-01", "open"), ("2026-11-10", "open"),
      ("2026-11-11", "running"), ("2026-11-20", "running"),
    ] {
      #expect(try register.get("\(path)?as_of=\(day)").json["state"]?.string == state, "\(day)")
    }
  }

  @Test func `what lies ahead waits, and a rolling call has no end`() throws {
    let path = try register.post(
      "/v1/programmes",
      [
        "name": "Fund", "kind": "grant", "opens": "2026-11-22",
        "stages": [
          ["seq": 1, "kind": "wave", "state": "planned", "start_date": "2026-11-23"]
        ],
      ]
    ).path
    try look()
    let programme = try register.get(path).json
    #expect(programme["state"] == "open")
    #expect(programme["stages"]?[0]?["state"] == "planned")
  }

  @Test func `stages begin and end on their days, and as of a day they are as they were`() throws {
    let path = try register.post(
      "/v1/programmes",
      [
        "name": "Fund", "kind": "improvement",
        "stages": [
          [
            "seq": 1, "kind": "pilot", "state": "planned", "start_date": "2026-10-01",
            "end_date": "2026-10-31",
          ],
          ["seq": 2, "kind": "rollout", "state": "planned", "start_date": "2026-11-02"],
          ["seq": 3, "kind": "review", "state": "planned"],
        ],
      ]
    ).path
    func states(_ query: String = "") throws -> [String] {
      (try register.get(path + query).json["stages"]?.array ?? []).map {
        $0["state"]?.string ?? ""
      }
    }
    #expect(try states() == ["planned", "planned", "planned"])
    try look()
    #expect(try states() == ["done", "under_way", "planned"])
    #expect(try states("?as_of=2026-10-31") == ["under_way", "planned", "planned"])
    #expect(try states("?as_of=2026-11-01") == ["done", "planned", "planned"])
  }

  @Test func `lists find what takes bids on a day`() throws {
    for (name, more): (String, JSONObject) in [
      ("A", ["opens": "2013-04-01", "closes": "2013-06-30"]), ("B", ["opens": "2013-07-01"]),
      ("C", ["opens": "2013-04-01", "end_date": "2013-05-31"]), ("D", [:]),
      ("E", ["opens": "2013-04", "closes": "2013-05"]),
    ] {
      _ = try register.addProgramme(name, more)
    }
    let given = try register.addProgramme("F", ["opens": "2013-04-01"])
    try register.post("/v1/programmes/\(given)/cancel", ["on": "2013-05-15"])
    for (day, names) in [
      ("2013-03-31", []), ("2013-04-01", ["A", "C", "E", "F"]),
      ("2013-05-15", ["A", "C", "E", "F"]),
      ("2013-05-31", ["A", "C", "E"]), ("2013-06-30", ["A"]), ("2013-07-01", ["B"]),
    ] {
      let found = try register.get("/v1/programmes?open_on=\(day)&sort=name")
      #expect(found.texts("name") == names, "\(day)")
    }
    try register.expectProblem(
      try register.get("/v1/programmes?open_on=soon"), 400, "bad_request", ["open_on date"])
  }
}
