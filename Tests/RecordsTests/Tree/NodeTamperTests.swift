import Tree
import Evidence
import JSON
import Records
import SQLite
import TestSupport
import Testing

@testable import Store

/// The hashes over whole subtrees that are kept.
@Suite struct NodeTamperTests {
  private let shelf: Shelf
  private let head: TreeHead

  init() throws {
    shelf = try Shelf()
    for _ in 0..<4 {
      try shelf.add("things", all: (0..<256).map { ["name": .string("Thing \($0)")] })
    }
    head = try shelf.head()
  }

  @Test(arguments: [
    "UPDATE nodes SET hash = (SELECT hash FROM nodes WHERE number = 0) WHERE number = 1",
    "UPDATE nodes SET number = 9 WHERE number = 1", "UPDATE nodes SET level = 2 WHERE number = 3",
    "DELETE FROM nodes WHERE number = 0", "DELETE FROM nodes WHERE number = 2",
    "INSERT INTO nodes SELECT level, 4, hash FROM nodes WHERE number = 3",
    "INSERT INTO nodes SELECT 2, 0, hash FROM nodes WHERE number = 3",
    "UPDATE nodes SET hash = substr(hash, 1, 31)",
  ])
  func `a kept hash that is changed, removed or added is found`(change: String) throws {
    #expect(try shelf.findings([head]).isEmpty)
    try Database(path: shelf.store.path, mode: .readWrite).execute(change)
    #expect(try !shelf.findings([head]).isEmpty)
  }

  @Test
  func `of a file that is wholly another the first thousand findings are told, and how many more`()
    throws
  {
    try Database(path: shelf.store.path, mode: .readWrite).execute(
      "UPDATE leaves SET hash = zeroblob(32)")
    let told = try shelf.findings()
    #expect(Findings.most == 1000 && told.count == 1001)
    let more = try #require(told.last?.firstMatch(of: /There are ([0-9]+) more findings/))
    #expect(try #require(Int(more.output.1)) >= 24)
    let few = try TreeInspection(
      Store.reading(shelf.store.path), [], into: Findings(most: 3)
    ).findings.told
    #expect(few.count == 4 && Array(few.prefix(3)) == Array(told.prefix(3)))
  }

  @Test func `more hashes than the leaves can make are told, and not read`() throws {
    let extra = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99)"
    try Database(path: shelf.store.path, mode: .readWrite).execute(
      "INSERT INTO nodes SELECT 7, i, zeroblob(32) FROM (\(extra) SELECT i FROM n)")
    let told = try shelf.findings([head])
    #expect(told.contains("nodes has more hashes than 1024 leaves make"))
    // 1,024 / 128 + 64 of the 104 are looked at.
    #expect(told.count { $0.contains("of level 7") } == 72 - 4)
  }
}
