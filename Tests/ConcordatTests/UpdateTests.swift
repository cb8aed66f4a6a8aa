import Foundation
import TestSupport
import Testing

/// The files that released programs left behind (`Tests/Migrations/make.sh` says how), opened by this one.
@Suite struct UpdateTests {
  private let folder: TemporaryFolder
  private static let versions = [
    "version-1", "version-2", "version-3", "version-4", "version-5",
  ]
  private static let files = Program.package.appendingPathComponent("Tests/Migrations")

  init() throws { folder = try TemporaryFolder() }

  private func read(_ name: String) throws -> String {
    try String(contentsOf: UpdateTests.files.appendingPathComponent(name), encoding: .utf8)
  }

  private func unpack(_ version: String) async throws {
    let packed = UpdateTests.files.appendingPathComponent("\(version).db.gz").path
    let gzip = try await Program.run(
      URL(fileURLWithPath: "/usr/bin/env"), ["gzip", "-dc", packed], in: folder)
    try gzip.output.write(to: folder.url.appendingPathComponent("concordat.db"))
  }

  private func copies() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      .filter { $0.hasPrefix("concordat.db.v") }
  }

  @Test(arguments: versions)
  func `a register of an earlier program is served after an update`(version: String) async throws {
    try await unpack(version)
    let check = try await Program.run("check", in: folder)
    #expect(check.code == 1)
    #expect(check.complaint.hasPrefix("concordat: concordat.db was made by an earlier program."))
    #expect(try copies().isEmpty)

    let server = try await RunningServer("serve", in: folder)
    let key = try read("\(version).key").trimmingCharacters(in: .newlines)
    let created = Exchange(
      "POST", "/v1/organisations", port: server.port, key: key,
      body: #"{"name": "Harbour Bank", "sector": "other"}"#)
    #expect(created?.status == 201, "the keys go on")
    let award = Exchange("GET", "/v1/awards/own:wall?fields=amount_awarded", port: server.port)
    #expect(award?.body == #"{"amount_awarded":1200000}"#)
    let found = Exchange(
      "GET", "/v1/announcements?q=spring&fields=title", port: server.port, key: key)
    #expect(found?.body.contains("The wall is funded") == true)
    let gone = Exchange("GET", "/v1/organisations/own:club", port: server.port)
    #expect(gone?.status == 404, "a deleted record gave its code up")
    server.send(SIGTERM)
    #expect(await server.waitForEnd() == 0)

    let clean = try await Program.run("check", in: folder)
    #expect(clean.code == 0, "\(clean.complaint)")
    let log = try await Program.run("export", in: folder).text
    let evidence = /,"leaf":\d+,"salt":"\w{32}"(,"before":\["[\w",]+\])?(,"root":"\w{64}")?}\n/
    #expect(
      log.replacing(evidence, with: "}\n").hasPrefix(try read("\(version).log")),
      "the log goes on where it was")
    #expect(try copies().count == 1)
    try log.write(toFile: folder.path("log"), atomically: true, encoding: .utf8)
    let taken = try await Program.run("import", "log", "--database", "other.db", in: folder)
    #expect(taken.code == 0, "\(taken.complaint)")
    #expect(try await Program.run("export", "--database", "other.db", in: folder).text == log)

    // The copy is a backup like any other.
    let restore = try await Program.run("restore", try copies()[0], in: folder)
    #expect(restore.code == 0, "\(restore.complaint)")
    let repair = try await Program.run("check", "--repair", in: folder)
    #expect(repair.code == 0, "\(repair.complaint)")
    #expect(repair.complaint.contains("concordat: concordat.db is now of version "))
  }

  @Test(arguments: versions)
  func `what was written since a backup is replayed into it across an update`(version: String)
    async throws
  {
    try await unpack(version)
    try FileManager.default.copyItem(
      atPath: folder.path("concordat.db"), toPath: folder.path("backup.db"))
    let row = #"{"name": "Harbour Bank", "sector": "other"}"#
    try row.write(toFile: folder.path("one.ndjson"), atomically: true, encoding: .utf8)
    _ = try await Program.run("import", "organisations", "one.ndjson", in: folder)
    let later = try await Program.run("export", "--after", "9", in: folder)
    try later.output.write(to: folder.url.appendingPathComponent("later.log"))
    let log = try await Program.run("export", in: folder).text

    let other = ["--database", "other.db"]
    _ = try await Program.run(["restore", "backup.db"] + other, in: folder)
    let taken = try await Program.run(["import", "later.log"] + other, in: folder)
    #expect(taken.code == 0, "\(taken.complaint)")
    #expect(try await Program.run(["export"] + other, in: folder).text == log)
    let check = try await Program.run(["check"] + other, in: folder)
    #expect(check.code == 0, "\(check.complaint)")
  }

  @Test(arguments: versions)
  func `a log of an earlier program makes a register`(version: String) async throws {
    let log = UpdateTests.files.appendingPathComponent("\(version).log").path
    let taken = try await Program.run("import", log, in: folder)
    #expect(taken.text.hasPrefix("9 entries imported, 0 were there already\n"))
    let check = try await Program.run("check", in: folder)
    #expect(check.code == 0, "\(check.complaint)")
  }

  @Test func `a register of a newer program is refused and stays as it is`() async throws {
    _ = try await Program.run("keys", "create", "--name", "x", in: folder)
    let path = folder.path("concordat.db")
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    // PRAGMA user_version is at byte 60 of the file (sqlite.org/fileformat.html#user_version_number).
    try file.seek(toOffset: 60)
    try file.write(contentsOf: Data([0, 0, 0, 99]))
    try file.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    for command in [["serve", "--port", "0"], ["check"], ["export"], ["backup", "copy.db"]] {
      let refused = try await Program.run(command, in: folder)
      #expect(refused.code == 1)
      #expect(
        refused.complaint.hasPrefix("concordat: concordat.db has schema version 99, and this"))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try copies().isEmpty)
  }
}
