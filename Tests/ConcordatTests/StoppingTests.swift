import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

/// A server that is stopped or killed while others write.
@Suite struct StoppingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `SIGTERM under load loses nothing and leaves a file without a log`() async throws {
    let key = try await makeKey()
    let server = try await RunningServer("serve", in: folder)
    let acknowledged = write(to: server, key: key, until: 100, signal: SIGTERM)
    #expect(await server.waitForEnd() == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path("concordat.db-wal")))
    try await expect(acknowledged)
  }

  @Test func `SIGKILL under load loses no record that was acknowledged`() async throws {
    let key = try await makeKey()
    var acknowledged: [String] = []
    for _ in 0..<3 {
      let server = try await RunningServer("serve", in: folder)
      acknowledged += write(to: server, key: key, until: 40, signal: SIGKILL)
      #expect(await server.waitForEnd() == -SIGKILL)
    }
    try await expect(acknowledged)
  }

  private func makeKey() async throws -> String {
    try await Program.run("keys", "create", "--name", "load", in: folder).lastLine
  }

  /// Writes from four threads, sends the signal after `count` acknowledgements, and goes on until nobody
  /// answers; the paths of all records that were acknowledged.
  private func write(to server: RunningServer, key: String, until count: Int, signal: Int32)
    -> [String]
  {
    let paths = Mutex<[String]>([])
    let (port, process) = (server.port, server.identifier)
    let group = DispatchGroup()
    for writer in 0..<4 {
      let thread = Thread {
        defer { group.leave() }
        while let answer = Exchange(
          "POST", "/v1/organisations", port: port, key: key,
          body: #"{"name": "Writer \#(writer)", "sector": "other"}"#)
        {
          guard answer.status == 201, let path = answer.header("Location") else { continue }
          let isLast = paths.withLock { paths in
            paths.append(path)
            return paths.count == count
          }
          if isLast { kill(process, signal) }
        }
      }
      group.enter()
      thread.start()
    }
    group.wait()
    return paths.withLock { $0 }
  }

  private func expect(_ paths: [String]) async throws {
    #expect(paths.count >= 40)
    let rows = try await Program.run("export", "organisations", in: folder).text
    for path in paths { #expect(rows.contains("{\"self\":\"\(path)\",")) }
    let check = try await Program.run("check", in: folder)
    #expect(check.code == 0, "\(check.complaint)")
  }
}
