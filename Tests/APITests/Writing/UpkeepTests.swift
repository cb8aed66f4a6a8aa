import API
import JSON
import Records
import Store
import TestSupport
import Testing

/// What the register does of its own accord.
@Suite struct UpkeepTests {
  private let register: TestRegister
  private let upkeep: Upkeep

  init() throws {
    register = try TestRegister()
    upkeep = try Upkeep(register.service)
  }

  /// Looks once, and waits until what was queued is done.
  private func look() throws {
    upkeep.look()
    try register.addOrganisation("Behind the queue")
  }

  /// So many seconds after the present moment of the register's clock, which goes on with every look.
  private func moment(in seconds: Int64) throws -> JSON {
    let now = try register.addOrganisation("For the time").json["created_at"]?.string ?? ""
    let milliseconds = (Instant(now)?.milliseconds ?? 0) + seconds * 1000
    return .string(Instant(milliseconds: milliseconds).description)
  }

  private func announce(_ more: JSONObject) throws -> String {
    var body: JSONObject = ["title": "The bridge opens", "kind": "news"]
    for (name, value) in more.members { body[name] = value }
    return try register.post("/v1/announcements", .object(body)).path
  }

  @Test func `a scheduled announcement is published at its hour, once, by the register`() throws {
    let path = try announce(["state": "scheduled", "embargo_until": moment(in: 20)])
    try look()
    try register.expectProblem(try register.get(path), 404, "not_found")
    for _ in 0..<20 { try look() }
    let shown = try register.get(path)
    #expect(shown.json["state"] == "published" && shown.json["version"] == 2)
    for member in ["first_published_at", "public_updated_at"] {
      #expect(shown.json[member] == shown.json["updated_at"])
    }
    let entry = try #require(try register.get("\(path)/history").items.last)
    #expect(entry["op"] == "publish" && entry["actor"] == "concordat")
    for _ in 0..<3 { try look() }
    #expect(try register.get(path).json["version"] == 2)
  }

  @Test func `a published one under embargo is hidden until then`() throws {
    let path = try announce(["state": "published", "embargo_until": moment(in: 20)])
    try look()
    try register.expectProblem(try register.get(path), 404, "not_found")
    #expect(try register.get("/v1/announcements").json["total"] == 0)
    for _ in 0..<20 { try look() }
    #expect(try register.get(path).json["version"] == 2)
    #expect(try register.get("/v1/announcements").json["total"] == 1)
    #expect(try register.get("\(path)/history").texts("op") == ["publish"])
  }

  @Test func `what fell due while no server ran is published by the next`() throws {
    let path = try announce(["state": "scheduled", "embargo_until": "2026-01-01T00:00:00.000Z"])
    try register.expectProblem(try register.get(path), 404, "not_found")
    try look()
    #expect(try register.get(path).json["state"] == "published")
  }

  @Test func `one that was called off in time stays a draft`() throws {
    let path = try announce(["state": "scheduled", "embargo_until": moment(in: 10)])
    try register.post("\(path)/unschedule")
    for _ in 0..<12 { try look() }
    let draft = try register.get(path, [TestRegister.authorisation])
    #expect(draft.json["state"] == "draft" && draft.json["version"] == 2)
  }

  @Test func `a contact's last day ends with an entry`() throws {
    let path = try announce([
      "state": "published",
      "media_contacts": [["name": "Jess", "public_until": "2026-11-22"], ["name": "Ben"]],
    ])
    #expect(try register.get(path).json["media_contacts"]?.array?.count == 2)
    // The clock of these registers begins at nine in the morning; the day ends 15 hours later.
    let due = try register.service.store.makeReader().due(
      at: #require(Instant("2026-11-23T00:00:00.000Z")))
    #expect(due.map(\.id) == [path.split(separator: "/").last.map(String.init)])
    let midnight = try #require(Instant("2026-11-23T00:00:00.000Z"))
    for record in due {
      try register.service.store.perform { try $0.fallDue(record, at: midnight) }
    }
    let shown = try register.get(path)
    #expect(shown.json["media_contacts"]?.array?.count == 1 && shown.json["version"] == 2)
    #expect(try register.get("\(path)/history").texts("op") == ["create", "lapse"])
    let later = try #require(Instant("2027-01-01T00:00:00.000Z"))
    #expect(try register.service.store.makeReader().due(at: later).isEmpty)
    let whole = try register.get(path, [TestRegister.authorisation])
    #expect(whole.json["media_contacts"]?.array?.count == 2)
  }

  @Test func `what a day changes is written page by page to the last`() throws {
    let small = try Upkeep(register.service, mostDue: 2)
    let bodies = try (0..<5).map { number in
      try register.addOrganisation(
        "Now \(number)",
        ["other_names": [["name": "Today", "kind": "future", "start_date": "2026-11-22"]]])
    }
    small.bringDay()
    func isNew(_ body: Answer) throws -> Bool {
      try register.get(body.path).json["name"] == "Today"
    }
    #expect(comesTrue { (try? bodies.allSatisfy(isNew)) ?? false })
  }

  @Test func `a future name becomes the present one on its first day, once`() throws {
    let body = try register.addOrganisation(
      "Now",
      [
        "other_names": [
          ["name": "Today", "kind": "future", "start_date": "2026-11-22"],
          ["name": "Later", "kind": "future", "start_date": "2027"],
        ]
      ])
    for _ in 0..<2 {
      upkeep.bringDay()
      try register.addOrganisation("Behind the queue")
      let present = try register.get(body.path).json
      #expect(present["name"] == "Today" && present["version"] == 2)
      #expect(
        present["other_names"]?.array?.map { $0["kind"]?.string ?? "" } == ["future", "former"])
      #expect(present["other_names"]?[1]?["end_date"] == "2026-11-21")
    }
  }
}
