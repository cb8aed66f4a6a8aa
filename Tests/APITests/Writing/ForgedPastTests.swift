import JSON
import Testing

/// What a key without `admin` can say of the past.
@Suite struct ForgedPastTests {
  private let register: TestRegister
  private let clerk: (String, String)

  init() throws {
    register = try TestRegister()
    (clerk, _) = try register.addKey([
      "announcements:write", "organisations:write", "drafts:read",
    ])
  }

  private func bring(_ kind: String, _ rows: [JSONObject], as key: (String, String)) throws
    -> Answer
  {
    let text = rows.map { JSON.object($0).text }.joined(separator: "\n")
    return try register.ask(
      "POST", "/v1/imports?kind=\(kind)", [key, ("Content-Type", "application/x-ndjson")],
      body: Array(text.utf8))
  }

  private func announce(_ more: JSONObject, as key: (String, String)) throws -> Answer {
    var body: JSONObject = ["title": "The bridge opens", "kind": "news"]
    for (name, value) in more.members { body[name] = value }
    return try register.ask(as: key, "POST", "/v1/announcements", .object(body), [])
  }

  @Test
  func `rows say when a record was made, changed and how often with an administrator's key alone`()
    throws
  {
    let row: JSONObject = [
      "name": "Sea Trust", "sector": "third", "classification": "charity", "version": 7,
      "created_at": "2001-01-01T00:00:00.000Z", "updated_at": "2002-01-01T00:00:00.000Z",
    ]
    let refused = try bring("organisations", [row], as: clerk)
    #expect(refused.status == 422)
    let faults = refused.json["errors"]?.array ?? []
    #expect(
      faults.map { $0["code"] } == ["read_only", "read_only", "read_only"], "\(refused.text)")
    #expect(try register.get("/v1/organisations").items.isEmpty)
    // What forges nothing is taken: how an export of a new record reads.
    var first = row
    (first["version"], first["created_at"], first["updated_at"]) = (1, .null, .null)
    #expect(try bring("organisations", [first], as: clerk).json["created"] == 1)
    let (admin, _) = try register.addKey(["admin"])
    var told = row
    told["name"] = "River Trust"
    #expect(try bring("organisations", [told], as: admin).json["created"] == 1)
    let river = try register.get("/v1/organisations?name=River%20Trust").items[0]
    #expect(river["created_at"] == "2001-01-01T00:00:00.000Z" && river["version"] == 7)
  }

  @Test func `a row that repeats what a record says of itself is no forgery`() throws {
    let made = try register.addOrganisation("Sea Trust")
    var row = try #require(try register.get(made.path).json.object)
    #expect(try bring("organisations", [row], as: clerk).json["unchanged"] == 1)
    row["name"] = "Sea and Sand Trust"
    #expect(try bring("organisations", [row], as: clerk).json["updated"] == 1)
    let after = try register.get(made.path).json
    #expect(after["version"] == 2 && after["created_at"] == row["created_at"])
  }

  @Test func `what a clerk says of the first publication is what the source says`() throws {
    let created = try announce(
      ["state": "published", "first_published_at": "2016-03-04T10:00:00Z"], as: clerk)
    #expect(created.status == 201, "\(created.text)")
    #expect(created.json["first_published_at"] == created.json["created_at"])
    #expect(created.json["original"]?["first_published"] == "2016-03-04")
    let row: JSONObject = [
      "title": "Of old", "kind": "news", "state": "published",
      "first_published_at": "2009-07-17T00:00:00Z", "original": ["publication": "The Gazette"],
    ]
    #expect(try bring("announcements", [row], as: clerk).json["created"] == 1)
    let old = try register.get("/v1/announcements?title=Of%20old").items[0]
    #expect(old["first_published_at"] == .null)
    #expect(
      old["original"]?["first_published"] == "2009-07-17"
        && old["original"]?["publication"] == "The Gazette")
    let other = try announce(
      [
        "first_published_at": "2016-03-04T10:00:00Z", "original": ["first_published": "2015"],
      ], as: clerk)
    try register.expectProblem(other, 422, "invalid", ["/first_published_at read_only"])
    let (admin, _) = try register.addKey(["admin"])
    let told = try announce(
      ["state": "published", "first_published_at": "2016-03-04T10:00:00Z"], as: admin)
    #expect(told.json["first_published_at"] == "2016-03-04T10:00:00.000Z")
  }

  @Test
  func `what readers were told of the first publication cannot be taken back by leaving it out`()
    throws
  {
    let path = try announce(["state": "published"], as: clerk).path
    let told = try register.get(path).json["first_published_at"]
    let headers = [("If-Match", "*"), ("Change-Note", "The title")]
    for (method, body) in [
      ("PUT", ["title": "Another", "kind": "news"] as JSON),
      ("PATCH", ["title": "A third", "first_published_at": .null]),
    ] {
      let answer = try register.ask(as: clerk, method, path, body, headers)
      #expect(answer.status == 200 && answer.json["first_published_at"] == told, "\(answer.text)")
    }
    let withdrawn = try register.ask(
      as: clerk, "POST", "\(path)/withdraw",
      ["withdrawn_notice": "Wrong.", "first_published_at": .null, "public_updated_at": .null],
      headers)
    #expect(withdrawn.json["first_published_at"] == told && told != .null)
    #expect(withdrawn.json["public_updated_at"] == withdrawn.json["updated_at"])
  }

  @Test func `moments of changes and notes of them are the register's or an administrator's`()
    throws
  {
    let path = try announce(["state": "published"], as: clerk).path
    let note: JSON = ["note": "Nothing", "public_timestamp": "2010-01-01T00:00:00Z"]
    let forged: JSONObject = [
      "title": "Another", "public_updated_at": "2010-01-01T00:00:00Z", "change_history": [note],
    ]
    let headers = [("If-Match", "*"), ("Change-Note", "The title")]
    try register.expectProblem(
      try register.ask(as: clerk, "PATCH", path, .object(forged), headers), 422, "invalid",
      ["/public_updated_at read_only", "/change_history read_only"])
    var whole = try #require(try register.get(path).json.object)
    whole["title"] = "Another"
    let changed = try register.ask(as: clerk, "PUT", path, .object(whole), headers)
    #expect(changed.status == 200, "\(changed.text)")
    #expect(changed.json["public_updated_at"] == changed.json["updated_at"])
    #expect(changed.json["change_history"]?.array?.count == 1)
    // A row that repeats the moment it was exported with is a change of now.
    var row = try #require(changed.json.object)
    row["title"] = "A third"
    let report = try bring("announcements", [row], as: clerk)
    #expect(report.json["updated"] == 1, "\(report.text)")
    let after = try register.get(path).json
    #expect(after["public_updated_at"] == after["updated_at"])
    #expect(after["public_updated_at"] != row["public_updated_at"])
  }
}
