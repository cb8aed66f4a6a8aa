import JSON
import Records
import Testing

/// Keys over HTTP.
@Suite struct KeyAdministrationTests {
  private func id(_ answer: Answer) -> String { answer.json["id"]?.string ?? "" }

  @Test(arguments: TestRegister.Way.allCases)
  func `a key is made, shown once, listed, used, rotated and revoked`(way: TestRegister.Way) throws
  {
    let register = try TestRegister(way)
    let made = try register.post(
      "/v1/keys",
      ["name": "Press office", "scopes": ["announcements:write"], "note": "for the site"])
    #expect(made.status == 201)
    #expect(made["Location"] == "/v1/keys/\(id(made))")
    #expect(made["Cache-Control"] == "private, no-store")
    let text = try #require(made.json["key"]?.string)
    #expect(text.hasPrefix("cdt_\(id(made))_"))
    let key = ("Authorization", "Bearer \(text)")

    let list = try register.get("/v1/keys", [TestRegister.authorisation])
    #expect(list.texts("name").contains("Press office") && !list.text.contains(text))
    #expect(list["Cache-Control"] == "private, no-store")
    let before = try register.get("/v1/keys/\(id(made))", [TestRegister.authorisation])
    #expect(before.json["last_used_at"] == .null && before.json["state"] == "live")
    _ = try register.get("/v1/areas", [key])
    let shown = try register.get("/v1/keys/\(id(made))", [TestRegister.authorisation])
    #expect(shown.json["last_used_at"]?.string != nil && shown.json["key"] == nil)

    let rotated = try register.post("/v1/keys/\(id(made))/rotate", ["grace": "1h"])
    #expect(rotated.status == 201 && rotated.json["scopes"] == ["announcements:write"])
    let next = ("Authorization", "Bearer \(rotated.json["key"]?.string ?? "")")
    for key in [key, next] { #expect(try register.get("/v1/areas", [key]).status == 200) }

    #expect(try register.delete("/v1/keys/\(id(made))", []).status == 204)
    #expect(try register.delete("/v1/keys/\(id(made))", []).status == 204)
    try register.expectProblem(try register.get("/v1/areas", [key]), 401, "key_revoked")
    #expect(try register.get("/v1/areas", [next]).status == 200)
    let past = try register.get("/v1/keys/\(id(made))", [TestRegister.authorisation])
    #expect(
      (past.json["history"]?.array ?? []).map { $0["op"]?.string } == [
        "create", "rotate", "revoke",
      ])
    #expect(past.json["replaced_by"]?.string == id(rotated))
  }

  @Test func `no secret stands in the log, the changes or the export`() throws {
    let register = try TestRegister()
    let secrets = try (0..<3).map { _ in
      String(try register.addKey(["admin"]).text.split(separator: "_")[2])
    }
    try register.addOrganisation("Trust")
    for path in ["/v1/changes", "/v1/organisations.ndjson", "/v1/keys", "/v1"] {
      let text = try register.get(path, [TestRegister.authorisation]).text
      for secret in secrets { #expect(!text.contains(secret)) }
    }
    #expect(try register.get("/v1/changes").items.count == 1)
  }

  @Test func `a key hands out no scope that it lacks`() throws {
    let register = try TestRegister()
    let (key, _) = try register.addKey(["keys:admin", "areas:write"])
    func make(_ scopes: JSON) throws -> Answer {
      try register.ask(as: key, "POST", "/v1/keys", ["name": "Lesser", "scopes": scopes])
    }
    #expect(try make(["areas:write"]).status == 201)
    #expect(try make(["areas:delete", "keys:admin"]).status == 201)
    for scopes in [["admin"], ["awards:write"], ["areas:write", "drafts:read"]] as [JSON] {
      try register.expectProblem(try make(scopes), 403, "scope_missing")
    }
  }

  @Test func `an empty list of scopes is no list of all`() throws {
    let register = try TestRegister()
    let answer = try register.post("/v1/keys", ["name": "None", "scopes": []])
    try register.expectProblem(answer, 422, "invalid", ["/scopes count"])
    #expect(try register.post("/v1/keys", ["name": "Usual", "scopes": .null]).status == 201)
  }

  @Test func `a key makes and rotates none that outlives it`() throws {
    let register = try TestRegister()
    let (key, text) = try register.addKey(["keys:admin", "awards:write"], lasting: 86_400)
    let id = String(text.split(separator: "_")[1])
    let end = try #require(
      try register.get("/v1/keys/\(id)", [TestRegister.authorisation]).json["expires_at"]?.string)
    func make(_ end: JSON) throws -> Answer {
      try register.ask(
        as: key, "POST", "/v1/keys",
        ["name": "x", "scopes": ["awards:write"], "expires_at": end])
    }
    func rotate(_ id: String, _ body: JSON) throws -> Answer {
      try register.ask(as: key, "POST", "/v1/keys/\(id)/rotate", body)
    }
    let lasting = try register.addKey(["awards:write"]).text.split(separator: "_")[1]
    for answer in [
      try make(.null), try make("2099-01-01T00:00:00Z"),
      try rotate(id, ["expires_at": "2099-01-01T00:00:00Z"]), try rotate(String(lasting), [:]),
    ] {
      try register.expectProblem(answer, 403, "outlives_key")
      #expect(answer.json["detail"]?.string?.contains(end) == true)
    }
    #expect(try make(.string(end)).status == 201)
    #expect(try make("2026-11-22T12:00:00Z").status == 201)
    #expect(try rotate(String(lasting), ["expires_at": .string(end)]).status == 201)
    let next = try rotate(id, [:])
    #expect(next.status == 201 && next.json["expires_at"]?.string == end)
  }

  @Test func `a key manages none that may do more`() throws {
    let register = try TestRegister()
    let (key, _) = try register.addKey(["keys:admin", "areas:write"])
    for (method, path) in [
      ("GET", "/v1/keys/test"), ("DELETE", "/v1/keys/test"), ("POST", "/v1/keys/test/rotate"),
    ] {
      try register.expectProblem(try register.ask(as: key, method, path), 403, "key_not_covered")
    }
    #expect(try register.ask(as: key, "GET", "/v1/keys").texts("name") == ["Another"])
    #expect(try register.get("/v1/areas", [TestRegister.authorisation]).status == 200)
  }

  @Test func `a bound key makes keys for its organisation alone and sees no others`() throws {
    let register = try TestRegister()
    let one = try register.addOrganisation("One").id
    let other = try register.addOrganisation("Other").id
    let (key, _) = try register.addKey(["keys:admin", "awards:write"], owner: one)
    let scopes: JSON = ["awards:write"]
    let made = try register.ask(as: key, "POST", "/v1/keys", ["name": "x", "scopes": scopes])
    #expect(made.status == 201 && made.json["owner_id"]?.string == one)
    let foreign = try register.ask(
      as: key, "POST", "/v1/keys", ["name": "x", "scopes": scopes, "owner_id": .string(other)])
    try register.expectProblem(foreign, 403, "not_owner")
    #expect(try register.ask(as: key, "GET", "/v1/keys").items.count == 2)
    try register.expectProblem(
      try register.ask(as: key, "DELETE", "/v1/keys/test"), 404, "not_found")
  }

  @Test func `all faults of a key are told together, and nothing is made`() throws {
    let register = try TestRegister()
    let answer = try register.post(
      "/v1/keys",
      ["name": "", "scopes": ["areas:wirte"], "owner_id": "org", "expires_at": "soon", "x": 1])
    try register.expectProblem(
      answer, 422, "invalid",
      [
        "/x unknown_member", "/name length", "/scopes/0 not_a_choice", "/owner_id reference",
        "/expires_at instant",
      ])
    let nobody = try register.post("/v1/keys", ["name": "x", "owner_id": "GB-CHC:1105389"])
    try register.expectProblem(nobody, 422, "invalid", ["/owner_id unknown_reference"])
    let organisation = try register.addOrganisation("Trust").id
    let both = try register.post(
      "/v1/keys", ["name": "x", "scopes": ["admin"], "owner_id": .string(organisation)])
    try register.expectProblem(both, 422, "invalid", ["/scopes admin_of_one_owner"])
    let grace = try register.post("/v1/keys/test/rotate", ["grace": "soon", "until": "then"])
    try register.expectProblem(
      grace, 422, "invalid", ["/grace time_span", "/until unknown_member"])
    #expect(try register.get("/v1/keys", [TestRegister.authorisation]).items.count == 1)
  }

  @Test func `an idempotency key is not taken, because the answer is kept nowhere`() throws {
    let register = try TestRegister()
    let answer = try register.post("/v1/keys", ["name": "x"], [("Idempotency-Key", "a")])
    try register.expectProblem(answer, 400, "bad_request", ["Idempotency-Key not_taken"])
  }

  @Test func `a key that is not there, or not live, is told`() throws {
    let register = try TestRegister()
    for (method, path) in [
      ("GET", "/v1/keys/nobody"), ("DELETE", "/v1/keys/nobody"), ("POST", "/v1/keys/nobody/rotate"),
    ] {
      let answer = try register.ask(as: TestRegister.authorisation, method, path)
      try register.expectProblem(answer, 404, "not_found")
    }
    let text = try register.addKey(["drafts:read"]).text
    let id = text.split(separator: "_")[1]
    try register.delete("/v1/keys/\(id)", [])
    try register.expectProblem(
      try register.post("/v1/keys/\(id)/rotate"), 409, "key_not_live")
  }
}
