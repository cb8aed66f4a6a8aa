import API
import HTTP
import JSON
import TestSupport
import Testing

/// The line that every request has in the log.
@Suite struct AccessLogTests {
  private let lines = LogLines()
  private let register: TestRegister

  init() throws {
    let log = lines.log()
    register = try TestRegister(.socket) { $0.log = log }
  }

  @Test func `a request's line says what was asked, by whom, and how it went`() throws {
    let made = try register.addOrganisation("Trust")
    let line = try #require(try lines.grep(made["X-Request-Id"] ?? "none").first)
    #expect(line["method"] == "POST")
    #expect(line["route"] == "/v1/organisations")
    #expect(line["path"] == "/v1/organisations")
    #expect(line["status"] == 201)
    #expect(line["level"] == "info")
    #expect(line["address"] == "127.0.0.1")
    #expect(line["actor"]?.string?.hasPrefix("key:") == true)
    let read = try register.get("/v1/organisations/\(made.id)?fields=name")
    let second = try #require(try lines.grep(read["X-Request-Id"] ?? "none").first)
    #expect(second["route"] == "/v1/organisations/{id}")
    #expect(second["path"] == .string("/v1/organisations/\(made.id)"))
    #expect(second["query"] == "fields=name")
    #expect(second["actor"] == nil)
    guard case .integer(let bytes)? = second["bytes"] else {
      Issue.record("the line has no bytes")
      return
    }
    #expect(bytes > read.body.count)
  }

  @Test(arguments: ["/nowhere", "/v1/awards/none", "/v1/areas?x=y", "/v1/areas?limit=999"])
  func `a refused request is found by its id alone`(target: String) throws {
    let answer = try register.get(target)
    let found = try lines.grep(answer["X-Request-Id"] ?? "none")
    #expect(found.count == 1)
    #expect(found.first?["status"] == .integer(Int64(answer.status)))
  }

  @Test func `a request that fails inside has its cause and its line under one id`() throws {
    try register.moveAway()
    let answer = try register.get("/v1/organisations.csv")
    #expect(answer.status == 503)
    let found = try lines.grep(answer["X-Request-Id"] ?? "none")
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0["level"] == "error" })
    #expect(found.first?["message"]?.string?.contains("register.db") == true)
  }

  @Test func `a broken request has a line too`() throws {
    let client = try register.connect()
    client.send("GET / HTTP/1.1\r\nHost a\r\n\r\n")
    let answer = try Answer(raw: client.readBytesToEnd())
    let found = try lines.grep(answer["X-Request-Id"] ?? "none")
    #expect(answer.status == 400)
    #expect(found.count == 1)
    #expect(found.first?["method"] == nil)
  }

  @Test func `a client's own request id is taken if it has the form of one`() throws {
    let own = "0198c7a6-3f6b-7a52-9d7e-1f3c5b7d9e0a"
    #expect(try register.get("/v1", [("X-Request-Id", own)])["X-Request-Id"] == own)
    #expect(try lines.grep(own).count == 1)
    for bad in [
      "short", "cdt_demo_loopback_only", "a b c d e f", String(repeating: "a", count: 65),
    ] {
      let answer = try register.get("/v1", [("X-Request-Id", bad)])
      #expect(answer["X-Request-Id"] != bad)
      #expect(answer["X-Request-Id"]?.isEmpty == false)
    }
  }

  @Test func `the caller's trace is taken, and a malformed one ignored`() throws {
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    let taken = try register.get(
      "/v1", [("traceparent", "00-\(trace)-00f067aa0ba902b7-01")])
    let line = try #require(try lines.grep(taken["X-Request-Id"] ?? "none").first)
    #expect(line["trace_id"] == .string(trace))
    #expect(line["parent_id"] == "00f067aa0ba902b7")
    let ignored = try register.get("/v1", [("traceparent", "00-\(trace)-nonsense-01")])
    #expect(ignored.status == 200)
    let other = try #require(try lines.grep(ignored["X-Request-Id"] ?? "none").first)
    #expect(other["trace_id"] == nil)
  }

  @Test(arguments: ["203.0.113.7", "2001:db8::7"])
  func `behind a proxy that is trusted the line names the client`(client: String) throws {
    let lines = LogLines()
    let (log, proxy) = (lines.log(), try #require(AddressRange("127.0.0.1")))
    let register = try TestRegister(.socket) {
      ($0.log, $0.proxies) = (log, TrustedProxies([proxy]))
    }
    let answer = try register.get("/v1", [("X-Forwarded-For", "192.0.2.1, \(client)")])
    let line = try #require(try lines.grep(answer["X-Request-Id"] ?? "none").first)
    #expect(line["address"] == .string(client))
  }

  @Test func `no secret reaches the log, wherever it was sent`() throws {
    let secret = "s3cr3ts3cr3ts3cr3t"
    let key = "cdt_abc123_\(secret)"
    let header = [("Authorization", "Bearer \(key)")]
    _ = try register.get("/v1/areas", header)
    _ = try register.get("/v1/areas?key=\(secret)")
    _ = try register.get("/v1/areas?access_token=\(secret)&q=\(key)")
    _ = try register.get("/v1/areas/\(key)")
    let encoded = key.replacing("cdt_", with: "cdt%5F")
    for target in [
      "/v1/areas?x=\(encoded)", "/v1/areas?\(encoded)=x", "/v1/areas?%6bey=\(secret)",
      "/v1/areas/\(encoded)", "/v1/areas/\(encoded)/\(secret)", "/%63dt_abc123_\(secret)%zz",
      "/v1/areas/cdt_first_+/=.~\(secret)", "/v1/areas/cdt_first_%2B\(secret)/%2B\(secret)",
    ] {
      _ = try register.get(target)
    }
    _ = try register.get("/v1/areas", [("X-Request-Id", key), ("traceparent", key)])
    _ = try register.curl("/v1/areas", #"{"name": "\#(key)", "password": "\#(secret)"}"#)
    _ = try register.curl("/v1/areas", #"{"\#(key)"#)
    _ = try register.ask("POST", "/v1/areas", header, body: Array("\(key)".utf8))
    try register.moveAway()
    _ = try register.ask("GET", "/v1/areas.csv?q=\(key)", header)
    #expect(lines.all.count >= 17)
    for line in lines.all { #expect(!line.contains(secret), "\(line)") }
    #expect(!lines.all.joined().contains(TestRegister.key))
  }
}
