import Evidence
import Queries
package import SQLite

/// Grows the tree of a register that had none: the step to version 6 of the tables.
///
/// In which order keys were changed and entries written is not known any more, so the changes of keys come first. Of
/// a key's earlier changes it is not known either what the key was after them.
///
/// Each copy of the register grows the same tree, so that what was written since one was made can be held against the
/// other: a salt follows from the hash of the first key's secret and from all that the log says before.
package enum FirstTree {
  /// From what the next salt follows.
  private struct Chain {
    private var state: [UInt8]

    init(_ secret: [UInt8]) { state = SHA256.digest(secret) }

    mutating func next(_ text: LeafText) -> Salt {
      var hash = SHA256()
      state.withUnsafeBytes { hash.update($0) }
      text.forEach { hash.update($0.text) }
      state = hash.finish()
      guard let salt = Salt(Array(SHA256.digest(state).prefix(Salt.count))) else {
        preconditionFailure("a digest is longer than a salt")
      }
      return salt
    }
  }

  package static func grow(in database: Database) throws {
    try database.execute(
      """
      ALTER TABLE key_changes RENAME TO old_key_changes;
      CREATE TABLE key_changes (
        number INTEGER PRIMARY KEY,
        key TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        op TEXT NOT NULL,
        state BLOB,
        salt BLOB NOT NULL,
        leaf BLOB NOT NULL
      ) STRICT;
      CREATE TABLE leaves (
        seq INTEGER PRIMARY KEY,
        salt BLOB NOT NULL,
        hash BLOB NOT NULL
      ) STRICT;
      CREATE TABLE turns (
        leaf INTEGER PRIMARY KEY,
        seq INTEGER,
        change INTEGER,
        hash BLOB
      ) STRICT;
      CREATE TABLE nodes (
        level INTEGER NOT NULL,
        number INTEGER NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (level, number)
      ) STRICT, WITHOUT ROWID;
      """)
    try RecordRow.define(on: database)
    let secret = try database.first("SELECT hash FROM keys ORDER BY created_at, id LIMIT 1") {
      $0.bytes(0)
    }
    var chain = Chain(secret ?? [])
    try addKeyChanges(in: database, &chain)
    try addEntries(in: database, &chain)
    try database.execute("DROP TABLE old_key_changes")
    try database.growTree(by: 1 << 32)
  }

  private static func addKeyChanges(in database: Database, _ chain: inout Chain) throws {
    var leaf: Int64 = 0
    try database.query(
      """
      SELECT number, key, at, actor, op,
        number = (SELECT max(number) FROM old_key_changes o WHERE o.key = c.key)
      FROM old_key_changes c ORDER BY number
      """
    ) { row in
      let (number, key) = (row.int64(0), row.string(1))
      let state = row.int(5) == 1 ? try KeyState.of(key, in: database) : nil
      let text = LeafText(
        change: number, key: key, at: row.string(2), actor: row.string(3), op: row.string(4),
        state: state)
      let salt = chain.next(text)
      try database.run(
        "INSERT INTO key_changes VALUES (?, ?, ?, ?, ?, ?, ?, ?)", .integer(number), .text(key),
        row.value(2), row.value(3), row.value(4), state.map(Value.blob) ?? .null,
        .blob(salt.bytes), .blob(text.hash(salt).bytes))
      try database.note(Turn(leaf: leaf, .keyChange(number)))
      leaf += 1
    }
    try database.note(Turn(leaf: leaf, .entries(from: 1)))
    let gaps = try database.rows("SELECT previous, first FROM gaps ORDER BY first") {
      ($0.int64(0), $0.int64(1))
    }
    for (previous, first) in gaps { try database.turn(after: previous, to: first) }
  }

  private static func addEntries(in database: Database, _ chain: inout Chain) throws {
    try database.query(
      "SELECT seq, at, actor, kind, id, op, version, note, document FROM entries ORDER BY seq"
    ) { row in
      let text = LeafText(entry: row)
      let salt = chain.next(text)
      try database.run(
        "INSERT INTO leaves VALUES (?, ?, ?)", row.value(0), .blob(salt.bytes),
        .blob(text.hash(salt).bytes))
    }
  }
}
