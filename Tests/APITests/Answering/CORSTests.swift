import API
import JSON
import Records
import Testing

/// What browsers need, on every answer.
@Suite struct CORSTests {
  private static let exposed =
    "ETag, Link, Location, Content-Location, Retry-After, RateLimit, RateLimit-Policy, Deprecation, "
    + "Sunset, X-Request-Id, Idempotent-Replayed, Preference-Applied, X-Undecided-Areas"

  @Test(arguments: TestRegister.Way.allCases)
  func `every answer may be read from any page and has an id`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let created = try register.addOrganisation("Trust")
    let origin = [("Origin", "https://example.org")]
    let answers = [
      created, try register.get("/v1/organisations", origin),
      try register.get("/v1/organisations.csv"),
      try register.get(created.path, [("If-None-Match", "*")]), try register.get("/"),
      try register.delete(created.path), try register.get(created.path),
      try register.get("/nothing", origin), try register.ask("POST", "/v1/areas", origin),
      try register.ask("OPTIONS", "/v1/areas", origin), try register.ask("OPTIONS", "/nothing"),
      try register.ask("TRACE", "/v1/areas"), try register.get("/livez"),
      try register.get("/v1/areas?limit=0"),
      try register.get("/v1/areas", [("Accept", "image/png")]),
      try register.post("/v1/organisations", [:]), try register.get("/openapi.yaml"),
      try register.curl("/v1/imports?kind=areas", "name\r\n", type: "text/csv"),
    ]
    for answer in answers {
      #expect(answer["Access-Control-Allow-Origin"] == "*", "\(answer)")
      #expect(answer["Access-Control-Allow-Credentials"] == nil)
      #expect(answer["Access-Control-Expose-Headers"] == Self.exposed)
      #expect(answer["X-Content-Type-Options"] == "nosniff" && answer["Referrer-Policy"] != nil)
      #expect(answer["X-Request-Id"]?.isEmpty == false)
      #expect(answer.body.isEmpty || answer["Content-Security-Policy"] != nil)
    }
    #expect(Set(answers.map { $0["X-Request-Id"] }).count == answers.count)
  }

  @Test func `a preflight says which methods and headers a page may use`() throws {
    let answer = try TestRegister().ask(
      "OPTIONS", "/v1/areas/gss:x",
      [
        ("Origin", "https://example.org"), ("Access-Control-Request-Method", "PATCH"),
        ("Access-Control-Request-Headers", "authorization,if-match"),
      ])
    #expect(answer.status == 204 && answer.body.isEmpty)
    let allowed = answer["Access-Control-Allow-Methods"]
    #expect(allowed == "GET, HEAD, PUT, PATCH, DELETE, OPTIONS" && allowed == answer["Allow"])
    #expect(
      answer["Access-Control-Allow-Headers"]
        == "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Prefer, Change-Note, traceparent"
    )
    #expect(answer["Access-Control-Max-Age"] == "3600")
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `OPTIONS of the whole server lists every method`(way: TestRegister.Way) throws {
    let answer = try TestRegister(way).ask("OPTIONS", "*")
    #expect(answer.status == 204)
    #expect(answer["Allow"] == "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
  }

  @Test func `where origins are named the others may not read`() throws {
    let register = try TestRegister { $0.origins = ["https://one.example", "https://two.example"] }
    for (origin, allowed) in [
      ("https://two.example", "https://two.example"), ("https://three.example", nil), ("null", nil),
    ] as [(String, String?)] {
      let headers = [("Origin", origin)]
      for answer in [
        try register.get("/v1/areas", headers), try register.get("/nothing", headers),
        try register.ask("OPTIONS", "/v1/areas", headers),
      ] {
        #expect(answer["Access-Control-Allow-Origin"] == allowed)
        #expect(answer.headers.contains { $0.name == "Vary" && $0.value.contains("Origin") })
      }
    }
  }
}
