import Foundation
import TestSupport
import Testing

/// Copies of a register, and registers made whole from their log.
@Suite struct BackupTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a served register is copied, and the copy restored`() async throws {
    let server = try await RunningServer("demo", in: folder)
    let sample = ["--database", "concordat-demo.db"]
    let backup = try await Program.run(["backup", "copy.db"] + sample, in: folder)
    #expect(backup.text.hasPrefix("copy.db contains the register up to entry "))
    let copied = try await Program.run("check", "--database", "copy.db", in: folder).text
    #expect(try await Program.run(["restore", "copy.db"] + sample, in: folder).code == 1)
    _ = Exchange(
      "POST", "/v1/organisations", port: server.port, key: "cdt_demo_loopback_only",
      body: #"{"name": "Harbour Trust", "sector": "third"}"#)
    server.send(SIGTERM)
    _ = await server.waitForEnd()
    let restore = try await Program.run(["restore", "copy.db"] + sample, in: folder)
    #expect(restore.text.hasPrefix("concordat-demo.db is restored from copy.db. The old file is "))
    let check = try await Program.run(["check"] + sample, in: folder)
    #expect(check.text == copied.replacing("copy.db", with: "concordat-demo.db"))
    #expect(check.text.hasPrefix("concordat-demo.db is clean: "))
  }

  @Test(arguments: ["notes.txt", "concordat.db"])
  func `a backup replaces no file`(target: String) async throws {
    _ = try await Program.run("keys", "create", "--name", "x", in: folder)
    try "notes".write(toFile: folder.path("notes.txt"), atomically: true, encoding: .utf8)
    let before = try Data(contentsOf: folder.url.appendingPathComponent(target))
    let backup = try await Program.run("backup", target, in: folder)
    #expect(backup.code == 64)
    #expect(backup.complaint.hasPrefix("concordat: \(target) is there already; name a new file."))
    #expect(try Data(contentsOf: folder.url.appendingPathComponent(target)) == before)
  }

  @Test func `a copy is a file of its name, whatever that looks like`() async throws {
    _ = try await Program.run("keys", "create", "--name", "x", in: folder)
    let backup = try await Program.run("backup", "file:bk.db", in: folder)
    #expect(backup.code == 0, "\(backup.complaint)")
    #expect(FileManager.default.fileExists(atPath: folder.path("file:bk.db")))
    let restore = try await Program.run(
      "restore", "file:bk.db", "--database", "file:two.db", in: folder)
    #expect(restore.code == 0, "\(restore.complaint)")
  }

  @Test func `a key that was ended after the copy is not taken again`() async throws {
    var ids: [String] = []
    for name in ["one", "two", "three"] {
      let made = try await Program.run("keys", "create", "--name", name, in: folder)
      ids.append(String(made.lastLine.split(separator: "_")[1]))
    }
    _ = try await Program.run("backup", "copy.db", in: folder)
    _ = try await Program.run("keys", "revoke", ids[0], in: folder)
    _ = try await Program.run("keys", "rotate", ids[1], "--grace", "0s", in: folder)
    let restore = try await Program.run("restore", "copy.db", in: folder)
    #expect(restore.text.hasSuffix(" It has 1 live key.\n"))
    let list = try await Program.run("keys", "list", in: folder).text
    for (id, state) in zip(ids, ["revoked", "expired", "live"]) {
      #expect(list.contains("\(id)  \(state)"), "\(list)")
    }
    let elsewhere = try await Program.run("restore", "copy.db", "--database", "b.db", in: folder)
    #expect(
      elsewhere.text
        == "b.db is restored from copy.db. It has 3 live keys; revoke again what was revoked since.\n"
    )
  }

  @Test func `a folder is no register to restore`() async throws {
    _ = try await Program.run("keys", "create", "--name", "x", in: folder)
    try FileManager.default.createDirectory(
      atPath: folder.path("backups"), withIntermediateDirectories: false)
    let restore = try await Program.run(
      "restore", "concordat.db", "--database", "backups", in: folder)
    #expect(restore.code == 1)
    #expect(restore.complaint == "concordat: backups is not a regular file.\n")
    #expect(FileManager.default.fileExists(atPath: folder.path("backups")))
  }

  @Test func `reading leaves nothing beside a register`() async throws {
    _ = try await Program.run("keys", "create", "--name", "x", in: folder)
    try FileManager.default.copyItem(
      atPath: folder.path("concordat.db"), toPath: folder.path("kept.db"))
    let restore = try await Program.run("restore", "kept.db", "--database", "b.db", in: folder)
    #expect(restore.code == 0, "\(restore.complaint)")
    _ = try await Program.run("keys", "list", in: folder)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left.filter { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") }.isEmpty)
  }
}
