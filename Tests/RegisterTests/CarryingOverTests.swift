import Foundation
import Imports
import JSON
import Records
import Register
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

/// Agreements that a program of version 3 wrote into partnerships become records of their own, and the body that a
/// partnership is has another name today.
@Suite struct CarryingOverTests {
  private static let agreement =
    #"{"kind":"mou","title":"Harbour memorandum","party_ids":[],"signed":"2026-10","start_date":null,"end_date":null,"url":"https://example.org/mou"}"#

  /// The trust in that file.
  private static let body = "org_01M8P033X63P12V0GKA8XEKJ6W"

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The file of version 3 that the program of its time left, with an agreement and a body in its partnership as that
  /// wrote them.
  private func earlierFile(_ name: String) throws -> String {
    let packed = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Migrations/version-3.db.gz")
    let unpacking = Process()
    unpacking.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    unpacking.arguments = ["gzip", "-dc", packed.path]
    let output = Pipe()
    unpacking.standardOutput = output
    try unpacking.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    unpacking.waitUntilExit()
    let path = folder.path(name)
    try bytes.write(to: URL(fileURLWithPath: path))
    let database = try Database(path: path, mode: .readWrite)
    try database.run(
      """
      UPDATE entries SET document = CAST(
        replace(
          replace(CAST(document AS TEXT), '"agreements":[]', '"agreements":[' || ? || ']'),
          '"organisation_id":null', '"organisation_id":"' || ? || '"') AS BLOB)
      WHERE kind = 'partnerships'
      """, .text(Self.agreement), .text(Self.body))
    return path
  }

  private func open(_ path: String, tell: (String) -> Void = { _ in }) throws -> Store {
    try Store(path: path, catalogue: .register, services: .register, tell: tell)
  }

  private func entries(_ store: Store) throws -> [Reader.Entry] {
    try store.makeReader().changes(after: 0, kind: nil, limit: 100, for: .operators).items
  }

  private func bytes(_ store: Store) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in try entries(store) {
      entry.write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func agreements(_ store: Store) throws -> [JSON] {
    let query = try Query(Agreement.resource, [], in: .register) { _, _ in nil }
    var bytes = Array("[".utf8)
    _ = try store.makeReader().page(query, to: &bytes)
    return try JSON(parsing: bytes + Array("]".utf8)).array ?? []
  }

  /// Opens the file, and gives what the opening told, the log, and the agreements; closed again after that.
  private func look(_ path: String) throws -> (
    told: [String], entries: [Reader.Entry], log: [UInt8], agreements: [JSON]
  ) {
    let told = Mutex<[String]>([])
    let store = try open(path) { sentence in told.withLock { $0.append(sentence) } }
    defer { store.close() }
    return (told.withLock { $0 }, try entries(store), try bytes(store), try agreements(store))
  }

  @Test func `a file of version 3 has its agreements as records once it was opened, and once only`()
    throws
  {
    let path = try earlierFile("register.db")
    let first = try look(path)
    #expect(first.told.contains { $0.contains(", 1 more made of members of theirs.") })
    #expect(first.entries.count == 10)
    let last = try #require(first.entries.last)
    #expect(last.op == "carry-over" && last.kind == "agreements" && last.actor == "concordat")
    #expect(last.at == first.entries[8].at, "the log's own time")
    let agreement = try #require(first.agreements.first)
    let partnership = try #require(first.entries.first { $0.kind == "partnerships" })
    #expect(agreement["partnership_id"] == .string(partnership.id))
    #expect(agreement["title"] == "Harbour memorandum" && agreement["signed"] == "2026-10")
    #expect(agreement["url"] == "https://example.org/mou")
    let written = try JSON(parsing: try #require(partnership.document))
    #expect(written["agreements"]?[0]?["kind"] == "mou", "old versions stay as they were written")
    let again = try look(path)
    #expect(again.told.isEmpty && again.log == first.log)
    let inspection = try Inspection(path: path, catalogue: .register, services: .register)
    #expect(inspection.findings.isEmpty, "\(inspection.findings)")
    let other = try look(try earlierFile("other.db"))
    #expect(other.log == first.log, "another copy gets the same id and entry")
  }

  @Test func `a partnership of version 3 is shown without the agreements that it had`() throws {
    let store = try open(try earlierFile("register.db"))
    let id = try #require(try entries(store).first { $0.kind == "partnerships" }?.id)
    guard case .found(_, let document) = try store.makeReader().item(Partnership.resource, id)
    else {
      Issue.record("the partnership is gone")
      return
    }
    #expect(try JSON(parsing: document)["agreements"] == nil)
    #expect(try JSON(parsing: document)["name"] == "Harbour Partnership")
  }

  /// The ids of the partnerships that a filter finds.
  private func found(_ store: Store, _ filter: (String, String)) throws -> [String] {
    let query = try Query(Partnership.resource, [filter], in: .register) { _, _ in nil }
    var bytes = Array("[".utf8)
    _ = try store.makeReader().page(query, to: &bytes)
    return (try JSON(parsing: bytes + Array("]".utf8)).array ?? []).compactMap {
      $0["id"]?.string
    }
  }

  @Test func `the body that a partnership of version 3 is has its name of today`() throws {
    let old = try look(try earlierFile("old.db")).log.split(separator: UInt8(ascii: "\n")).prefix(9)
    let store = try open(folder.path("new.db"))
    let source = Mutex<[UInt8]?>(Array(old.joined(separator: [UInt8(ascii: "\n")])))
    _ = try LogImporter(store).run({ source.withLock { $0.take() } })
    for store in [store, try open(try earlierFile("register.db"))] {
      let entry = try #require(try entries(store).first { $0.kind == "partnerships" })
      let written = try JSON(parsing: try #require(entry.document))
      #expect(written["organisation_id"]?.string == Self.body && written["body_id"] == nil)
      guard
        case .found(_, let document) = try store.makeReader().item(
          Partnership.resource, entry.id)
      else {
        Issue.record("the partnership is gone")
        return
      }
      let shown = try JSON(parsing: document)
      #expect(shown["body_id"]?.string == Self.body && shown["organisation_id"] == nil)
      #expect(shown["org_id"]?.string == "360G-concordat-\(entry.id)")
      #expect(try found(store, ("body", Self.body)) == [entry.id])
      try store.perform {
        _ = try $0.patch(
          Partnership.resource, id: entry.id, .any, Signature(actor: "tester", at: .now),
          by: ["purpose": "To keep the harbour"])
      }
      let latest = try JSON(parsing: try #require(try entries(store).last?.document))
      #expect(latest["body_id"]?.string == Self.body && latest["version"] == 2)
      #expect(try found(store, ("body", Self.body)) == [entry.id])
    }
  }

  @Test func `a log of version 3 is carried over when it was imported`() throws {
    let whole = try look(try earlierFile("register.db")).log
    let lines = whole.split(separator: UInt8(ascii: "\n")).prefix(9)
    let old = Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
    func taken(_ log: [UInt8], into store: Store) throws -> (Int, Int) {
      var rest: [UInt8]? = log
      let source = Mutex(rest.take())
      let report = try LogImporter(store).run({ source.withLock { $0.take() } })
      return (report.new, report.known)
    }
    let store = try open(folder.path("new.db"))
    #expect(try taken(old, into: store) == (9, 0))
    #expect(try bytes(store) == whole)
    #expect(try taken(whole, into: store) == (0, 10), "what was carried over elsewhere is the same")
  }

  @Test func `a deleted partnership that comes back brings its agreements with it`() throws {
    let path = try earlierFile("register.db")
    let database = try Database(path: path, mode: .readWrite)
    try database.run(
      """
      INSERT INTO entries (seq, record, version, at, actor, kind, id, op, note, document)
      SELECT 10, record, 2, '2026-11-30T11:00:00.000Z', actor, kind, id, 'delete', NULL, NULL
      FROM entries WHERE kind = 'partnerships'
      """)
    let store = try open(path)
    #expect(try agreements(store).isEmpty)
    let id = try #require(try entries(store).first { $0.kind == "partnerships" }?.id)
    try store.perform {
      _ = try $0.restore(
        Partnership.resource, id: id, .any, Signature(actor: "tester", at: .now))
    }
    #expect(try agreements(store).map { $0["title"] } == ["Harbour memorandum"])
  }
}
