import Foundation
import TestSupport
import Testing

/// Which files and ports a server takes, and which it refuses.
@Suite struct ServingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `demo serves the sample, with the key that it prints`() async throws {
    let server = try await RunningServer("demo", in: folder)
    let list = try #require(
      Exchange("GET", "/v1/partnerships?fields=name&limit=1", port: server.port))
    #expect(list.status == 200)
    #expect(list.body.contains("\"total\":19"))
    let created = Exchange(
      "POST", "/v1/organisations", port: server.port, key: "cdt_demo_loopback_only",
      body: #"{"name": "Harbour Trust", "sector": "third"}"#)
    #expect(created?.status == 201)
  }

  @Test func `demo goes on with its file, and makes it anew with reset`() async throws {
    for (arguments, total) in [(["demo"], 71), (["demo"], 72), (["demo", "--reset"], 71)] {
      let server = try await RunningServer(arguments, in: folder)
      let list = Exchange("GET", "/v1/organisations?limit=1", port: server.port)
      #expect(list?.body.contains("\"total\":\(total)}") == true)
      _ = Exchange(
        "POST", "/v1/organisations", port: server.port, key: "cdt_demo_loopback_only",
        body: #"{"name": "Harbour Trust", "sector": "third"}"#)
      server.send(SIGTERM)
      #expect(await server.waitForEnd() == 0)
    }
  }

  @Test(arguments: [["demo"], ["demo", "--reset"]])
  func `demo leaves a register alone that is not the sample`(arguments: [String]) async throws {
    let line = #"{"name": "Harbour Trust", "sector": "third"}"#
    try line.write(toFile: folder.path("one.ndjson"), atomically: true, encoding: .utf8)
    let options = ["--database", "own.db"]
    _ = try await Program.run(["import", "organisations", "one.ndjson"] + options, in: folder)
    let demo = try await Program.run(arguments + options + ["--port", "0"], in: folder)
    #expect(demo.code == 2)
    #expect(
      demo.complaint
        == "concordat: own.db is not a sample register; name another file with --database.\n")
    let check = try await Program.run(["check"] + options, in: folder)
    #expect(check.text == "own.db is clean: 1 records, 1 entries.\n")
  }

  @Test func `serve keeps the sample's well-known key from other machines`() async throws {
    let server = try await RunningServer("demo", in: folder)
    server.send(SIGTERM)
    _ = await server.waitForEnd()
    let serve = try await Program.run(
      "serve", "--database", "concordat-demo.db", "--host", "0.0.0.0", "--port", "0", in: folder)
    #expect(serve.code == 2)
    #expect(serve.complaint.contains("is a sample register, whose key everybody knows"))
  }

  @Test func `files of another program, of a newer one, and empty ones are refused untouched`()
    async throws
  {
    _ = try await Program.run("keys", "create", "--name", "x", in: folder)
    let register = try Data(contentsOf: folder.url.appendingPathComponent("concordat.db"))
    // The header's user version and application id (sqlite.org/fileformat2.html, 1.3).
    let cases: [(String, Data, String)] = [
      ("text.db", Data("hello".utf8), "is no SQLite database, or is damaged"),
      ("empty.db", Data(), "is empty; restore it from a backup, or move it away"),
      (
        "newer.db", register.replacing(at: 60, with: [0, 0, 0, 99]),
        "has schema version 99, and this program knows versions up to"
      ),
      (
        "other.db", register.replacing(at: 68, with: [1, 2, 3, 4]),
        "is an SQLite database of another program"
      ),
    ]
    for (name, content, sentence) in cases {
      let file = folder.url.appendingPathComponent(name)
      try content.write(to: file)
      let serve = try await Program.run("serve", "--database", name, "--port", "0", in: folder)
      #expect(serve.code == 1)
      #expect(serve.complaint.hasPrefix("concordat: \(name) \(sentence)"))
      #expect(try Data(contentsOf: file) == content)
    }
  }

  @Test func `a register is served by one process, and read beside it`() async throws {
    let server = try await RunningServer("serve", in: folder)
    let second = try await Program.run("serve", "--port", "0", in: folder)
    #expect(second.code == 1)
    #expect(second.complaint.hasPrefix("concordat: concordat.db is in use by another process ("))
    let get = try await Program.run("get", "/v1/areas", in: folder)
    #expect(get.text == "{\"items\":[],\"next\":null,\"total\":0}\n")
    server.send(SIGINT)
    #expect(await server.waitForEnd() == 0)
  }

  @Test func `what fell due while no server ran is published by the next one`() async throws {
    let line =
      #"{"title": "The pier opens", "kind": "news", "state": "scheduled", "embargo_until": "2026-01-01T09:00:00Z"}"#
    try line.write(toFile: folder.path("one.ndjson"), atomically: true, encoding: .utf8)
    _ = try await Program.run("import", "announcements", "one.ndjson", in: folder)
    let hidden = try await Program.run("get", "/v1/announcements", in: folder)
    #expect(hidden.text.contains("\"total\":0"))
    let server = try await RunningServer("serve", in: folder)
    var found = ""
    // Within the first second, on a machine that has the time.
    for _ in 0..<Patience.seconds * 10 where !found.contains("\"total\":1") {
      try await Task.sleep(for: .milliseconds(100))
      found = Exchange("GET", "/v1/announcements", port: server.port)?.body ?? ""
    }
    #expect(found.contains("\"state\":\"published\""))
    let changes = Exchange("GET", "/v1/changes", port: server.port)
    #expect(changes?.body.contains("\"actor\":\"concordat\"") == true)
  }

  @Test func `a port in use is told in one line that names the option`() async throws {
    let server = try await RunningServer("serve", in: folder)
    let second = try await Program.run(
      "serve", "--database", "other.db", "--port", "\(server.port)", in: folder)
    #expect(second.code == 1)
    #expect(second.complaint.split(separator: "\n").count == 1)
    #expect(second.complaint.contains("127.0.0.1 port \(server.port)"))
    #expect(second.complaint.contains("--port"))
  }

  @Test func `healthcheck ends with 0 for a server that is ready and with 1 without one`()
    async throws
  {
    let server = try await RunningServer("serve", in: folder)
    let time = "\(Patience.seconds)s"
    let ready = try await Program.run(
      "healthcheck", "--port", "\(server.port)", "--timeout", time, in: folder)
    #expect((ready.code, ready.text) == (0, "ready\n"))
    // What a container sets for serve holds for the check beside it.
    let port = "\(server.port)"
    let inside = try await Program.run(
      "healthcheck", in: folder,
      variables: [
        "CONCORDAT_HOST": "0.0.0.0", "CONCORDAT_PORT": port, "CONCORDAT_TIMEOUT": time,
      ])
    #expect(inside.code == 0)
    let six = try await Program.run(
      "healthcheck", "--host", "::", "--port", port, in: folder)
    #expect(six.complaint == "concordat: No server answers at http://[::1]:\(port).\n")
    server.send(SIGTERM)
    _ = await server.waitForEnd()
    let gone = try await Program.run("healthcheck", "--port", "\(server.port)", in: folder)
    #expect(gone.code == 1)
    #expect(gone.complaint == "concordat: No server answers at http://127.0.0.1:\(server.port).\n")
  }

  @Test func `a server that refuses writes for want of room is not ready, and is read`()
    async throws
  {
    let key = try await Program.run("keys", "create", "--name", "x", in: folder).lastLine
    let server = try await RunningServer("serve", "--min-free", "1000000000GiB", in: folder)
    let body = #"{"name": "Harbour Trust", "sector": "third"}"#
    let path = "/v1/organisations"
    #expect(Exchange("POST", path, port: server.port, key: key, body: body)?.status == 507)
    #expect(Exchange("GET", path, port: server.port)?.status == 200)
    let ready = try #require(Exchange("GET", "/readyz", port: server.port))
    #expect(ready.status == 503)
    #expect(ready.body == #"{"status":"storage full: no writes are taken, reading goes on"}"#)
  }
}

extension Data {
  /// The bytes with those from `offset` on replaced.
  fileprivate func replacing(at offset: Int, with bytes: [UInt8]) -> Data {
    var copy = self
    copy.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    return copy
  }
}
