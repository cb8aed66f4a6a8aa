import Foundation
import TestSupport
import Testing

/// What the running program writes on standard output.
@Suite struct LogTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `one grep finds a refused request, and no key is there`() async throws {
    let server = try await RunningServer("serve", "--log-format", "json", in: folder)
    let key = "cdt_some_key_of_nobody"
    let answer = try #require(
      Exchange("GET", "/v1/areas?key=\(key)&limit=0", port: server.port, key: key))
    let id = try #require(answer.header("X-Request-Id"))
    server.send(SIGTERM)
    #expect(await server.waitForEnd() == 0)
    let lines = server.restOfOutput().split(separator: "\n")
    #expect(lines.filter { $0.contains(id) }.count == 1)
    #expect(lines.last?.contains("\"message\":\"stopped\"") == true)
    #expect(!lines.joined().contains("of_nobody"))
    for line in lines {
      #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil)
    }
  }

  @Test func `the access log can be off, and what fails is told all the same`() async throws {
    let server = try await RunningServer("serve", "--access-log", "off", in: folder)
    #expect(Exchange("GET", "/v1", port: server.port)?.status == 200)
    try FileManager.default.moveItem(
      atPath: folder.path("concordat.db"), toPath: folder.path("away.db"))
    let failed = try #require(Exchange("GET", "/v1/areas.csv", port: server.port))
    #expect(failed.status == 503)
    server.send(SIGTERM)
    _ = await server.waitForEnd()
    let lines = server.restOfOutput().split(separator: "\n")
    #expect(lines.filter { $0.contains("\"request_id\"") }.count == 1)
    #expect(lines.contains { $0.contains(failed.header("X-Request-Id") ?? "none") })
  }
}
