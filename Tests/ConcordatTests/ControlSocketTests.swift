import Foundation
import TestSupport
import Testing

/// Commands beside a server that uses the register: they reach it by the socket beside the file.
@Suite struct ControlSocketTests {
  private let folder: TemporaryFolder
  private let mapping = """
    {"parties": {"given": {"name": "Given to", "unknown": {"scheme": "local", "members": {"sector": {"is": "third"}}}}},
     "records": [{"kind": "awards", "key": {"text": "g:{Ref}"}, "members": {
       "title": "Project", "type": {"is": "grant"}, "currency": {"is": "GBP"},
       "amount_awarded": {"from": "Amount", "as": "money", "currency": {"is": "GBP"}},
       "recipients": {"list": [{"members": {"organisation_id": "given", "name": "Given to"}}]},
       "identifiers": {"list": [{"members": {"scheme": {"is": "g"}, "identifier": "Ref"}}]}}}]}
    """

  init() throws {
    folder = try TemporaryFolder()
    try mapping.write(toFile: folder.path("m.json"), atomically: true, encoding: .utf8)
    try write("g.csv", "Ref,Project,Given to,Amount\n1,Sea wall,Harbour Trust,12.50\n")
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
  }

  private func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(arguments, in: folder)
  }

  @Test func `rows and mappings go in while a server uses the register`() async throws {
    let server = try await RunningServer("serve", in: folder)
    let dry = try await run("import", "g.csv", "--mapping", "m.json", "--dry-run")
    #expect(dry.code == 0 && dry.text.hasPrefix("1 rows: 1 created"), "\(dry.complaint)")
    #expect(dry.text.contains("nothing was kept"))
    let first = try await run("import", "g.csv", "--mapping", "m.json", "--note", "Autumn")
    #expect(
      first.text == """
        1 rows: 1 created, 0 updated, 0 unchanged, 0 failed
          organisations: 1 created, 0 updated, 0 unchanged
          awards: 1 created, 0 updated, 0 unchanged

        """)
    let read = Exchange("GET", "/v1/awards/g:1?fields=amount_awarded", port: server.port)
    #expect(read?.body == "{\"amount_awarded\":1250}")
    let changes = Exchange("GET", "/v1/changes?kind=awards", port: server.port)
    #expect(changes?.body.contains("\"actor\":\"cli\"") == true)
    #expect(changes?.body.contains("\"note\":\"Autumn\"") == true)
    try write("broken.csv", "Ref,Project,Given to,Amount\n2,Pier,Harbour Trust,nine\n")
    let broken = try await run("import", "broken.csv", "--mapping", "m.json")
    #expect(broken.code == 2 && broken.text.contains("row 1, line 2, Amount: money:"))
    let rows = try await run("export", "organisations", "--format", "csv")
    #expect(rows.code == 0)
    try rows.output.write(to: folder.url.appendingPathComponent("rows.csv"))
    #expect(
      try await run("import", "organisations", "rows.csv").text.hasPrefix(
        "1 rows: 0 created, 0 updated, 1 unchanged"))
    #expect(try await run("check").code == 0)
    withExtendedLifetime(server) {}
  }

  @Test func `the socket is its owner's alone, and goes with the server`() async throws {
    let server = try await RunningServer("serve", in: folder)
    let path = folder.path("concordat.db-socket")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    server.send(SIGTERM)
    #expect(await server.waitForEnd() == 0)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `what a killed server left behind is in nobody's way`() async throws {
    let server = try await RunningServer("serve", in: folder)
    server.send(SIGKILL)
    _ = await server.waitForEnd()
    #expect(FileManager.default.fileExists(atPath: folder.path("concordat.db-socket")))
    #expect(try await run("import", "g.csv", "--mapping", "m.json").code == 0)
    let next = try await RunningServer("serve", in: folder)
    #expect(try await run("import", "g.csv", "--mapping", "m.json").text.contains("1 unchanged"))
    withExtendedLifetime(next) {}
  }

  @Test func `a server elsewhere is reached by its address and a key`() async throws {
    let server = try await RunningServer("serve", in: folder)
    let made = try await run("keys", "create", "--name", "x")
    #expect(made.code == 0, "\(made.complaint)")
    try write("key", made.lastLine + "\n")
    let address = ["--server", "http://127.0.0.1:\(server.port)"]
    let import_ = ["import", "g.csv", "--mapping", "m.json"]
    let keyless = try await Program.run(import_ + address, in: folder)
    #expect(keyless.code == 1 && keyless.complaint.contains("Bearer"))
    let withKey = try await Program.run(import_ + address + ["--key-file", "key"], in: folder)
    #expect(
      withKey.code == 0 && withKey.text.hasPrefix("1 rows: 1 created"), "\(withKey.complaint)")
    let remote = try await Program.run(
      ["export", "awards"] + address + ["--key-file", "key"], in: folder)
    #expect(remote.text.contains("\"title\":\"Sea wall\""))
    // A name may stand for ::1 first, where nothing listens.
    let named = try await Program.run(
      ["get", "/v1", "--server", "http://localhost:\(server.port)"], in: folder)
    #expect(named.code == 0, "\(named.complaint)")
    // What a key sees of the log is no log that another register could be made of.
    let log = try await Program.run(["export"] + address + ["--key-file", "key"], in: folder)
    #expect(log.code == 64 && log.complaint.contains("name a KIND"))
    let got = try await Program.run(
      ["get", "/v1/awards/g:1?fields=title"] + address, in: folder)
    #expect(got.text == "{\"title\":\"Sea wall\"}\n")
  }

  @Test func `what a server cannot be asked says why`() async throws {
    let server = try await RunningServer("serve", in: folder)
    let log = try await run("export")
    try log.output.write(to: folder.url.appendingPathComponent("a.log"))
    let refused = try await run("import", "a.log")
    #expect(refused.code == 2 && refused.complaint.contains("needs the file to itself"))
    let secure = try await run("export", "awards", "--server", "https://register.example.org")
    #expect(secure.code == 64 && secure.complaint.contains("https comes with a build"))
    for address in ["localhost:8080", "http://", "http://x:99999", "ftp://x", "http://x/?a"] {
      let wrong = try await run("export", "awards", "--server", address)
      #expect(wrong.code == 64 && wrong.complaint.contains("--server is an address"), "\(address)")
    }
    let nobody = try await run("export", "awards", "--server", "http://127.0.0.1:1")
    #expect(nobody.code == 1 && nobody.complaint.contains("No server answers"))
    let two = try await run("export", "awards", "--server", "http://x", "--database", "y")
    #expect(two.code == 64)
    withExtendedLifetime(server) {}
  }

  @Test func `keys are made, rotated and ended by the server that uses the file`() async throws {
    let server = try await RunningServer("serve", in: folder)
    let made = try await run("keys", "create", "--name", "Press", "--scope", "announcements:write")
    #expect(made.text.contains("for Press; keep it now"))
    let id = made.lastLine.split(separator: "_")[1]
    let rotated = try await run("keys", "rotate", String(id), "--grace", "2d")
    #expect(rotated.text.hasPrefix("Key \(id) is accepted for 2d more.\n"), "\(rotated.complaint)")
    let revoked = try await run("keys", "revoke", String(id))
    #expect(revoked.text == "Key \(id) is no longer accepted.\n")
    let nobody = try await run("keys", "revoke", "nobody")
    #expect((nobody.code, nobody.complaint) == (2, "concordat: There is no key nobody.\n"))
    withExtendedLifetime(server) {}
  }

  @Test func `folders and patterns of names are one import, with the file's name in a cell`()
    async throws
  {
    try FileManager.default.createDirectory(
      atPath: folder.path("payments"), withIntermediateDirectories: false)
    for (month, ref) in [("2026-01", 1), ("2026-02", 2)] {
      try write("payments/\(month).csv", "Ref,Project,Given to,Amount\n\(ref),P,Harbour Trust,1\n")
    }
    try write("payments/.hidden.csv", "x\n")
    try write("payments/notes.md", "x\n")
    let named = mapping.replacing(
      "\"title\": \"Project\"",
      with: "\"title\": {\"from\": \"*file\", \"replace\": [[\"*.csv\", \"*1\"]]}")
    try write("n.json", named)
    let all = try await run("import", "payments", "--mapping", "n.json")
    #expect(all.text.hasPrefix("2 rows: 2 created"), "\(all.text)\(all.complaint)")
    let again = try await run("import", "payments/2026-*.csv", "--mapping", "n.json")
    #expect(again.text.hasPrefix("2 rows: 0 created, 0 updated, 2 unchanged"))
    let got = try await run("get", "/v1/awards?fields=title&sort=title&count=false")
    #expect(got.text.contains("\"2026-01\"") && got.text.contains("\"2026-02\""))
    try write("payments/2026-03.csv", "Ref,Project,Given to,Amount\n3,P,Harbour Trust,x\n")
    let broken = try await run("import", "payments", "--mapping", "n.json")
    #expect(broken.code == 2 && broken.text.contains("2026-03.csv, row 1, line 2, Amount: money"))
    #expect(try await run("import", "none*.csv", "--mapping", "n.json").code == 64)
  }
}
