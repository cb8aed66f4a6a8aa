import API
import Views
import JSON
import Records
import Register
import TestSupport
import Testing

/// Which key may do what.
@Suite struct ScopeTests {
  @Test func `a key does what its scope names and nothing else`() throws {
    let register = try TestRegister()
    let partnership = try register.addPartnership("Alliance").path
    let (key, _) = try register.addKey(["organisations:write"])
    let body = Bodies.organisation("Trust")
    #expect(try register.ask(as: key, "POST", "/v1/organisations", body).status == 201)
    for (method, path, body, scope) in [
      ("POST", "/v1/areas", ["name": "x"], "areas:create"),
      ("PATCH", partnership, ["name": "x"], "partnerships:update"),
      ("PUT", partnership, ["name": "x"], "partnerships:update"),
      ("DELETE", partnership, nil, "partnerships:delete"),
      ("POST", "\(partnership)/restore", nil, "partnerships:restore"),
      ("POST", "\(partnership)/activate", nil, "partnerships:activate"),
      ("GET", "/v1/keys", nil, "keys:admin"),
      ("POST", "/v1/imports?kind=awards", nil, "awards:write"),
    ] as [(String, String, JSON?, String)] {
      let answer = try register.ask(as: key, method, path, body)
      try register.expectProblem(answer, 403, "scope_missing")
      #expect(answer.json["detail"]?.string?.contains(scope) == true)
      #expect(
        answer["WWW-Authenticate"]
          == "Bearer realm=\"concordat\", error=\"insufficient_scope\", scope=\"\(scope)\"")
    }
  }

  @Test func `a verb's scope is for the verb alone`() throws {
    let register = try TestRegister()
    let path = try register.addWorking("Alliance").path
    let (key, _) = try register.addKey(["partnerships:activate"])
    #expect(try register.ask(as: key, "POST", "\(path)/activate").status == 200)
    try register.expectProblem(
      try register.ask(as: key, "POST", "\(path)/suspend"), 403, "scope_missing")
    try register.expectProblem(
      try register.ask(as: key, "PATCH", path, ["name": "x"]), 403, "scope_missing")
  }

  @Test func `a key without scopes named gets every write and the drafts`() throws {
    let register = try TestRegister()
    let made = try register.post("/v1/keys", ["name": "Grants team"])
    let wanted = Catalogue.register.resources.map { "\($0.name):write" } + ["drafts:read"]
    #expect((made.json["scopes"]?.array ?? []).compactMap(\.string).sorted() == wanted.sorted())
    let key = ("Authorization", "Bearer \(made.json["key"]?.string ?? "")")
    try register.expectProblem(
      try register.ask(as: key, "GET", "/v1/keys"), 403, "scope_missing")
  }

  @Test func `every endpoint that changes something needs a key`() {
    for endpoint in Endpoint.all(.register) where endpoint.isWrite {
      if case .nothing = endpoint.need { Issue.record("\(endpoint.path) needs no key") }
    }
  }

  @Test
  func `the scopes that keys can have are those that endpoints need, and the reading of drafts`() {
    var needed: Set<Scope> = [.drafts]
    for endpoint in Endpoint.all(.register) {
      if case .scope(let scopes) = endpoint.need { needed.formUnion(scopes) }
    }
    #expect(Set(Scope.all(.register)) == needed)
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `a missing scope is told before the body is read`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let (key, text) = try register.addKey(["areas:write"])
    try register.expectProblem(
      try register.ask(
        "POST", "/v1/organisations", [key, ("Content-Type", "application/json")],
        body: Array("no JSON".utf8)), 403, "scope_missing")
    guard way == .socket else { return }
    let client = try register.connect()
    client.send(
      "POST /v1/organisations HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(text)\r\n"
        + "Content-Type: application/json\r\nContent-Length: 500000\r\nExpect: 100-continue\r\n\r\n"
    )
    try register.expectProblem(try Answer(raw: client.readBytesToEnd()), 403, "scope_missing")
  }

  @Test(arguments: ["", "?kind=none", "?kind=areas&mode=none"])
  func `an import that cannot be is refused before its body comes`(query: String) throws {
    let register = try TestRegister(.socket)
    let (_, text) = try register.addKey(query.contains("areas") ? ["areas:write"] : ["drafts:read"])
    let client = try register.connect()
    client.send(
      "POST /v1/imports\(query) HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(text)\r\n"
        + "Content-Type: text/csv\r\nContent-Length: 500000\r\nExpect: 100-continue\r\n\r\n")
    try register.expectProblem(try Answer(raw: client.readBytesToEnd()), 400, "bad_request")
  }
}
