import Tree
import Evidence
import Foundation
import JSON
import Records
import SQLite
import TestSupport
import Testing

@testable import Store

/// Whatever is changed in the log, the keys or the tree of a copy is found with the last head at hand.
@Suite struct TamperTests {
  private static let tables = [
    "entries", "leaves", "turns", "gaps", "keys", "key_changes", "nodes",
  ]

  private let shelf: Shelf
  private let head: TreeHead
  private var path: String { shelf.folder.path("copy.db") }

  init() throws {
    shelf = try Shelf()
    try shelf.add("places", Samples.place)
    try shelf.addKey("one")
    let urn = try shelf.add("things", .object(Samples.whole)).id
    try shelf.addKey("two")
    try shelf.revokeKey("one")
    try shelf.patch("things", urn, ["amount": 4])
    _ = try shelf.layReady("things", (0..<5).map { ["name": .string("Row \($0)")] })
    try shelf.delete("things", urn)
    try shelf.restore("things", urn)
    head = try shelf.head()
    shelf.store.close()
  }

  /// A fresh copy with one change; nil where the tables themselves refuse that.
  private func findings(_ change: (Database) throws -> Bool) throws -> [String]? {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    try FileManager.default.copyItem(atPath: shelf.store.path, toPath: path)
    do {
      let database = try Database(path: path, mode: .readWrite)
      guard try change(database) else { return nil }
    } catch is SQLiteError {
      return nil
    }
    return try Inspection(path: path, catalogue: Things.catalogue, heads: [head]).findings
  }

  private func columns(_ table: String) throws -> [String] {
    try Database(path: shelf.store.path, mode: .readOnly)
      .rows("SELECT name FROM pragma_table_info('\(table)')") { $0.string(0) }
      // When a key was last used is in no leaf.
      .filter { $0 != "last_used_at" }
  }

  /// The rows of a table: the value of its first column, by which each is found.
  private func rows(_ table: String) throws -> [Value] {
    let key = try columns(table)[0]
    return try Database(path: shelf.store.path, mode: .readOnly)
      .rows("SELECT \(key) FROM \(table) ORDER BY 1") { $0.value(0) }
  }

  /// Another value of the same type.
  private static func changed(_ name: String, _ table: String) -> String {
    """
    CASE typeof(\(name)) WHEN 'integer' THEN \(name) + 1 WHEN 'text' THEN \(name) || 'x'
      WHEN 'blob' THEN CAST(substr(\(name), 1, length(\(name)) - 1)
        || iif(substr(\(name), -1) = x'7d', x'7e', x'7d') AS BLOB)
      ELSE CASE (SELECT type FROM pragma_table_info('\(table)') WHERE name = '\(name)')
        WHEN 'INTEGER' THEN 1 WHEN 'TEXT' THEN 'x' ELSE x'31' END
      END
    """
  }

  @Test func `a copy as it was written is clean`() throws {
    #expect(try findings { _ in true } == [])
    #expect(try TamperTests.tables.dropLast().allSatisfy { try !rows($0).isEmpty })
  }

  @Test(arguments: tables.dropLast())
  func `each column of each row that is changed is found`(table: String) throws {
    let names = try columns(table)
    var tried = 0
    for row in try rows(table) {
      for (name, value) in names.flatMap({ [($0, TamperTests.changed($0, table)), ($0, "NULL")] }) {
        let found = try findings { database in
          try database.run(
            """
            UPDATE \(table) SET \(name) = \(value)
            WHERE \(names[0]) = ? AND \(name) IS NOT \(value)
            """, [row]) == 1
        }
        guard let found else { continue }
        tried += 1
        #expect(!found.isEmpty, "\(table).\(name) of \(row): \(value)")
      }
    }
    #expect(tried >= names.count)
  }

  @Test(arguments: tables.dropLast())
  func `each row that is removed or doubled is found`(table: String) throws {
    let names = try columns(table)
    let rest = names.dropFirst().joined(separator: ", ")
    for row in try rows(table) {
      let removed = try findings {
        try $0.run("DELETE FROM \(table) WHERE \(names[0]) = ?", [row]) == 1
      }
      #expect(removed?.isEmpty == false, "\(table) \(row) removed")
      let other =
        table == "keys" ? "\(names[0]) || 'x'" : "(SELECT max(\(names[0])) + 1 FROM \(table))"
      let doubled = try findings {
        // Where the index forbids it, the record of the second is another one.
        let rest = table == "entries" ? rest.replacing("record,", with: "record + 100,") : rest
        return try $0.run(
          """
          INSERT INTO \(table) (\(names.joined(separator: ", ")))
          SELECT \(other), \(rest) FROM \(table) WHERE \(names[0]) = ?
          """, [row]) == 1
      }
      #expect(doubled?.isEmpty == false, "\(table) \(row) doubled")
    }
  }

  @Test(arguments: tables.dropLast())
  func `what two rows have swapped is found`(table: String) throws {
    let names = try columns(table)
    let rows = try rows(table)
    for (one, other) in zip(rows, rows.dropFirst()) {
      for name in names.dropFirst() {
        let found = try findings { database in
          func value(_ row: Value) throws -> Value? {
            try database.first("SELECT \(name) FROM \(table) WHERE \(names[0]) = ?", [row]) {
              $0.value(0)
            }
          }
          guard let left = try value(one), let right = try value(other), left != right else {
            return false
          }
          for (row, value) in [(one, right), (other, left)] {
            try database.run("UPDATE \(table) SET \(name) = ? WHERE \(names[0]) = ?", [value, row])
          }
          return true
        }
        #expect(found?.isEmpty != true, "\(table).\(name) of \(one) and \(other)")
      }
    }
  }

  @Test func `a log that was written anew, with its leaves, is not that of the head`() throws {
    let found = try findings { database in
      try database.run("UPDATE entries SET note = 'never', actor = 'nobody' WHERE seq = 2")
      let rows = try database.rows(
        "SELECT seq, at, actor, kind, id, op, version, note, document FROM entries WHERE seq = 2"
      ) { LeafText(entry: $0) }
      let salt = Salts().next()
      try database.run(
        "UPDATE leaves SET salt = ?, hash = ? WHERE seq = 2", .blob(salt.bytes),
        .blob(rows[0].hash(salt).bytes))
      return true
    }
    #expect(found?.count == 1)
    #expect(found?.first?.contains("are not those of the head") == true)
  }

  @Test func `a copy cut off at an older state is told from a later head, and from none`() throws {
    let other = try Shelf()
    try other.add("things", ["name": "Kettle"])
    let early = try other.head()
    try other.add("things", ["name": "Urn"])
    let late = try other.head()
    let cut = try findings { database in
      try database.execute("DELETE FROM entries WHERE seq > 2; DELETE FROM leaves WHERE seq > 2")
      return true
    }
    #expect(cut?.isEmpty == false)
    #expect(try other.findings([early, late]).isEmpty)
    // The state between both, as a backup that was made then.
    let older = try Shelf()
    _ = try older.add("things", ["name": "Kettle"])
    #expect(try older.findings().isEmpty, "without a head nothing says that more was written")
    let told = try older.findings([TreeHead(first: nil, size: 2, root: late.root)])
    #expect(told == ["The log ends before the head 2: its tree has 1 leaves"])
  }
}
