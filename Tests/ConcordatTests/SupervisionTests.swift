import Foundation
import TestSupport
import Testing

/// The server under a service manager: told on a real socket, and handed a real one.
@Suite struct SupervisionTests {
  private static let analyser = "/usr/bin/systemd-analyze"
  private static let hasSystemd =
    FileManager.default.isExecutableFile(atPath: analyser)
    || ProcessInfo.processInfo.environment["CI"] != nil

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [false, true])
  func `the manager hears of the start, of life, and of the end`(isAbstract: Bool) async throws {
    #if !os(Linux)
      guard !isAbstract else { return }
    #endif
    let name = isAbstract ? "@concordat-\(UUID().uuidString)" : folder.path("n")
    let manager = try #require(NotifySocket(name))
    let server = try await RunningServer(
      ["serve"], in: folder, ["NOTIFY_SOCKET": name, "WATCHDOG_USEC": "100000"])
    #expect(
      manager.next() == ["READY=1", "STATUS=Serving on http://127.0.0.1:\(server.port)"])
    #expect(manager.first(with: "WATCHDOG=1") == ["WATCHDOG=1"])
    server.send(SIGTERM)
    #expect(
      manager.first(with: "STOPPING=1") == ["STOPPING=1", "STATUS=Finishing the requests in hand"])
    #expect(await server.waitForEnd() == 0)
  }

  @Test func `a socket that is handed over is served, and outlives the server`() async throws {
    let socket = try ListeningSocket()
    for _ in 0..<2 {
      let server = try await RunningServer(["serve"], in: folder, on: socket)
      #expect(server.port == socket.port)
      #expect(Exchange("GET", "/readyz", port: socket.port)?.status == 200)
      server.send(SIGTERM)
      #expect(await server.waitForEnd() == 0)
    }
  }

  @Test func `a server that is handed a socket waits for the register that another still holds`()
    async throws
  {
    let socket = try ListeningSocket()
    let first = try await RunningServer(["serve"], in: folder, on: socket)
    async let second = RunningServer(["serve"], in: folder, on: socket)
    first.send(SIGTERM)
    #expect(await first.waitForEnd() == 0)
    let port = try await second.port
    #expect(Exchange("GET", "/readyz", port: port)?.status == 200)
  }

  @Test func `variables meant for another process are left alone`() async throws {
    let server = try await RunningServer(
      ["serve"], in: folder, ["LISTEN_PID": "1", "LISTEN_FDS": "1"])
    #expect(Exchange("GET", "/livez", port: server.port)?.status == 200)
  }

  @Test(.enabled(if: hasSystemd, "there is no systemd-analyze"))
  func `the README's units are right to systemd`() async throws {
    let page = try String(
      contentsOf: Program.package.appendingPathComponent("README.md"), encoding: .utf8)
    let units = Console(page: page).files.filter { $0.name.hasPrefix("concordat.") }
    #expect(units.map(\.name) == ["concordat.socket", "concordat.service"])
    for unit in units {
      // The program need not be installed where the tests run.
      let text = unit.text.replacing("/usr/local/bin/concordat", with: Program.executable.path)
      try text.write(toFile: folder.path(unit.name), atomically: true, encoding: .utf8)
    }
    let verdict = try await Program.run(
      URL(fileURLWithPath: SupervisionTests.analyser),
      ["verify", "--man=no", "--recursive-errors=no"] + units.map { folder.path($0.name) },
      in: folder)
    #expect(verdict.code == 0)
    #expect(verdict.complaint.isEmpty, "\(verdict.complaint)")
  }
}
