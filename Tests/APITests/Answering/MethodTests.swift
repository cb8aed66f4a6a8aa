import API
import JSON
import Testing

/// Paths and methods, and what is said when they do not fit.
@Suite struct MethodTests {
  @Test(arguments: [
    ("/v1/areas", "GET, HEAD, POST, OPTIONS"), ("/v1/imports", "POST, OPTIONS"),
    ("/v1/areas/gss:x", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"),
    ("/v1/areas/gss:x/history", "GET, HEAD, OPTIONS"), ("/v1/areas/gss:x/restore", "POST, OPTIONS"),
    ("/v1/changes", "GET, HEAD, OPTIONS"), ("/v1", "GET, HEAD, OPTIONS"),
    ("/", "GET, HEAD, OPTIONS"),
    ("/v1/areas.csv", "GET, HEAD, POST, OPTIONS"), ("/livez", "GET, HEAD, OPTIONS"),
  ])
  func `a method that a path does not take is 405 and lists those it takes`(
    path: String, allow: String
  ) throws {
    let register = try TestRegister()
    let known = allow.split(separator: ", ").map(String.init)
    for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "QUERY"]
    where !known.contains(method) {
      let answer = try register.ask(method, path)
      try register.expectProblem(answer, 405, "method_not_allowed")
      #expect(answer["Allow"] == allow)
    }
    let options = try register.ask("OPTIONS", path)
    #expect(options.status == 204 && options["Allow"] == allow)
  }

  @Test(arguments: ["FOO", "get", "PROPFIND"])
  func `a method that nobody knows is 501`(method: String) throws {
    let register = try TestRegister()
    try register.expectProblem(try register.ask(method, "/v1/areas"), 501, "not_implemented")
  }

  @Test(arguments: [
    "/nothing", "/v1/nothing", "/v2", "/v1/areas/a/b", "/v1/areas/a/versions", "//v1", "/v1//areas",
    "/v1/areas/../awards", "/v1/Areas", "/.", "/v1/areas.", "/problems", "/favicon.ico",
  ])
  func `a path that leads nowhere is 404 for every method`(path: String) throws {
    let register = try TestRegister()
    for method in ["GET", "HEAD", "POST", "DELETE", "OPTIONS"] {
      try register.expectProblem(try register.ask(method, path), 404, "not_found")
    }
  }

  @Test(arguments: ["/v1/", "/v1/areas/", "/livez/"])
  func `a last slash too many is named`(path: String) throws {
    let register = try TestRegister()
    let answer = try register.get(path)
    try register.expectProblem(answer, 404, "not_found")
    #expect(answer.json["detail"]?.string?.contains("leave the last slash out") == true)
  }

  @Test(arguments: ["/v1/areas/%ff", "/v1/areas/%00", "/v1/areas/%zz", "/%", "/v1/areas/%c0%ae"])
  func `a path that is not percent-encoded UTF-8 is 400`(path: String) throws {
    let register = try TestRegister()
    for method in ["GET", "OPTIONS", "POST"] {
      try register.expectProblem(try register.ask(method, path), 400, "malformed_request")
    }
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `HEAD has the head of GET and no body`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let path = try register.addOrganisation("Trust").path
    for target in [
      path, "\(path)/history", "/v1/organisations?sort=name", "/v1/organisations.csv",
      "/v1/organisations.ndjson", "/", "/v1", "/livez", "/v1/nothing", "/v1/areas?limit=0",
    ] {
      let (head, get) = (try register.ask("HEAD", target), try register.get(target))
      #expect(head.status == get.status, "\(target)")
      for name in ["Content-Type", "ETag", "Cache-Control", "Vary", "Link", "Transfer-Encoding"] {
        #expect(head[name] == get[name], "\(target) \(name)")
      }
      if way == .socket {
        #expect(head.body.isEmpty)
        // Numbers of requests differ in length now and then, and problems tell them.
        if head.status == 200 { #expect(head["Content-Length"] == get["Content-Length"]) }
      }
    }
  }

  @Test func `the server says that it lives and, until it stops, that it is ready`() throws {
    let register = try TestRegister()
    for path in ["/healthcheck/live", "/livez", "/healthcheck/ready", "/readyz"] {
      let answer = try register.get(path)
      #expect(answer.status == 200 && answer["Cache-Control"] == "no-store")
    }
    register.service.beginStopping()
    #expect(try register.get("/readyz").status == 503)
    #expect(try register.get("/readyz").json == ["status": "stopping"])
    #expect(try register.get("/livez").json == ["status": "live"])
  }
}
