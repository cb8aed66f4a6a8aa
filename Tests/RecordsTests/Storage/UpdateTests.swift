@testable import Backups
import Foundation
import Imports
import JSON
import Keys
import Records
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

/// Registers of earlier programs, opened by this one.
@Suite struct UpdateTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("register.db") }

  init() throws { folder = try TemporaryFolder() }

  private func open(
    _ catalogue: Catalogue = Things.catalogue, tell: (String) -> Void = { _ in }
  ) throws -> Store {
    try Store(path: path, catalogue: catalogue, clock: { Shelf.moment }, tell: tell)
  }

  /// A register of version 1 with a place, two live things and a deleted one; the ids of the things.
  private func makeEarlier(isAged: Bool = true) throws -> [String] {
    let store = try open(Earlier.catalogue)
    let signature = Signature(actor: "tester", at: Shelf.moment)
    let things = Earlier.catalogue.resources[1]
    func draft(_ resource: Resource, _ body: JSON) throws -> Draft {
      try Validator(resource, in: Earlier.catalogue).draft(body)
    }
    let place = try draft(Things.places, Samples.place)
    let bodies: [JSON] = [
      ["name": "Kettle", "day": "2010-04-01", "holders": [["place_id": "gss:E09000033"]]],
      ["name": "Urn", "story": "It whistles."], ["name": "Pan"],
    ]
    let drafts = try bodies.map { try draft(things, $0) }
    let key = try #require(AccessKey("cdt_a_b"))
    let ids = try store.perform { ledger in
      _ = try ledger.create(Things.places, place, signature)
      let ids = try drafts.map { try ledger.create(things, $0, signature).id }
      _ = try ledger.delete(things, id: ids[2], .any, signature)
      return ids
    }
    try store.changeKeys {
      try $0.create(key, KeyDraft(name: "kept", scopes: [.drafts]), by: "x", at: Shelf.moment)
    }
    store.close()
    if isAged { try Earlier.age(path) }
    return ids
  }

  private func log(_ store: Store) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in try store.makeReader().changes(after: 0, kind: nil, limit: 100, for: .operators)
      .items
    {
      entry.write(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func document(_ store: Store, _ id: String) throws -> JSONObject? {
    guard case .found(_, let bytes) = try store.makeReader().item(Things.things, id) else {
      return nil
    }
    return try JSON(parsing: bytes).object
  }

  @Test func `each step leads to the next version, and the last to the present one`() {
    let versions = Schema.migrations.map(\.version)
    #expect(versions == Array(2...Schema.version))
  }

  @Test func `records have the members they lacked, and the log is as it was`() throws {
    let ids = try makeEarlier(isAged: false)
    let before = try log(Store(reading: path, catalogue: Earlier.catalogue))
    try Earlier.age(path)
    let store = try open()
    #expect(try log(store) == before)
    let kettle = try #require(try document(store, ids[0]))
    #expect(kettle.members.map(\.name) == Things.things.members)
    #expect(kettle["paid_in"]?.isNull == true)
    #expect(kettle["tags"] == JSON.array([]))
    #expect(kettle["year"] == "2010/11", "what is worked out is worked out")
    #expect(kettle["state"] == "new")
    let holder = try #require(kettle.list("holders").first)
    #expect(holder.members.map(\.name) == ["place_id", "role", "since", "year"])
    guard
      case .accepted(let access) = try store.makeReader().verify(
        #require(AccessKey("cdt_a_b")), at: Shelf.moment)
    else {
      Issue.record("the key is not taken any more")
      return
    }
    #expect(access.scopes == ["admin"] && access.owner == nil, "a key could do everything")
    store.close()
    let inspection = try Inspection(path: path, catalogue: Things.catalogue)
    #expect(inspection.findings.isEmpty, "\(inspection.findings)")
    #expect(inspection.records == 4)
    #expect(inspection.entries == 5)
  }

  @Test func `a record deleted before comes back with today's members`() throws {
    let ids = try makeEarlier()
    let store = try open()
    let signature = Signature(actor: "tester", at: Shelf.moment)
    let written = try store.perform {
      try $0.restore(Things.things, id: ids[2], .any, signature)
    }
    #expect(try document(store, written.id)?.members.map(\.name) == Things.things.members)
  }

  @Test func `the file as it was is kept, which is told, and a second opening does nothing`() throws
  {
    _ = try makeEarlier()
    let told = Mutex<[String]>([])
    try open { sentence in told.withLock { $0.append(sentence) } }.close()
    let copy = "\(path).v1-2026-11-22T09-00-00.000Z"
    #expect(
      told.withLock { $0 } == [
        "\(path) is of version 1 and is brought up to version \(Schema.version): it is copied, and every entry is read. It is used when that is done.",
        "\(path) is now of version \(Schema.version): 4 records, 3 of them completed. The file as it was is \(copy).",
      ])
    #expect(try Database(path: copy, mode: .frozen).first("PRAGMA user_version") { $0.int(0) } == 1)
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    try open { sentence in told.withLock { $0.append(sentence) } }.close()
    #expect(told.withLock { $0.count } == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == before)
  }

  @Test func `an update that fails leaves the file as it is, and no copy`() throws {
    _ = try makeEarlier()
    let database = try Database(path: path, mode: .readWrite)
    // A document that is none: no program of ours wrote it.
    try database.run("UPDATE entries SET document = x'00' WHERE seq = 3")
    for _ in 0..<2 { #expect(throws: (any Error).self) { try open() } }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left.filter { $0.contains("2026") }.isEmpty)
    #expect(try database.first("PRAGMA user_version") { $0.int(0) } == 1)
    #expect(try database.first("SELECT count(*) FROM things") { $0.int(0) } == 3)
  }

  @Test func `reading alone asks for the update, and a backup and restoring take the old file`()
    throws
  {
    _ = try makeEarlier()
    let error = #expect(throws: Store.Unusable.self) {
      try Store(reading: path, catalogue: Things.catalogue)
    }
    #expect(error?.description.contains("was made by an earlier program") == true)
    let copy = folder.path("copy.db")
    #expect(try Store.backUp(path, Things.catalogue, to: copy) == 5)
    _ = try Store.restore(path, Things.catalogue, from: copy)
    #expect(try log(open()).split(separator: UInt8(ascii: "\n")).count == 5)
  }

  @Test func `the log makes the same register elsewhere, and goes on where an earlier file ends`()
    throws
  {
    let ids = try makeEarlier()
    let copy = folder.path("copy.db")
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    let store = try open()
    let signature = Signature(actor: "tester", at: Shelf.moment)
    _ = try store.perform {
      try $0.patch(Things.things, id: ids[1], .any, signature, by: ["amount": 3])
    }
    let (bytes, other) = (try log(store), try Shelf())
    #expect(try LogImporter(other.store).run(bytes.chunks(of: 100)).new == 6)
    #expect(try log(other.store) == bytes)
    let again = try LogImporter(other.store).run(bytes.chunks(of: 100))
    #expect((again.new, again.known) == (0, 6))
    let continued = try Store(path: copy, catalogue: Things.catalogue, clock: { Shelf.moment })
    let report = try LogImporter(continued).run(bytes.chunks(of: 100))
    #expect((report.new, report.known) == (1, 5))
    for made in [other.store, continued] {
      #expect(try document(made, ids[0]) == document(store, ids[0]))
      #expect(try document(made, ids[0])?["year"] == "2010/11", "what is worked out is worked out")
      made.close()
      let inspection = try Inspection(path: made.path, catalogue: Things.catalogue)
      #expect(inspection.findings.isEmpty, "\(inspection.findings)")
    }
  }
}
