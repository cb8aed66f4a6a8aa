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
}
