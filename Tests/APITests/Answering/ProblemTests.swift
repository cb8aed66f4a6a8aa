import API
import HTTP
import JSON
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

  @Test func `the instance is the path of the request, without its query`() throws {
    let answer = try TestRegister().get("/v1/areas/a%20b?x=%20secret")
    #expect(answer.json["instance"] == "/v1/areas/a%20b")
  }
}
