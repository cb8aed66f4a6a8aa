import Foundation
import TestSupport
import Testing

/// What goes to standard output, and who takes it.
@Suite struct ExportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [["export"], ["export", "areas"], ["get", "/v1/areas.ndjson"]])
  func `output that nobody takes does not hold the register's file`(command: [String]) async throws
  {
    let server = try await RunningServer("demo", in: folder)
    let export = Program.process(
      Program.executable, command + ["--database", "concordat-demo.db"], in: folder, [:])
    let pipe = Pipe()
    export.standardOutput = pipe
    let end = try Program.start(export)
    // Once the first byte is there, the pipe is full before the last one is.
    let first = try #require(try pipe.fileHandleForReading.read(upToCount: 1))
    let created = Exchange(
      "POST", "/v1/organisations", port: server.port, key: "cdt_demo_loopback_only",
      body: #"{"name": "Harbour Trust", "sector": "third"}"#)
    #expect(created?.status == 201)
    server.send(SIGTERM)
    #expect(await server.waitForEnd() == 0)
    let log = try? Data(
      contentsOf: folder.url.appendingPathComponent("concordat-demo.db-wal"))
    #expect(log?.count ?? 0 == 0, "the file's own log is emptied at the end")
    let rest = pipe.fileHandleForReading.readDataToEndOfFile()
    #expect((first + rest).count > 1 << 16, "more than a pipe takes")
    #expect(!String(decoding: rest, as: UTF8.self).contains("Harbour Trust"))
    #expect(await end.first { _ in true } == 0)
  }

  @Test(arguments: [
    "export", "export areas", "get /v1", "get /v1/areas.csv", "openapi", "config", "keys list",
  ])
  func `output that is not taken is a failure with a sentence`(command: String) async throws {
    _ = try await Program.run("keys", "create", "--name", "x", in: folder)
    let row = #"{"name": "Harbour", "kind": "atomic", "type": "PAR"}"#
    try row.write(toFile: folder.path("areas.ndjson"), atomically: true, encoding: .utf8)
    _ = try await Program.run("import", "areas", "areas.ndjson", in: folder)
    let outcome = try await Program.run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "exec \"$0\" \(command) >/dev/full", Program.executable.path], in: folder)
    #expect(outcome.code == 1)
    #expect(
      outcome.complaint
        == "concordat: Standard output could not be written: No space left on device.\n")
  }

  @Test func `a reader that has read enough is no failure worth a word`() async throws {
    let outcome = try await Program.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "\"$0\" openapi | head -1", Program.executable.path],
      in: folder)
    #expect(outcome.text.hasPrefix("openapi: "))
    #expect(outcome.complaint.isEmpty)
  }
}
