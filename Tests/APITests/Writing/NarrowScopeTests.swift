import JSON
import Testing

/// What a scope for one sort of write keeps out: every other sort, by whatever way.
@Suite struct NarrowScopeTests {
  private let register: TestRegister
  private let early: JSON = "2026-01-01T00:00:00.000Z"
  private let late: JSON = "2999-01-01T00:00:00.000Z"

  init() throws { register = try TestRegister() }

  private func body(_ more: JSONObject = [:]) -> JSON {
    var body: JSONObject = ["title": "The bridge opens", "kind": "news"]
    for (name, value) in more.members { body[name] = value }
    return .object(body)
  }

  private func announce(_ more: JSONObject = [:]) throws -> String {
    try register.post("/v1/announcements", body(more)).path
  }

  private func key(_ verbs: String...) throws -> (String, String) {
    try register.addKey(verbs.map { "announcements:\($0)" } + ["drafts:read"]).header
  }

  /// Holds `answer` against a refusal that names the scope.
  private func expectMissing(
    _ answer: Answer, _ scope: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    try register.expectProblem(answer, 403, "scope_missing", at: location)
    #expect(
      answer["WWW-Authenticate"]
        == "Bearer realm=\"concordat\", error=\"insufficient_scope\", scope=\"\(scope)\"",
      sourceLocation: location)
    #expect(
      answer.json["detail"]?.string?.contains(scope) == true, sourceLocation: location)
  }

  @Test func `who only creates makes nothing that has moved already`() throws {
    let creator = try key("create")
    func make(_ more: JSONObject) throws -> Answer {
      try register.ask(as: creator, "POST", "/v1/announcements", body(more))
    }
    try expectMissing(try make(["state": "published"]), "announcements:publish")
    try expectMissing(
      try make(["state": "scheduled", "embargo_until": early]), "announcements:schedule")
    // A withdrawn one is readable, as a published one is.
    try expectMissing(
      try make(["state": "withdrawn", "withdrawn_notice": "x"]), "announcements:publish")
    #expect(try register.get("/v1/announcements").json["total"] == 0)
    #expect(try make([:]).status == 201)
    #expect(try make(["state": "draft", "embargo_until": late]).status == 201)
    let publisher = try key("create", "publish")
    let made = try register.ask(
      as: publisher, "POST", "/v1/announcements", body(["state": "published"]))
    #expect(made.status == 201)
  }

  @Test func `a record in a later state needs every move on the way there`() throws {
    let body = Bodies.award("Sea wall", ["status": "active"])
    let (some, _) = try register.addKey(["awards:create", "awards:start"])
    try expectMissing(try register.ask(as: some, "POST", "/v1/awards", body), "awards:award")
    let (all, _) = try register.addKey(["awards:create", "awards:start", "awards:award"])
    #expect(try register.ask(as: all, "POST", "/v1/awards", body).status == 201)
  }

  @Test func `a record that brings its states needs every move among them`() throws {
    let states: JSON = [
      ["state": "proposed"], ["state": "active", "start_date": "2008"],
      ["state": "suspended", "start_date": "2009"], ["state": "active", "start_date": "2010"],
    ]
    let body = Bodies.partnership("Alliance", ["state": "active", "states": states])
    let (some, _) = try register.addKey(["partnerships:create", "partnerships:activate"])
    try expectMissing(
      try register.ask(as: some, "POST", "/v1/partnerships", body), "partnerships:suspend")
    let plain = try Bodies.partnership(
      "Alliance", JSONObject(register.partners().members + [(name: "state", value: "active")]))
    #expect(try register.ask(as: some, "POST", "/v1/partnerships", plain).status == 201)
  }

  @Test func `who only changes creates nothing under an id of their own`() throws {
    let answer = try register.ask(
      as: try key("update"), "PUT", "/v1/announcements/ann_01KMAAAAAAAAAAAAAAAAAAAAAA", body(),
      [("If-None-Match", "*")])
    try expectMissing(answer, "announcements:create")
  }

  @Test func `who only changes does not move the hour of what waits for it`() throws {
    let scheduled = try announce(["state": "scheduled", "embargo_until": late])
    let embargoed = try announce(["state": "published", "embargo_until": late])
    let editor = try key("update")
    for path in [scheduled, embargoed] {
      try expectMissing(
        try register.ask(as: editor, "PATCH", path, ["embargo_until": early]),
        "announcements:publish")
      #expect(try register.ask(as: editor, "PATCH", path, ["title": "New"]).status == 200)
    }
    let replaced = try register.ask(as: editor, "PUT", embargoed, body())
    try expectMissing(replaced, "announcements:publish")
    // Nor take away what is public by an embargo.
    let public_ = try announce(["state": "published", "embargo_until": early])
    try expectMissing(
      try register.ask(as: editor, "PATCH", public_, ["embargo_until": late]),
      "announcements:publish")
    #expect(
      try register.ask(
        as: editor, "PATCH", public_, ["embargo_until": .null],
        [("If-Match", "*"), ("Change-Note", "Its hour is past")]
      ).status == 200)
    let publisher = try key("update", "publish")
    for path in [scheduled, embargoed] {
      let answer = try register.ask(as: publisher, "PATCH", path, ["embargo_until": early])
      #expect(answer.status == 200)
    }
    // In a draft the hour moves nothing.
    let draft = try announce()
    #expect(
      try register.ask(as: editor, "PATCH", draft, ["embargo_until": early]).status == 200)
  }

  @Test func `a move brings along what it is about, and no other change`() throws {
    let (mover, path) = (try key("schedule", "publish", "withdraw"), try announce())
    func move(_ verb: String, _ patch: JSONObject) throws -> Answer {
      try register.ask(as: mover, "POST", "\(path)/\(verb)", .object(patch))
    }
    try expectMissing(
      try move("publish", ["title": "Another", "body": "Another."]), "announcements:update")
    // What a member is already is no change.
    let scheduled = try move("schedule", ["embargo_until": late, "title": "The bridge opens"])
    #expect(scheduled.status == 200)
    // What its source says of that is no part of the move.
    try expectMissing(
      try move("publish", ["first_published_at": early]), "announcements:update")
    let published = try move(
      "publish",
      ["embargo_until": .null, "first_published_at": .null, "public_updated_at": .null])
    #expect(published.status == 200)
    try expectMissing(
      try move("withdraw", ["withdrawn_notice": "Wrong.", "summary": "x"]), "announcements:update")
    #expect(try move("withdraw", ["withdrawn_notice": "Wrong."]).status == 200)
    let editor = try key("publish", "update")
    let draft = try announce()
    let both = try register.ask(as: editor, "POST", "\(draft)/publish", ["title": "Another"])
    #expect(both.status == 200)
  }

  @Test func `an end says its reason and day with the move's own scope`() throws {
    let path = try register.addWorking("Alliance").path
    try register.post("\(path)/activate", ["on": "2008"])
    let (key, _) = try register.addKey(["partnerships:end"])
    let named = try register.ask(
      as: key, "POST", "\(path)/end", ["end_reason": "completed", "name": "x"])
    try expectMissing(named, "partnerships:update")
    let ended = try register.ask(
      as: key, "POST", "\(path)/end", ["end_reason": "completed", "end_date": "2013"])
    #expect(ended.status == 200)
  }

  @Test func `the scope of an event includes the changes that it makes`() throws {
    let trust = try register.addOrganisation("Trust")
    let (key, _) = try register.addKey(["organisation-events:create"])
    let renamed = try register.ask(
      as: key, "POST", "/v1/organisation-events",
      [
        "kind": "renamed", "effective": "2020-04-01", "organisation_id": .string(trust.id),
        "after": ["name": "Sea Trust"],
      ])
    #expect(renamed.status == 201, "\(renamed.text)")
    #expect(try register.get(trust.path).json["name"] == "Sea Trust")
    try expectMissing(
      try register.ask(as: key, "PATCH", trust.path, ["name": "x"]), "organisations:update")
  }
}
