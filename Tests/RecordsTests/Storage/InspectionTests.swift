import JSON
import Records
import SQLite
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

  private func findings() throws -> [String] {
    try Inspection(path: shelf.store.path, catalogue: Things.catalogue).findings
  }

  @Test func `a register as it was written is clean`() throws {
    #expect(try findings().isEmpty)
    #expect(try findings().isEmpty, "looking changes nothing")
  }

  @Test(arguments: [
    ("UPDATE things SET amount = 7 WHERE version = 1", "the column amount"),
    ("UPDATE things SET version = 9 WHERE record = 3", "not at the version"),
    ("UPDATE things SET document = x'7b7d' WHERE record = 3", "not that of its latest entry"),
    ("DELETE FROM things WHERE record = 3", "1 things of the log have no record"),
    (
      "DELETE FROM things_links WHERE field = 'tags' AND record = 3",
      "the link tags tall is missing"
    ),
    ("INSERT INTO things_links VALUES ('tags', 'wide', 3)", "the documents make"),
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
    ("UPDATE totals SET live = live + 1 WHERE kind = 'things'", "how many things there are"),
    ("DELETE FROM entries WHERE seq = 1", "and its last number is"),
  ])
  func `what differs from the log is told`(damage: String, words: String) throws {
    try Database(path: shelf.store.path, mode: .readWrite).execute(damage)
    let found = try findings()
    #expect(found.contains { $0.contains(words) }, "\(found)")
    guard !damage.contains("entries") else { return }
    _ = try shelf.store.performAlone { try $0.rebuild() }
    #expect(try findings().isEmpty, "it is mended from the log")
  }
}
