import CSQLite
import Foundation
import JSON
import Records
import SQLite
import Store
import TestSupport
import Testing

/// What `check` finds, and that making everything anew from the log mends it.
@Suite struct InspectionTests {
  private let shelf: Shelf

  init() throws {
    shelf = try Shelf()
    try shelf.add("places", Samples.place)
    try shelf.add("things", .object(Samples.whole))
    try shelf.add("things", ["name": "Urn", "tags": ["tall"]])
    let pan = try shelf.add("things", ["name": "Pan", "story": "It is flat."]).id
    try shelf.delete("things", pan)
  }

  /// A copy of the closed file, since the store holds the file itself.
  private var mended: String { shelf.folder.path("mended.db") }

  private func repair() throws -> Int {
    shelf.store.close()
    try FileManager.default.copyItem(atPath: shelf.store.path, toPath: mended)
    return try Store.repair(mended, Things.catalogue, at: Shelf.moment)
  }

  private func findings(of path: String? = nil) throws -> [String] {
    try Inspection(path: path ?? shelf.store.path, catalogue: Things.catalogue).findings
  }

  @Test func `a register as it was written is clean`() throws {
    #expect(try findings().isEmpty)
    #expect(try findings().isEmpty, "looking changes nothing")
  }

  @Test(arguments: [
    ("UPDATE things SET amount = 7 WHERE version = 1", "the column amount"),
    ("UPDATE things SET version = 9 WHERE record = 3", "not at the version"),
    ("UPDATE things SET document = x'7b7d' WHERE record = 3", "not that of its latest entry"),
    ("UPDATE things SET entry = 4 WHERE record = 3", "not that of its latest entry"),
    ("UPDATE things SET is_completed = 1 WHERE record = 3", "not that of its latest entry"),
    ("DELETE FROM things WHERE record = 3", "1 things of the log have no record"),
    (
      "DELETE FROM things_links WHERE value = 'tall' AND record = 3",
      "the link tags tall is missing"
    ),
    ("INSERT INTO things_links VALUES (0, 'wide', 3, 0)", "the documents make"),
    (
      "INSERT INTO things_search (things_search, rowid, text) VALUES ('delete', 3, 'Urn')",
      "things_search: 1 rows and 1 words"
    ),
    ("INSERT INTO things_search (rowid, text) VALUES (99, 'ghost')", "things_search: 1 rows"),
    (
      """
      INSERT INTO things_search (things_search, rowid, text) VALUES ('delete', 3, 'Urn');
      INSERT INTO things_search (rowid, text) VALUES (3, 'Jug')
      """, "things_search: 0 rows and 2 words"
    ),
    ("INSERT INTO things_grams (rowid, text) VALUES (99, 'ghost')", "things_grams: 0 rows and 3"),
    ("UPDATE totals SET live = live + 1 WHERE kind = 'things'", "how many things there are"),
    ("UPDATE things SET id = 'thg_x' WHERE record = 3", "another id or kind"),
    ("UPDATE things SET updated_at = '2020' WHERE record = 3", "another time than the log"),
    ("UPDATE things SET deleted_at = '2020' WHERE record = 4", "another time than the log"),
    ("UPDATE things SET document = x'7b7d' WHERE record = 4", "not that of its latest entry"),
    ("DELETE FROM entries WHERE seq = 1", "and its last number is"),
    ("UPDATE entries SET id = 'thg_x' WHERE seq = 3", "another id or kind"),
    ("UPDATE entries SET id = 'thg_x' WHERE seq = 4", "under two ids or kinds"),
    ("UPDATE entries SET kind = 'nonsense' WHERE seq = 3", "of the kind nonsense"),
    ("UPDATE entries SET kind = 'places' WHERE seq = 3", "another id or kind"),
    ("UPDATE entries SET version = 9 WHERE seq = 5", "has not each version of it once"),
    (
      """
      UPDATE entries SET version = 7 WHERE seq = 3; UPDATE things SET version = 7 WHERE record = 3
      """, "another self, id or version"
    ),
  ])
  func `what differs from the log is told`(damage: String, words: String) throws {
    try Database(path: shelf.store.path, mode: .readWrite).execute(damage)
    let found = try findings()
    #expect(found.contains { $0.contains(words) }, "\(found)")
    guard !damage.contains("entries") else { return }
    _ = try repair()
    #expect(try findings(of: mended).isEmpty, "it is mended from the log")
  }

  @Test func `search rows that are each other's are told`() throws {
    try shelf.add("things", ["name": "Jar"])
    try Database(path: shelf.store.path, mode: .readWrite).execute(
      """
      INSERT INTO things_search (things_search, rowid, text) VALUES
        ('delete', 3, 'Urn'), ('delete', 6, 'Jar');
      INSERT INTO things_search (rowid, text) VALUES (3, 'Jar'), (6, 'Urn')
      """)
    #expect(try findings() == ["things_search: 0 rows and 4 words are not what the documents make"])
  }

  @Test(arguments: ["INDEX things_updated_at", "TABLE things_links", "INDEX entries_record"])
  func `what is missing and derives from the log is made anew, and the log can be read`(
    thing: String
  ) throws {
    let before = try shelf.entries().map(\.document)
    shelf.store.close()
    try Database(path: shelf.store.path, mode: .readWrite).execute("DROP \(thing)")
    let error = #expect(throws: Store.Unusable.self) { try findings() }
    #expect(error?.description.contains("concordat check --repair makes anew") == true)
    let log = try Store(reading: shelf.store.path, catalogue: Things.catalogue, logAlone: true)
    let entries = try log.makeReader().changes(after: 0, kind: nil, limit: 100, for: .operators)
    #expect(entries.items.map(\.document) == before)
    #expect(try repair() == 4)
    #expect(try findings(of: mended).isEmpty)
  }

  @Test func `a kind that nobody knows is not passed over by a repair`() throws {
    try Database(path: shelf.store.path, mode: .readWrite).execute(
      "UPDATE entries SET kind = 'nonsense' WHERE seq = 3")
    let error = #expect(throws: Store.Unusable.self) { try repair() }
    #expect(error?.description.contains("of the kind nonsense") == true)
    #expect(try findings(of: mended).contains { $0.contains("nonsense") }, "nothing is changed")
  }

  /// The index of the log as it was before an entry that the table has.
  private func hideEntry(version: Int) throws {
    shelf.store.close()
    let row = "FROM sqlite_schema WHERE name = 'entries_record'"
    try alter("CREATE TABLE kept AS SELECT * \(row); PRAGMA writable_schema = ON; DELETE \(row)")
    try alter(
      """
      INSERT INTO entries SELECT 6, record, \(version), at, actor, kind, id, 'patch', note,
        CAST(replace(CAST(document AS TEXT), '"version":1', '"version":\(version)') AS BLOB)
      FROM entries WHERE seq = 3
      """)
    try alter(
      """
      PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM kept;
      """)
    try alter("DROP TABLE kept")
  }

  /// Does what a connection of ours does not do.
  private func alter(_ sql: String) throws {
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    try #require(sqlite3_open(shelf.store.path, &handle) == SQLITE_OK)
    try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK, "\(sql)")
  }

  @Test func `a repair goes by the log and not by its indexes`() throws {
    try hideEntry(version: 2)
    #expect(try findings().contains { $0.contains("entries_record") })
    #expect(try repair() == 4)
    // No register wrote that entry, which its leaf tells and no repair hides.
    #expect(try findings(of: mended).allSatisfy { $0.contains("leaf") || $0.contains("leaves") })
    let store = try Store(reading: mended, catalogue: Things.catalogue)
    let urn = try #require(try shelf.entries().first { $0.seq == 3 })
    guard case .found(let edition, _) = try store.makeReader().item(Things.things, urn.id) else {
      Issue.record("the record is gone")
      return
    }
    #expect(edition == Edition(version: 2))
  }

  @Test func `a version that the log has twice is for nobody to decide`() throws {
    try hideEntry(version: 1)
    let error = #expect(throws: Store.Unusable.self) { try repair() }
    #expect(error?.description.contains("twice") == true)
  }
}
