import JSON
import TestSupport
import Testing

/// Requests that break HTTP, over a real socket: even they get a problem document.
@Suite struct MalformedTests {
  @Test(arguments: [
    ("GET /v1/areas\r\n\r\n", 400), ("GET  /v1/areas HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("GET /v1/areas HTTP/1.1\r\n\r\n", 400),
    ("GET /v1/areas HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    ("GET /v1/areas HTTP/1.1\r\nHost : a\r\n\r\n", 400), ("nonsense\r\n\r\n", 400),
    ("GET /v1/areas HTTP/2.0\r\nHost: a\r\n\r\n", 505),
    ("GET /v1/areas HTTP/1.1\r\nHost: a\r\nExpect: magic\r\n\r\n", 417),
    ("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
    ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 40_000))\r\n\r\n", 431),
    (
      "POST /v1/areas HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
      400
    ),
    ("POST /v1/areas HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nX: a\u{0}b\r\n\r\n", 400),
  ])
  func `a request that breaks HTTP gets a problem with CORS, and the end`(
    request: String, status: Int
  ) throws {
    let register = try TestRegister(.socket)
    let client = try register.connect()
    client.send(request)
    let answer = try Answer(raw: client.readBytesToEnd())
    try register.expectProblem(answer, status)
    #expect(answer["Connection"] == "close")
  }

  @Test func `a wrong key is told before the body is sent, where the client waits`() throws {
    let register = try TestRegister(.socket)
    for (authorisation, type) in [
      ("", "application/json"), ("Authorization: Bearer cdt_x_y\r\n", "application/json"),
      ("Authorization: Bearer cdt_x_y\r\n", "text/csv"),
    ] {
      let path = type == "text/csv" ? "/v1/imports?kind=areas" : "/v1/areas"
      let client = try register.connect()
      client.send(
        "POST \(path) HTTP/1.1\r\nHost: a\r\n\(authorisation)Content-Type: \(type)\r\n"
          + "Content-Length: 500000\r\nExpect: 100-continue\r\n\r\n")
      let answer = try Answer(raw: client.readBytesToEnd())
      try register.expectProblem(answer, 401)
      #expect(answer["WWW-Authenticate"] != nil)
    }
  }

  @Test func `a wrong key does not send a whole file to the disk first`() throws {
    let register = try TestRegister(.socket)
    let client = try register.connect()
    // Nothing of the body follows, and the answer does not wait for it.
    client.send(
      "POST /v1/imports?kind=areas HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer cdt_x_y\r\n"
        + "Content-Type: text/csv\r\nContent-Length: 500000000\r\n\r\n")
    #expect(client.read(through: "\r\n").hasPrefix("HTTP/1.1 401 "))
  }

  @Test func `a right key gets its 100 and then its answer`() throws {
    let register = try TestRegister(.socket)
    let body = Bodies.organisation("Trust").bytes
    let client = try register.connect()
    client.send(
      "POST /v1/organisations HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(TestRegister.key)\r\n"
        + "Content-Length: \(body.count)\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n")
    #expect(client.read(through: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
    client.send(body)
    #expect(try Answer(raw: client.readBytesToEnd()).status == 201)
  }

  @Test(arguments: [("text/plain", 415), ("application/json", 413)])
  func `what is refused by its head is refused without its body`(type: String, status: Int) throws {
    let register = try TestRegister(.socket)
    let client = try register.connect()
    client.send(
      "POST /v1/organisations HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(TestRegister.key)\r\n"
        + "Content-Type: \(type)\r\nContent-Length: 2000000\r\nExpect: 100-continue\r\n\r\n")
    try register.expectProblem(try Answer(raw: client.readBytesToEnd()), status)
  }

  @Test(arguments: [
    ("CONNECT a:443", 501), ("CONNECT /v1", 405), ("TRACE /v1", 405), ("BREW /v1", 501),
    ("get /v1", 501), ("PUT /v1", 405), ("OPTIONS *", 204), ("OPTIONS /v1", 204),
  ])
  func `a method that is not served is told, echoes nothing, and the connection goes on`(
    line: String, status: Int
  ) throws {
    let register = try TestRegister(.socket)
    let client = try register.connect()
    client.send("\(line) HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nX-Echo: abcdef\r\n\r\n")
    client.send("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    let whole = client.readToEnd()
    #expect(whole.hasPrefix("HTTP/1.1 \(status) "))
    #expect(!whole.contains("abcdef"))
    #expect(whole.hasSuffix("{\"status\":\"live\"}"))
  }

  @Test func `the connection goes on after an answer that is a problem`() throws {
    let register = try TestRegister(.socket)
    let client = try register.connect()
    for (target, end) in [
      ("/nothing", "[]}"), ("/v1/areas?limit=0", "}]}"), ("/v1/areas/x", "}]}"),
      ("/v1/areas", "\"total\":0}"),
    ] {
      client.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
      let head = client.read(through: "\r\n\r\n")
      #expect(head.hasPrefix("HTTP/1.1 ") && !head.contains("Connection: close"))
      _ = client.read(through: end)
    }
  }
}
