import API
import HTTP
import JSON
import Testing

/// How much one client may ask, as clients see it.
@Suite struct RateLimitTests {
  private let register: TestRegister
  private let api: API

  init() throws {
    register = try TestRegister { options in
      // Time stands still, however long the test takes.
      options.ticks = { 1_000_000_000 }
      options.rateLimit = RateLimit(perSecond: 1)
      options.keyRateLimit = RateLimit(perSecond: 2)
      options.proxies = TrustedProxies([AddressRange("10.0.0.0/8")].compactMap { $0 })
    }
    api = try register.service.makeHandler()
  }

  private func ask(
    _ path: String, _ headers: [(String, String)] = [], from address: String = "203.0.113.7",
    _ method: HTTP.Method = .get
  ) throws -> Answer {
    try Answer(
      api.answer(Request(method: method, path: path, headers: headers, remoteAddress: address)))
  }

  @Test func `each answer tells how much is left, and one too many is 429`() throws {
    for left in (0..<10).reversed() {
      let answer = try ask("/v1/areas")
      #expect(answer.status == 200)
      #expect(answer["RateLimit-Policy"] == "\"address\";q=10;w=10")
      #expect(answer["RateLimit"]?.hasPrefix("\"address\";r=\(left);t=") == true)
    }
    let refused = try ask("/v1/areas")
    try register.expectProblem(refused, 429, "too_many_requests")
    #expect(refused["Retry-After"] == "1" && refused["RateLimit"] == "\"address\";r=0;t=1")
    #expect(refused["Access-Control-Expose-Headers"]?.contains("RateLimit-Policy") == true)
    #expect(try ask("/v1/areas", from: "203.0.113.8").status == 200)
    // A write is refused before its body.
    let write = try ask("/v1/areas", [TestRegister.authorisation], from: "203.0.113.8", .post)
    #expect(write.status == 422 || write.status == 400)
  }

  @Test func `refusals count as well`() throws {
    for path in ["/v1/nothing", "/v1/areas/x", "/v1/areas?x=1"] {
      for _ in 0..<3 { _ = try ask(path) }
    }
    _ = try ask("/v1/areas", [("Authorization", "Bearer cdt_a_b")])
    try register.expectProblem(try ask("/v1/areas"), 429)
    #expect(try ask("/v1/areas", [("Authorization", "Bearer cdt_a_b")]).status == 429)
    #expect(try ask("/v1/areas", [], .post).status == 429)
  }

  @Test func `a key has its own rate, wherever it is used`() throws {
    for _ in 0..<11 { _ = try ask("/v1/areas") }
    for left in (0..<20).reversed() {
      let address = left.isMultiple(of: 2) ? "203.0.113.7" : "203.0.113.9"
      let answer = try ask("/v1/areas", [TestRegister.authorisation], from: address)
      #expect(answer.status == 200)
      #expect(answer["RateLimit-Policy"] == "\"key\";q=20;w=10")
      #expect(answer["RateLimit"]?.hasPrefix("\"key\";r=\(left);t=") == true)
    }
    #expect(try ask("/v1/areas", [TestRegister.authorisation]).status == 429)
  }

  @Test func `what the client has already, health and preflights are free`() throws {
    let tag = try ask("/v1/areas")["ETag"] ?? ""
    for _ in 0..<30 {
      let answer = try ask("/v1/areas", [("If-None-Match", tag)])
      #expect(answer.status == 304 && answer["RateLimit"]?.hasPrefix("\"address\";r=9;") == true)
      #expect(try ask("/healthcheck/live").status == 200)
      #expect(try ask("/readyz")["RateLimit"] == nil)
      #expect(try ask("/v1/areas", from: "203.0.113.7", .options).status == 204)
    }
  }

  @Test func `behind a trusted proxy its clients are counted, and this machine is exempt`() throws {
    for _ in 0..<11 {
      _ = try ask("/v1/areas", [("X-Forwarded-For", "198.51.100.1")], from: "10.0.0.1")
    }
    let refused = try ask("/v1/areas", [("X-Forwarded-For", "198.51.100.1")], from: "10.0.0.1")
    #expect(refused.status == 429)
    let other = try ask("/v1/areas", [("Forwarded", "for=198.51.100.2")], from: "10.0.0.1")
    #expect(other.status == 200)
    // A stranger who claims to speak for others is counted by its own address.
    for number in 0..<11 {
      _ = try ask("/v1/areas", [("X-Forwarded-For", "198.51.100.\(number)")], from: "203.0.113.50")
    }
    #expect(try ask("/v1/areas", [], from: "203.0.113.50").status == 429)
    for address in ["127.0.0.1", "::1", "127.0.0.2"] {
      for _ in 0..<15 {
        let answer = try ask("/v1/areas", from: address)
        #expect(answer.status == 200 && answer["RateLimit"] == nil)
      }
    }
  }

  @Test func `neighbours in one network of IPv6 are one client`() throws {
    for number in 1...10 { _ = try ask("/v1/areas", from: "2001:db8:1:2::\(number)") }
    #expect(try ask("/v1/areas", from: "2001:db8:1:2:ffff::1").status == 429)
    #expect(try ask("/v1/areas", from: "2001:db8:1:103::1").status == 200)
  }
}
