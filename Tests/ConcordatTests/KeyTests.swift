import Foundation
import TestSupport
import Testing

/// Keys for writing.
@Suite struct KeyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a key is printed alone on the last line, and writes`() async throws {
    let made = try await Program.run("keys", "create", "--name", "Grants team", in: folder)
    #expect(made.code == 0)
    let key = made.lastLine
    #expect(key.wholeMatch(of: /cdt_[0-9a-z]{10}_[0-9a-z]{39}/) != nil)
    let server = try await RunningServer("serve", in: folder)
    let body = #"{"name": "Harbour Trust", "sector": "third"}"#
    let path = "/v1/organisations"
    #expect(Exchange("POST", path, port: server.port, key: key, body: body)?.status == 201)
    for wrong in [nil, "\(key)x", "cdt_nobody_\(key.suffix(39))"] {
      let refused = Exchange("POST", path, port: server.port, key: wrong, body: body)
      #expect(refused?.status == 401)
      #expect(refused?.header("WWW-Authenticate")?.hasPrefix("Bearer") == true)
    }
  }

  @Test func `the register's file holds no secret`() async throws {
    let made = try await Program.run("keys", "create", "--name", "Grants team", in: folder)
    let parts = made.lastLine.split(separator: "_")
    let file = try Data(contentsOf: folder.url.appendingPathComponent("concordat.db"))
    // The id and the name are there, so the file is the one that would hold the secret too.
    #expect(file.range(of: Data(parts[1].utf8)) != nil)
    #expect(file.range(of: Data("Grants team".utf8)) != nil)
    #expect(file.range(of: Data(parts[2].utf8)) == nil)
    #expect(!FileManager.default.fileExists(atPath: folder.path("concordat.db-wal")))
  }
}
