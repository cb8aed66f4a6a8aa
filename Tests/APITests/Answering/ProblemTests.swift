import API
import HTTP
import JSON
import Synchronization
import Testing

/// The pages that explain problems.
@Suite struct ProblemTests {
  @Test(arguments: ProblemKind.allCases)
  func `every kind of problem has a page`(kind: ProblemKind) throws {
    let register = try TestRegister()
    let page = try register.get("/problems/\(kind.rawValue)")
    #expect(page.status == 200 && page.json["type"]?.string == "/problems/\(kind.rawValue)")
    #expect(page.json["status"] == .integer(Int64(kind.status.code)))
    for member in ["title", "explanation"] {
      #expect(page.json[member]?.string?.isEmpty == false)
    }
  }

  @Test func `another name has none`() throws {
    let register = try TestRegister()
    try register.expectProblem(try register.get("/problems/nope"), 404, "not_found")
  }

  @Test func `a server that is stopping writes no more and says when to come again`() throws {
    let register = try TestRegister()
    register.close()
    let answer = try register.addOrganisation("Trust")
    try register.expectProblem(answer, 503, "busy")
    #expect(answer["Retry-After"] != nil)
    #expect(try register.get("/v1/organisations").status == 200)
  }

  @Test func `a failure of the server says nothing of the inside`() throws {
    let lines = Mutex<[String]>([])
    let register = try TestRegister { options in
      options.log = Log { line in
        lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
      }
    }
    try register.moveAway()
    let answer = try register.get("/v1/organisations.csv")
    try register.expectProblem(answer, 503, "unavailable")
    #expect(answer["Retry-After"] == "5")
    for word in ["register.db", "SQL", "sqlite", "/tmp"] { #expect(!answer.text.contains(word)) }
    let id = answer["X-Request-Id"] ?? "none"
    #expect(lines.withLock { $0.contains { $0.contains(id) } })
  }

  @Test func `the instance is the path of the request, without its query`() throws {
    let answer = try TestRegister().get("/v1/areas/a%20b?x=%20secret")
    #expect(answer.json["instance"] == "/v1/areas/a%20b")
  }
}
