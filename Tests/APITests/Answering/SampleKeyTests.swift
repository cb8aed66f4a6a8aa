import HTTP
import JSON
import Keys
import Records
import Store
import Testing

@testable import API

/// The key of sample registers, which everybody knows.
@Suite struct SampleKeyTests {
  private let register: TestRegister
  private let api: API
  private let key = "cdt_demo_loopback_only"

  init() throws {
    register = try TestRegister()
    api = try register.service.makeHandler()
    let sample = try #require(AccessKey.sample)
    // As older samples had it.
    try register.service.store.changeKeys {
      try $0.install(sample, KeyDraft(name: "demo", scopes: [.admin]), by: "demo", at: .now)
    }
  }

  private func write(
    _ headers: [(String, String)] = [], to path: String = "/v1/organisations",
    _ body: JSON = Bodies.organisation("Trust"),
    host: String = "localhost:8080",
    from address: String = "127.0.0.1"
  ) throws -> Answer {
    let bearer = ("Authorization", "Bearer \(key)")
    return try Answer(
      api.answer(
        Request(
          method: .post, path: path,
          headers: [bearer, ("Content-Type", "application/json")] + headers, host: host,
          body: .bytes(body.bytes), remoteAddress: address)))
  }

  @Test func `it writes from programs and pages of this machine`() throws {
    for host in ["localhost", "localhost:8080", "127.0.0.1:9", "[::1]:8080", "LOCALHOST:1"] {
      #expect(try write(host: host).status == 201)
    }
    #expect(try write([("Origin", "http://localhost:3000")]).status == 201)
    #expect(try write([("Origin", "https://[::1]:3000")], from: "::1").status == 201)
  }

  @Test func `it is refused to other names, pages of others, and through proxies`() throws {
    for host in [
      "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8080", "[::1].evil.example",
    ] {
      try register.expectProblem(try write(host: host), 401, "key_local")
    }
    for origin in [
      "https://evil.example", "null", "http://localhost.evil.example", "localhost",
      "http://evil.example/://localhost",
    ] {
      try register.expectProblem(try write([("Origin", origin)]), 401, "key_local")
    }
    for name in ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"] {
      try register.expectProblem(try write([(name, "127.0.0.1")]), 401, "key_local")
    }
    try register.expectProblem(try write(from: "192.0.2.1"), 401, "key_local")
  }

  @Test func `it makes no keys`() throws {
    let answer = try write(to: "/v1/keys", ["name": "Mine for ever"])
    try register.expectProblem(answer, 403, "scope_missing")
  }
}
