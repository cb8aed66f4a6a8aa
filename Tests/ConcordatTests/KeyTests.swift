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

  @Test func `the examples of the help run`() async throws {
    let row = """
      {"name": "Poole", "sector": "public", \
      "identifiers": [{"scheme": "GB-LAE", "identifier": "POL"}]}
      """
    try row.write(toFile: folder.path("own.ndjson"), atomically: true, encoding: .utf8)
    let made = try await Program.run("import", "organisations", "own.ndjson", in: folder)
    #expect(made.code == 0)
    let help = try await Program.run("keys", "--help", in: folder)
    let examples = help.text.split(separator: "\n").filter {
      $0.hasPrefix("  concordat keys create")
    }
    #expect(examples.count == 3)
    for example in examples {
      let words = example.matches(of: /"([^"]*)"|\S+/).map { String($0.output.1 ?? $0.output.0) }
      let done = try await Program.run(Array(words.dropFirst()), in: folder)
      #expect(done.code == 0 && done.lastLine.hasPrefix("cdt_"), "\(example)")
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

  @Test func `keys are listed, ended and replaced without a server`() async throws {
    let made = try await Program.run(
      "keys", "create", "--name", "Press office", "--scope", "announcements:write", "--scope",
      "drafts:read", "--expires", "2999-03-31", "--note", "for the site", in: folder)
    let id = String(made.lastLine.split(separator: "_")[1])
    let list = try await Program.run("keys", "list", in: folder)
    #expect(list.code == 0)
    #expect(
      list.lastLine
        == "\(id)  live   2999-04-01  never      -      drafts:read,announcements:write  Press office"
    )
    let rotated = try await Program.run("keys", "rotate", id, "--grace", "2d", in: folder)
    #expect(rotated.code == 0 && rotated.text.contains("Key \(id) is accepted for 2d more."))
    #expect(rotated.lastLine.hasPrefix("cdt_"))
    let revoked = try await Program.run("keys", "revoke", id, in: folder)
    #expect(revoked.text == "Key \(id) is no longer accepted.\n")
    let json = try await Program.run("keys", "list", "--json", in: folder)
    #expect(json.text.contains("\"revoked\"") && json.text.contains("for the site"))
    for text in [list.text, json.text] {
      #expect(!text.contains(made.lastLine) && !text.contains(rotated.lastLine))
    }
  }

  @Test func `a key that could not be shown is not there`() async throws {
    let made = try await Program.run("keys", "create", "--name", "old", in: folder)
    let id = try #require(made.lastLine.split(separator: "_").dropFirst().first)
    let before = try await Program.run("keys", "list", "--json", in: folder).text
    for words in ["create --name new", "rotate \(id)"] {
      let lost = try await Program.run(
        URL(fileURLWithPath: "/bin/sh"),
        [
          "-c", "exec \"$0\" keys \(words) >/dev/full",
          Program.executable.path,
        ], in: folder)
      #expect(lost.code == 1)
      #expect(
        lost.complaint
          == "concordat: Standard output could not be written: No space left on device. The key could not be shown, so there is none.\n"
      )
    }
    #expect(try await Program.run("keys", "list", "--json", in: folder).text == before)
  }

  @Test func `a key bound on the command line writes what its organisation owns`() async throws {
    let line =
      #"{"name": "Harbour Trust", "sector": "third", "identifiers": [{"scheme": "own", "identifier": "harbour"}]}"#
    try line.write(toFile: folder.path("one.ndjson"), atomically: true, encoding: .utf8)
    _ = try await Program.run("import", "organisations", "one.ndjson", in: folder)
    let made = try await Program.run(
      "keys", "create", "--name", "Harbour", "--owner", "own:harbour", in: folder)
    #expect(made.code == 0)
    let nobody = try await Program.run(
      "keys", "create", "--name", "Nobody", "--owner", "own:nobody", in: folder)
    #expect(
      (nobody.code, nobody.complaint) == (
        2, "concordat: There is no organisation own:nobody in concordat.db.\n"
      ))
    let server = try await RunningServer("serve", in: folder)
    let created = Exchange(
      "POST", "/v1/partnerships", port: server.port, key: made.lastLine,
      body: #"{"name": "Pier", "kind": "public_third"}"#)
    #expect(created?.status == 201 && created?.body.contains("\"owner_ids\":[\"org_") == true)
    let foreign = Exchange(
      "PATCH", "/v1/organisations/own:harbour", port: server.port, key: made.lastLine,
      headers: ["If-Match: *"], body: #"{"name": "Ours"}"#)
    #expect(foreign?.status == 403 && foreign?.body.contains("not_owner") == true)
  }

  @Test func `what makes no key is told by its option`() async throws {
    for (arguments, sentence) in [
      (["create"], "keys needs --name."), (["make"], "keys needs create, list, revoke or rotate"),
      (["create", "--name", "x", "--scope", "areas:wirte"], "--scope: Choose one of admin"),
      (["create", "--name", "x", "--owner", "poole"], "--owner: Write the id of one of the"),
      (["create", "--name", "x", "--expires", "soon"], "--expires is a day such as 2027-03-31"),
      (["rotate", "x", "--grace", "soon"], "--grace is a length of time such as 7d"),
    ] {
      let refused = try await Program.run(["keys"] + arguments, in: folder)
      #expect(refused.code == 64)
      #expect(refused.complaint.hasPrefix("concordat: \(sentence)"), "\(refused.complaint)")
    }
    let nobody = try await Program.run("keys", "revoke", "nobody", in: folder)
    #expect((nobody.code, nobody.complaint) == (2, "concordat: There is no key nobody.\n"))
  }

  @Test func `a first key is taken from a file, once`() async throws {
    let first = "cdt_first_\(String(repeating: "0123456789abcdef", count: 3))"
    try writeKey("\(first)\n")
    let variables = ["CONCORDAT_BOOTSTRAP_KEY_FILE": "first.key"]
    for _ in 0..<2 {
      let server = try await RunningServer(["serve"], in: folder, variables)
      let list = try #require(Exchange("GET", "/v1/keys", port: server.port, key: first))
      #expect(list.status == 200 && list.body.contains("\"total\":1"))
      server.send(SIGTERM)
      #expect(await server.waitForEnd() == 0)
    }
    let second = first.replacing("first", with: "second")
    try writeKey(second)
    let server = try await RunningServer(["serve"], in: folder, variables)
    #expect(Exchange("GET", "/v1/keys", port: server.port, key: second)?.status == 401)
    #expect(Exchange("GET", "/v1/keys", port: server.port, key: first)?.status == 200)
  }

  @Test(arguments: ["", "hello", "cdt_first_short", "cdt__0123456789abcdef0123456789abcdef"])
  func `a file without a good key is refused without a letter of it`(content: String) async throws {
    try writeKey(content)
    let serve = try await Program.run(
      "serve", "--bootstrap-key-file", "first.key", "--port", "0", in: folder)
    #expect(serve.code == 2)
    #expect(serve.complaint.hasPrefix("concordat: first.key contains no key: write cdt_ID_SECRET"))
    if !content.isEmpty { #expect(!serve.complaint.contains(content)) }
  }

  @Test func `a file with a key that others may read is refused`() async throws {
    let key = "cdt_first_0123456789abcdef0123456789abcdef"
    for mode in [0o640, 0o604, 0o620] {
      try writeKey(key, mode: mode)
      let serve = try await Program.run(
        "serve", "--bootstrap-key-file", "first.key", "--port", "0", in: folder)
      #expect(serve.code == 2 && serve.complaint.contains("run chmod 600 first.key"))
      #expect(!serve.complaint.contains(key))
    }
  }

  @Test func `a link to a file with a key that others may not read is followed`() async throws {
    let key = "cdt_first_\(String(repeating: "0123456789abcdef", count: 3))"
    try writeKey(key)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.key"), withDestinationPath: "first.key")
    let server = try await RunningServer(
      ["serve"], in: folder, ["CONCORDAT_BOOTSTRAP_KEY_FILE": "link.key"])
    #expect(Exchange("GET", "/v1/keys", port: server.port, key: key)?.status == 200)
  }

  private func writeKey(_ text: String, mode: Int = 0o600) throws {
    let path = folder.path("first.key")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}
