import Foundation
import JSON
import Records
import SQLite
@testable import Store
import Synchronization
import TestSupport
import Testing

/// The check of the whole file while it is served.
@Suite struct DeepCheckTests {
  private let folder: TemporaryFolder
  private let path: String
  private let ids: [String]

  /// A closed register whose log has many pages.
  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("register.db")
    let store = try Store(path: path, catalogue: Things.catalogue) { Shelf.moment }
    let drafts = try (0..<500).map { number in
      try DeepCheckTests.draft(
        "Thing \(number)", ["story": .string(String(repeating: "so ", count: 60) + "on")])
    }
    ids = try store.perform { ledger in
      try drafts.map { try ledger.create(Things.things, $0, DeepCheckTests.signature).id }
    }
    store.close()
  }

  private static let signature = Signature(actor: "tester", at: Shelf.moment)

  private static func draft(_ name: String, _ more: JSONObject = [:]) throws -> Draft {
    var body = more
    body["name"] = .string(name)
    return try Validator(Things.things, in: Things.catalogue).draft(.object(body))
  }

  /// The register opened again, and the sentences that it tells.
  private func open() throws -> (Store, Told) {
    let told = Told()
    let store = try Store(path: path, catalogue: Things.catalogue, clock: { Shelf.moment })
    store.onEvent { event in told.events.withLock { $0.append(event) } }
    return (store, told)
  }

  private final class Told: Sendable {
    let events = Mutex<[StorageEvent]>([])

    func tells(_ weight: StorageEvent.Weight, _ words: String) -> Bool {
      events.withLock { $0.contains { $0.weight == weight && $0.sentence.contains(words) } }
    }
  }

  /// Overwrites the page that has the document of the thing in the middle, and gives its place in the file.
  private func damage() throws -> Range<Int> {
    let page = 8192
    var file = try Data(contentsOf: URL(fileURLWithPath: path))
    let found = try #require(file.range(of: Data(#""name":"Thing 250""#.utf8)))
    let start = found.lowerBound / page * page
    file.replaceSubrange(start..<start + page, with: Data(repeating: 0x78, count: page))
    try file.write(to: URL(fileURLWithPath: path))
    return start..<start + page
  }

  @Test func `a sound file is found sound, and some records are compared`() throws {
    let (store, told) = try open()
    #expect(store.checkState == .pending)
    store.startDeepCheck()
    #expect(comesTrue { store.checkState == .sound })
    #expect(comesTrue { told.tells(.good, "100 records were compared with the log") })
    store.close()
  }

  /// Serves the damaged register until the check has found it, and gives the id of what was written before.
  private func findDamage() throws -> String {
    let (store, told) = try open()
    let draft = try DeepCheckTests.draft("Late")
    let late = try store.perform {
      try $0.create(Things.things, draft, DeepCheckTests.signature)
    }
    store.startDeepCheck()
    #expect(comesTrue { store.checkState == .damaged })
    #expect(comesTrue { told.tells(.failure, "The register's file is damaged. Writing stopped") })
    #expect(!store.acceptsWrites)
    #expect(throws: (any Error).self) {
      try store.perform { try $0.create(Things.things, draft, DeepCheckTests.signature) }
    }
    let reader = try store.makeReader()
    for id in [ids[0], ids[499], late.id] {
      guard case .found = try reader.item(Things.things, id) else {
        Issue.record("\(id) is not read")
        continue
      }
    }
    #expect(throws: (any Error).self, "it is not taken for missing") {
      try reader.item(Things.things, ids[250])
    }
    store.close()
    return late.id
  }

  @Test
  func `damage deep in the file is found while it is served, and nothing is lost or overwritten`()
    throws
  {
    let page = try damage()
    let late = try findDamage()
    let file = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(file[page].allSatisfy { $0 == 0x78 })
    let error = #expect(throws: Store.Unusable.self) { try open() }
    #expect(error?.description.contains("is damaged, and was not touched") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == file)
    let kept = try Store.reading(path).first("SELECT id FROM entries WHERE seq = 501") {
      $0.string(0)
    }
    #expect(kept == late)
  }

  @Test
  func `a file that was damaged once is looked through at the next start, and used if it is sound`()
    throws
  {
    try Store.file(path).markDamaged()
    let (store, _) = try open()
    #expect(try !Store.file(path).isMarkedDamaged())
    store.close()
  }

  @Test func `records that differ from the log are told, and writing goes on`() throws {
    try Database(path: path, mode: .readWrite).execute("UPDATE things SET amount = 7")
    let (store, told) = try open()
    store.startDeepCheck()
    #expect(comesTrue { store.checkState == .differs })
    #expect(comesTrue { told.tells(.warning, "the column amount") })
    #expect(store.acceptsWrites)
    store.close()
  }

  @Test func `closing ends the check`() throws {
    let (store, _) = try open()
    store.startDeepCheck()
    store.close()
    #expect([.pending, .sound].contains(store.checkState))
  }

  @Test(arguments: ["things", "entries", "things_id", "entries_kind"])
  func `a table or index whose first page is damaged stops the opening`(tree: String) throws {
    let page = try #require(
      try Database(path: path, mode: .frozen).first(
        "SELECT rootpage FROM sqlite_schema WHERE name = ?", [.text(tree)]
      ) { $0.int(0) })
    var file = try Data(contentsOf: URL(fileURLWithPath: path))
    file.replaceSubrange((page - 1) * 8192..<page * 8192, with: Data(repeating: 0x78, count: 8192))
    try file.write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: Store.Unusable.self) { try open() }
    #expect(error?.description.contains("is damaged, and was not touched") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == file)
  }
}
