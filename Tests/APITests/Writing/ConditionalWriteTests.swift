import JSON
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
    for condition in ["\"1\"", "W/\"2\"", "\"1\", \"3\"", "2", "\"2", "\"02x\"", "\"x\"", "\"\""] {
      let stale = try change(register, path, [("If-Match", condition)])
      try register.expectProblem(stale, 412, "precondition_failed")
      #expect(stale["ETag"] == "\"2\"")
    }
    #expect(try register.get(path).json["version"] == 2)
    let done = try change(register, path, [("If-Match", "\"1\" , \"2\"")])
    #expect((200...204).contains(done.status))
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
}
