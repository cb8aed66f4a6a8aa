@testable import API
import JSON
import Records
import Register
import Store
import Testing

/// Keys: needed for writing, and right or refused.
@Suite struct KeyTests {
  @Test(arguments: TestRegister.Way.allCases)
  func `a write without a key is 401 and names the scheme`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let path = try register.addPartnership("Alliance").path
    for (method, target) in [
      ("POST", "/v1/organisations"), ("PUT", path), ("PATCH", path), ("DELETE", path),
      ("POST", "\(path)/restore"), ("POST", "\(path)/activate"), ("POST", "/v1/imports?kind=areas"),
      ("GET", "/v1/keys"), ("POST", "/v1/keys"), ("GET", "/v1/keys/test"),
      ("DELETE", "/v1/keys/test"),
      ("POST", "/v1/keys/test/rotate"),
    ] {
      let answer = try register.ask(
        method, target, [("Content-Type", "application/json")],
        body: method == "GET" ? [] : Array("{}".utf8))
      try register.expectProblem(answer, 401, "key_missing")
      #expect(answer["WWW-Authenticate"] == "Bearer realm=\"concordat\"")
    }
    #expect(try register.get(path).json["version"] == 1)
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `two keys are no key, whichever of them is right`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let other = ("Authorization", "Bearer cdt_test_wrong")
    for headers in [
      [TestRegister.authorisation, other], [other, TestRegister.authorisation],
      [TestRegister.authorisation, TestRegister.authorisation],
    ] {
      try register.expectProblem(
        try register.get("/v1/areas", headers), 400, "bad_request", ["Authorization repeated"])
    }
  }

  @Test(arguments: [
    "Bearer", "Bearer ", "Bearer nonsense", "Bearer cdt_test_wrong",
    "Bearer cdt_nobody_of_the_interface",
    "Basic dGVzdDp0ZXN0", "cdt_test_of_the_interface", "Bearer cdt_test_of_the_interface x", "",
    "Bearer cdt_test_", "Bearer cdt__x",
  ])
  func `a wrong key is refused, for reading as well`(authorisation: String) throws {
    let register = try TestRegister()
    let header = [("Authorization", authorisation)]
    for answer in [
      try register.get("/v1/areas", header), try register.get("/v1/changes", header),
      try register.ask("POST", "/v1/organisations", header, body: Bodies.organisation("X").bytes),
      try register.ask(
        "POST", "/v1/imports?kind=areas", header + [("Content-Type", "text/csv")],
        body: Array("name\r\n".utf8)),
    ] {
      try register.expectProblem(answer, 401)
      #expect(
        answer["WWW-Authenticate"] == "Bearer realm=\"concordat\", error=\"invalid_token\"")
      #expect(!answer.text.contains("interface"))
    }
    #expect(try register.get("/v1/organisations").json["total"] == 0)
  }

  @Test func `a key says why it is refused, to who knows its secret alone`() throws {
    let register = try TestRegister()
    let (live, text) = try register.addKey(["drafts:read"])
    let id = String(text.split(separator: "_")[1])
    #expect(try register.get("/v1/areas", [live]).status == 200)
    #expect(try register.delete("/v1/keys/\(id)", []).status == 204)
    let revoked = try register.get("/v1/areas", [live])
    try register.expectProblem(revoked, 401, "key_revoked")
    // The clock of these registers goes a second on with every look.
    let (brief, _) = try register.addKey(["drafts:read"], lasting: 1)
    let expired = try register.get("/v1/areas", [brief])
    try register.expectProblem(expired, 401, "key_expired")
    for wrong in [String(text.dropLast()), text + "x", "cdt_\(id)_x"] {
      let answer = try register.get("/v1/areas", [("Authorization", "Bearer \(wrong)")])
      try register.expectProblem(answer, 401, "key_unknown")
    }
    for wrong in ["cdt_\(id)", "x\(text)", "cdt_\(String(repeating: "x", count: 300))"] {
      let answer = try register.get("/v1/areas", [("Authorization", "Bearer \(wrong)")])
      try register.expectProblem(answer, 401, "key_malformed")
    }
  }

  @Test(arguments: ["key", "token", "api_key", "access_token", "Access_Token", "q", "kind"])
  func `a key in the address is refused, and neither repeated nor logged`(name: String) throws {
    let lines = LogLines()
    let register = try TestRegister { $0.log = lines.log() }
    for path in ["/v1/areas", "/v1/changes", "/v1"] {
      let answer = try register.get("\(path)?\(name)=\(TestRegister.key)")
      try register.expectProblem(answer, 400, "bad_request", ["\(name) key_in_address"])
      #expect(!answer.text.contains("interface"))
    }
    #expect(!lines.all.joined().contains("interface"))
  }

  @Test func `no filter has a name under which keys are sent`() {
    for resource in Catalogue.register.resources {
      let names = Query.filters(of: resource).map(\.name) + Query.common
      #expect(!names.contains { Redaction.isSecret($0) })
    }
  }

  @Test(arguments: ["Bearer", "bearer", "BEARER"])
  func `the scheme's name is taken in any case`(scheme: String) throws {
    let answer = try TestRegister().get(
      "/v1/areas", [("Authorization", "\(scheme) \(TestRegister.key)")])
    #expect(answer.status == 200)
  }
}
