import HTTP
import JSON
import Testing

@testable import API

/// What all clients use together: no client, nor all strangers together, has so much of it that others stop.
@Suite struct ShareTests {
  private let register: TestRegister
  private let api: API

  init() throws {
    register = try TestRegister { options in
      // Time stands still, however long the test takes.
      options.ticks = { 1_000_000_000 }
      options.rateLimit = RateLimit(perSecond: 100)
    }
    try register.loadSample()
    api = try register.service.makeHandler()
  }

  private func ask(_ path: String, _ headers: [(String, String)] = [], from address: String)
    -> Response
  {
    api.answer(Request(method: .get, path: path, headers: headers, remoteAddress: address))
  }

  @Test func `files that one client does not read leave places for others`() throws {
    // Kept, so that no file comes to its end.
    var files: [Response] = []
    func count(_ headers: [(String, String)] = [], from address: String) -> Int {
      var given = 0
      while given < 70 {
        let file = ask("/v1/areas.csv", headers, from: address)
        guard file.status == .ok else {
          #expect(file.status == .serviceUnavailable)
          break
        }
        files.append(file)
        given += 1
      }
      return given
    }
    #expect(count(from: "203.0.113.7") == 16)
    #expect((1...5).map { count(from: "203.0.114.\($0)") } == [16, 16, 0, 0, 0])
    #expect(count([TestRegister.authorisation], from: "203.0.113.7") == 16)
    files = []
    #expect(count(from: "203.0.114.3") == 16)
  }

  @Test func `a place among imports is taken before the file is read, one a key`() throws {
    let (second, _) = try register.addKey(["awards:write"])
    func admit(_ key: (String, String)) -> Admission {
      api.admit(
        Request(
          method: .post, path: "/v1/imports", query: "kind=awards",
          headers: [key, ("Content-Type", "text/csv")], remoteAddress: "203.0.113.7"))
    }
    var kept: [Admission] = [admit(TestRegister.authorisation), admit(second)]
    for case .refuse in kept { Issue.record("an import was refused") }
    guard case .refuse(let response) = admit(second) else {
      Issue.record("a key has two places")
      return
    }
    #expect(response.status == .serviceUnavailable)
    kept = []
    guard case .spool = admit(second) else {
      Issue.record("the place was not given back")
      return
    }
  }

  @Test func `what a file takes of the processor counts like requests`() throws {
    for _ in 0..<10 {
      let file = ask("/v1/areas.csv", from: "203.0.113.9")
      guard case .stream(let source) = file.body else {
        Issue.record("the file is no stream")
        return
      }
      while try source.next() != nil {}
    }
    let standing = try Answer(ask("/v1/areas", from: "203.0.113.9"))["RateLimit"] ?? ""
    let left = standing.split(separator: ";").first { $0.hasPrefix("r=") }?.dropFirst(2)
    #expect(left.flatMap { Int($0) }.map { $0 < 1000 - 11 } == true, "\(standing)")
    #expect(
      try Answer(ask("/v1/areas", from: "203.0.113.10"))["RateLimit"]?.contains("r=999") == true)
  }

  @Test func `a body that means nothing, or is longer than its endpoint needs, is refused`() throws
  {
    let body = Array(repeating: UInt8(ascii: " "), count: 5000)
    let get = Request(method: .get, path: "/v1/areas", body: .bytes([UInt8(ascii: "x")]))
    #expect(api.answer(get).status == .contentTooLarge)
    let lookUp = Request(
      method: .post, path: "/v1/postcodes/lookup", headers: [("Content-Type", "application/json")],
      body: .bytes(body))
    #expect(api.answer(lookUp).status == .contentTooLarge)
  }
}
