import Foundation
import JSON
import Records
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

/// A register whose kinds are declared otherwise when it is opened again.
@Suite struct RedeclarationTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("register.db") }
  private let ids: [String]
  /// The log as it was written.
  private let log: [UInt8]

  /// Boats with two crews, one of them deleted, and a harbour of another kind.
  init() throws {
    folder = try TemporaryFolder()
    let catalogue = Boats.catalogue()
    let store = try Store(path: folder.path("register.db"), catalogue: catalogue) { Shelf.moment }
    let signature = Signature(actor: "tester", at: Shelf.moment)
    let (boats, harbours) = (catalogue.resources[0], catalogue.resources[1])
    let bodies: [JSON] = [
      ["name": "Ada", "colour": "red", "crew": [["name": "Eve"]]],
      ["name": "Bee", "colour": "blue"], ["name": "Cog"],
    ]
    let drafts = try bodies.map { try Validator(boats, in: catalogue).draft($0) }
    let harbour = try Validator(harbours, in: catalogue).draft(["name": "Hythe"])
    ids = try store.perform { ledger in
      let ids = try drafts.map { try ledger.create(boats, $0, signature).id }
      _ = try ledger.patch(boats, id: ids[0], .any, signature, by: ["colour": "green"])
      _ = try ledger.delete(boats, id: ids[2], .any, signature)
      _ = try ledger.create(harbours, harbour, signature)
      return ids
    }
    log = try RedeclarationTests.log(store)
    store.close()
  }

  private static func log(_ store: Store) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in try store.makeReader().changes(after: 0, kind: nil, limit: 100, for: .operators)
      .items
    {
      entry.write(to: &bytes)
    }
    return bytes
  }

  private func open(_ catalogue: Catalogue, tell: (String) -> Void = { _ in }) throws -> Store {
    try Store(path: path, catalogue: catalogue, clock: { Shelf.moment }, tell: tell)
  }

  private func item(_ store: Store, _ id: String) throws -> (Edition, JSONObject)? {
    guard
      case .found(let edition, let bytes) = try store.makeReader().item(
        store.catalogue.resources[0], id)
    else { return nil }
    return try JSON(parsing: bytes).object.map { (edition, $0) }
  }

  /// The names of the boats that a list finds.
  private func names(_ store: Store, _ parameters: [(String, String)]) throws -> [String] {
    let query = try Query(store.catalogue.resources[0], parameters, in: store.catalogue) {
      _, _ in nil
    }
    var bytes = Array("[".utf8)
    _ = try store.makeReader().page(query, to: &bytes)
    return try JSON(parsing: bytes + Array("]".utf8)).array?.compactMap { $0.object?.text("name") }
      ?? []
  }

  /// Opens the file anew with `catalogue`, and holds what always holds.
  private func reopen(_ catalogue: Catalogue, completed: Int) throws -> Store {
    let told = Mutex<[String]>([])
    let store = try open(catalogue) { sentence in told.withLock { $0.append(sentence) } }
    let counts = "3 records" + (completed > 0 ? ", \(completed) of them completed" : "")
    #expect(
      told.withLock { $0 } == [
        "What \(path) keeps of boats was made anew from its log as this program declares it: \(counts)."
      ])
    #expect(try RedeclarationTests.log(store) == log, "the log is as it was")
    let found = try #require(try item(store, ids[0]))
    #expect(found.0 == Edition(version: 2, isCompleted: completed > 0))
    #expect(found.1.members.map(\.name) == catalogue.resources[0].members)
    let reader = try store.makeReader()
    #expect(try reader.count(catalogue.resources[0], for: .operators) == 2)
    #expect(try reader.count(catalogue.resources[1], for: .operators) == 1)
    let inspection = try Inspection(path: path, catalogue: catalogue)
    #expect(inspection.findings.isEmpty, "\(inspection.findings)")
    return store
  }

  @Test func `a member added at the top is served, filtered on and written at the next write`()
    throws
  {
    let catalogue = Boats.catalogue(Field("sails", .texts(1...9), .filterAs("sail"), about: "Its."))
    let store = try reopen(catalogue, completed: 3)
    #expect(try item(store, ids[0])?.1["sails"] == JSON.array([]))
    #expect(try names(store, [("colour", "green")]) == ["Ada"])
    let boats = catalogue.resources[0]
    let signature = Signature(actor: "tester", at: Shelf.moment)
    let body = try #require(try item(store, ids[0])?.1)
    let again = try store.perform { [ids] in
      try $0.replace(
        boats, id: ids[0], .versions([2]), signature,
        by: Validator(boats, in: catalogue).draft(.object(body), keepsState: true))
    }
    #expect(again.outcome == .unchanged, "what is read and sent back is no change")
    #expect(again.edition == Edition(version: 2, isCompleted: true))
    let written = try store.perform { [ids] in
      try $0.patch(boats, id: ids[0], .versions([2]), signature, by: ["sails": ["jib"]])
    }
    #expect(written.edition == Edition(version: 3))
    #expect(try item(store, ids[0])?.0 == Edition(version: 3))
    #expect(try names(store, [("sail", "jib")]) == ["Ada"])
    #expect(try Inspection(path: path, catalogue: catalogue).findings.isEmpty)
  }

  @Test func `a member added in a list completes the records that have such a list`() throws {
    let store = try reopen(Boats.catalogue(crew: [Boats.rank]), completed: 1)
    let eve = try #require(try item(store, ids[0])?.1.list("crew").first)
    #expect(eve == ["name": "Eve", "rank": .null])
    #expect(try item(store, ids[1])?.0 == Edition(version: 1), "it lacks nothing")
  }

  @Test func `a member that is worked out is found at once`() throws {
    let initial = Field(
      "initial", .text(1...1),
      .computed { $0.text("name").map { .string(String($0.prefix(1))) } ?? .null }, .filter,
      .search, about: "The first letter.")
    let store = try reopen(Boats.catalogue(initial), completed: 3)
    #expect(try names(store, [("initial", "B")]) == ["Bee"])
    #expect(try names(store, [("q", "B")]) == ["Bee"])
  }

  @Test func `a member that is declared no longer is left out`() throws {
    let store = try reopen(Boats.catalogue(colour: nil), completed: 3)
    #expect(try item(store, ids[0])?.1["colour"] == nil)
    #expect(try names(store, [("sort", "name")]) == ["Ada", "Bee"])
  }

  @Test func `other uses of a member change no document and no tag`() throws {
    let colour = Field("colour", .text(1...9), .filter, .sort, .search, about: "Its colour.")
    let store = try reopen(Boats.catalogue(colour: colour), completed: 0)
    #expect(try names(store, [("q", "blue")]) == ["Bee"])
    #expect(try names(store, [("sort", "-colour")]) == ["Ada", "Bee"])
  }

  @Test func `what was deleted comes back with today's members`() throws {
    let catalogue = Boats.catalogue(Field("sails", .texts(1...9), about: "Its sails."))
    let store = try reopen(catalogue, completed: 3)
    let signature = Signature(actor: "tester", at: Shelf.moment)
    let restored = try store.perform { [ids] in
      try $0.restore(catalogue.resources[0], id: ids[2], .any, signature)
    }
    #expect(restored.edition == Edition(version: 3))
    #expect(try item(store, ids[2])?.1["sails"] == JSON.array([]))
    #expect(try Inspection(path: path, catalogue: catalogue).findings.isEmpty)
  }

  @Test func `an earlier declaration does not open what a later one had, and a repair goes back`()
    throws
  {
    try open(Boats.catalogue(Field("sails", .texts(1...9), about: "Its sails."))).close()
    let error = #expect(throws: Store.Unusable.self) { try open(Boats.catalogue()) }
    #expect(
      error?.description.hasPrefix(
        "A later program declared boats of \(path) otherwise at 2026-11-22T09:00:00.000Z;") == true)
    #expect(try Store.repair(path, Boats.catalogue(), at: Shelf.moment) == 4)
    let store = try open(Boats.catalogue()) { Issue.record("\($0)") }
    #expect(try item(store, ids[0])?.0 == Edition(version: 2))
  }

  @Test func `tables that nobody declares stop the opening, and stay`() throws {
    let database = try Database(path: path, mode: .readWrite)
    try database.execute("CREATE TABLE stray (a INTEGER); INSERT INTO stray VALUES (1)")
    let sails = Boats.catalogue(Field("sails", .texts(1...9), about: "Its sails."))
    for catalogue in [Boats.catalogue(), sails] {
      let error = #expect(throws: Store.Unusable.self) { try open(catalogue) }
      #expect(error?.description.contains("program: stray is unknown. ") == true)
    }
    #expect(try database.first("SELECT count(*) FROM stray") { $0.int(0) } == 1)
    try database.execute("DROP TABLE stray")
    try open(Boats.catalogue()) { Issue.record("nothing was changed: \($0)") }.close()
  }
}
