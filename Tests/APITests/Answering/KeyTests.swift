import JSON
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
    ] {
      let answer = try register.ask(
        method, target, [("Content-Type", "application/json")], body: Array("{}".utf8))
      try register.expectProblem(answer, 401, "unauthorized")
      #expect(answer["WWW-Authenticate"] == "Bearer realm=\"concordat\"")
    }
    #expect(try register.get(path).json["version"] == 1)
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
      try register.expectProblem(answer, 401, "unauthorized")
      #expect(answer["WWW-Authenticate"]?.hasPrefix("Bearer realm=\"concordat\"") == true)
      #expect(!answer.text.contains("cdt_"))
    }
    #expect(try register.get("/v1/organisations").json["total"] == 0)
  }

  @Test(arguments: ["Bearer", "bearer", "BEARER"])
  func `the scheme's name is taken in any case`(scheme: String) throws {
    let answer = try TestRegister().get(
      "/v1/areas", [("Authorization", "\(scheme) \(TestRegister.key)")])
    #expect(answer.status == 200)
  }
}
