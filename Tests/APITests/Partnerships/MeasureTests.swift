import JSON
import Testing

/// What measures came to, which reviews are overdue, and what else belongs to partnerships.
@Suite struct MeasureTests {
  private let register: TestRegister
  private let partnership: Answer

  init() throws {
    register = try TestRegister()
    partnership = try register.addPartnership("P")
  }

  private func add(_ kind: String, _ more: JSONObject) throws -> Answer {
    var body: JSONObject = ["title": "T", "partnership_id": .string(partnership.id)]
    for (name, value) in more.members { body[name] = value }
    return try register.post("/v1/\(kind)", .object(body))
  }

  /// The clock of the tests begins on 2026-11-22.
  private func measure(_ direction: String, _ periods: [JSON], _ more: JSONObject = [:]) throws
    -> Answer
  {
    try add(
      "measures",
      JSONObject(
        [("direction", .string(direction)), ("periods", .array(periods))] + more.members))
  }

  private func result(
    _ direction: String, _ target: JSON, _ actual: JSON, _ more: JSONObject = [:],
    end: JSON = "2020-03-31"
  ) throws -> String? {
    try measure(direction, [["end_date": end, "target": target, "actual": actual]], more)
      .json["status"]?.string
  }

  @Test func `a result is measured against its target, the way that the figure is to go`() throws {
    #expect(try result("up", 10, 10) == "met")
    #expect(try result("up", 10, .decimal("9.5"), ["baseline": 9]) == "partially_met")
    #expect(try result("up", 10, 9, ["baseline": 9]) == "not_met")
    #expect(try result("up", 10, .decimal("9.5")) == "not_met", "nobody knows how it was before")
    #expect(try result("down", .decimal("0.1"), .decimal("0.10")) == "met")
    #expect(
      try result("down", .decimal("0.1"), .decimal("0.2"), ["baseline": .decimal("0.3")])
        == "partially_met")
    #expect(
      try result("down", .decimal("0.1"), .decimal("0.3"), ["baseline": .decimal("0.3")])
        == "not_met")
    #expect(try result("hold", 5, 5) == "met")
    #expect(try result("hold", 5, .decimal("5.4"), ["tolerance": .decimal("0.5")]) == "met")
    #expect(try result("hold", 5, .decimal("4.4"), ["tolerance": .decimal("0.5")]) == "not_met")
    #expect(try result("up", .null, 4) == "no_data")
    #expect(try result("up", 4, .null) == "no_data")
    #expect(try result("up", 4, .null, end: "2026-11-22") == "not_due")
    #expect(try result("up", 4, 4, end: "2030") == "met", "a result that came early counts")
    #expect(try measure("up", []).json["status"] == "no_data")
  }

  @Test func `the last period that is over says what the measure came to, on any day`() throws {
    let periods: [JSON] = [
      ["end_date": "2009-03-31", "target": .decimal("11.5"), "actual": .decimal("11.2")],
      ["end_date": "2010-03-31", "target": .decimal("10.5"), "actual": .decimal("10.9")],
      ["end_date": "2040-03-31", "target": 10],
    ]
    let made = try measure("down", periods, ["baseline": .decimal("12.4")])
    #expect(made.json["status"] == "partially_met")
    #expect(
      made.json["results"]?.array?.map { $0["status"] } == ["met", "partially_met", "not_due"])
    let later = try register.get("\(made.path)?as_of=2040-04-01").json
    #expect(later["status"] == "no_data" && later["results"]?[2]?["status"] == "no_data")
    let found = try register.get("/v1/measures?as_of=2040-04-01&status=no_data&fields=title")
    #expect(found.json["total"] == 1)
    try register.expectProblem(
      try register.patch(made.path, ["status": "met"]), 422, "invalid", ["/status read_only"])
    try register.expectProblem(
      try measure("up", [["end_date": "2010", "target": .decimal("1e12")]]), 422, "invalid",
      ["/periods/0/target range"])
  }

  private func overdue(_ day: String) throws -> [String] {
    let items = try register.get("/v1/reviews?overdue_on=\(day)&sort=title").json["items"]
    return (items?.array ?? []).compactMap { $0["title"]?.string }
  }

  @Test func `a review is overdue until the next one was made`() throws {
    _ = try add("reviews", ["title": "1", "date": "2008-06-30", "next_due": "2009-06-30"])
    _ = try add("reviews", ["title": "2", "date": "2009-07-14", "next_due": "2010-06-30"])
    let other = try register.addPartnership("Q")
    _ = try register.post(
      "/v1/reviews",
      ["title": "3", "partnership_id": .string(other.id), "next_due": "2009-12-31"])
    #expect(try overdue("2009-06-30") == [])
    #expect(try overdue("2009-07-01") == ["1"])
    #expect(try overdue("2009-07-13") == ["1"])
    #expect(try overdue("2009-07-14") == [])
    #expect(try overdue("2010-01-01") == ["3"])
    #expect(try overdue("2010-07-01") == ["2", "3"])
    let made = try register.post(
      "/v1/reviews", ["title": "4", "partnership_id": .string(other.id), "date": "2010-02"])
    #expect(try overdue("2010-07-01") == ["2"])
    #expect(try register.delete(made.path).status == 204)
    #expect(try overdue("2010-07-01") == ["2", "3"])
  }

  @Test func `risks have a score, barriers and projects their states`() throws {
    let risk = try add("risks", ["likelihood": 3, "impact": 4])
    #expect(risk.json["score"] == 12)
    #expect(try add("risks", ["likelihood": 3]).json["score"] == .null)
    #expect(try register.get("/v1/risks?score__gte=10").json["total"] == 1)
    #expect(try register.post("\(risk.path)/close", ["on": "2010-01-01"]).status == 200)
    #expect(try register.get("\(risk.path)?as_of=2009-12-31").json["state"] == "open")
    let barrier = try register.post(
      "/v1/barriers",
      [
        "title": "Distrust", "polarity": "barrier", "category": "relationships",
        "partnership_ids": [.string(partnership.id)],
      ])
    #expect(try register.post("\(barrier.path)/resolve").json["state"] == "resolved")
    #expect(
      try register.get("/v1/barriers?partnership=\(partnership.id)&polarity=barrier").json["total"]
        == 1)
    let project = try add("projects", [:])
    #expect(project.json["state"] == "pipeline")
    let begun = try register.post("\(project.path)/start", ["on": "2010-05"])
    #expect(begun.json["state"] == "under_way" && begun.json["start_date"] == "2010-05")
  }

  @Test func `five answers say whether it is a partnership at all`() throws {
    func verdict(_ answers: JSONObject) throws -> (JSON?, Int?) {
      let made = try register.addPartnership("P", ["test": .object(answers)])
      return (made.json["verdict"], made.json["verdict_reasons"]?.array?.count)
    }
    let yes: JSONObject = [
      "independent_bodies": true, "common_goals": true, "joint_structure": true,
      "joint_programme": true, "shared_risk_and_reward": true,
    ]
    func but(_ name: String, _ value: JSON) -> JSONObject {
      var answers = yes
      answers[name] = value
      return answers
    }
    #expect(try verdict(yes) == ("partnership", 0))
    #expect(try verdict(but("joint_structure", false)) == ("in_part", 1))
    #expect(try verdict(but("common_goals", false)) == ("not_a_partnership", 1))
    #expect(try verdict(but("joint_programme", .null)) == ("undecided", 1))
    #expect(
      try verdict([
        "independent_bodies": true, "common_goals": true, "joint_structure": false,
        "joint_programme": false, "shared_risk_and_reward": false,
      ]) == ("not_a_partnership", 3))
    #expect(try verdict(["note": "Not looked at."]) == (.null, 0))
    #expect(try register.get("/v1/partnerships?verdict=in_part").json["total"] == 1)
  }
}
