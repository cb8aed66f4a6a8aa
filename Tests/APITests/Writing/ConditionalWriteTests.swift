import JSON
import Store
import Testing

/// `If-Match`: no change falls on a version that its author has not seen.
@Suite struct ConditionalWriteTests {
  typealias Change = @Sendable (TestRegister, String, [(String, String)]) throws -> Answer

  private static let changes: [(name: String, change: Change)] = [
    ("PUT", { try $0.put($1, Bodies.organisation("Changed"), $2) }),
    ("PATCH", { try $0.patch($1, ["name": "Changed"], $2) }), ("DELETE", { try $0.delete($1, $2) }),
  ]

  @Test(arguments: changes.map(\.name))
  func `a change needs the present tag or a star`(method: String) throws {
    let change = try #require(Self.changes.first { $0.name == method }?.change)
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    try register.patch(path, ["note": "x"])
    let missing = try change(register, path, [])
    try register.expectProblem(missing, 428, "precondition_required")
    #expect(missing.json["detail"]?.string?.contains("If-Match: \"2\"") == true)
    for condition in [
      "\"1\"", "W/\"1\"", "\"1\", \"3\"", "\"02x\"", "\"x\"", "\"\"",
      "\"1@all\"", "\"@all\"", "\"2-2026-11-22@all\"",
    ] {
      let stale = try change(register, path, [("If-Match", condition)])
      try register.expectProblem(stale, 412, "precondition_failed")
      #expect(stale["ETag"] == "\"2@all\"")
    }
    for condition in ["2", "\"2", "2@all", "\"2\", *"] {
      let odd = try change(register, path, [("If-Match", condition)])
      try register.expectProblem(odd, 400, "bad_request", ["If-Match form"])
    }
    #expect(try register.get(path).json["version"] == 2)
    let done = try change(register, path, [("If-Match", "\"1\" , \"2\"")])
    #expect((200...204).contains(done.status))
  }

  @Test(arguments: ["W/\"1@all\"", "\"1@all-gzip\"", "W/\"1\"", "\"1-br\""])
  func `a tag that a proxy marked as compressed counts as the one that was sent`(tag: String) throws
  {
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    let read = try register.get(path, [("If-None-Match", tag.replacing("@all", with: ""))])
    #expect(read.status == 304)
    #expect(try register.patch(path, ["note": "x"], [("If-Match", tag)]).status == 200)
    #expect(try register.patch(path, ["note": "y"], [("If-Match", tag)]).status == 412)
  }

  @Test(arguments: changes.map(\.name))
  func `a star changes whatever is there`(method: String) throws {
    let change = try #require(Self.changes.first { $0.name == method }?.change)
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    #expect((200...204).contains(try change(register, path, [("If-Match", "*")]).status))
  }

  @Test func `of two racing patches with one tag, one is 200 and one 412`() throws {
    let register = try TestRegister()
    for _ in 0..<10 {
      let path = try register.addOrganisation("Trust").path
      let answers = register.atOnce(2, "PATCH", path, [("If-Match", "\"1\"")]) { index in
        ["note": .string("From thread \(index)")]
      }
      let statuses = answers.map(\.status).sorted()
      #expect(statuses == [200, 412])
      #expect(try register.get(path).json["version"] == 2)
    }
  }

  @Test(arguments: [["drafts:read"], []])
  func `the tag of an answer to a write is that of a reading, and the next write takes it`(
    more: [String]
  ) throws {
    let register = try TestRegister()
    let key = try register.addKey(["organisations:write"] + more).header
    let made = try register.ask(
      as: key, "POST", "/v1/organisations", Bodies.organisation("Trust"), [])
    var last = made
    func expectTag() throws {
      let read = try register.get(made.path, [key])
      #expect(last["ETag"] != nil && last["ETag"] == read["ETag"], "\(last.status)")
    }
    try expectTag()
    for (method, path, body) in [
      ("PATCH", made.path, ["note": "x"]), ("PUT", made.path, Bodies.organisation("Changed")),
      ("DELETE", made.path, nil), ("POST", "\(made.path)/restore", nil),
    ] as [(String, String, JSON?)] {
      last = try register.ask(as: key, method, path, body, [("If-Match", last["ETag"] ?? "none")])
      #expect((200...204).contains(last.status), "\(method)")
      if method != "DELETE" { try expectTag() }
    }
    let stale = try register.ask(
      as: key, "PATCH", made.path, ["note": "x"], [("If-Match", "\"1\"")])
    #expect(stale.status == 412)
    last = stale
    try expectTag()
    // Who cannot see the hidden members may have read without the key.
    let open = try register.get(made.path)["ETag"] ?? "none"
    let patched = try register.ask(
      as: key, "PATCH", made.path, ["note": "y"], [("If-Match", open)])
    #expect(patched.status == 200)
  }
}
