import Records
import SQLite

/// A register as a program of version 1 left it, whose things had fewer members.
enum Earlier {
  static let added = ["paid_in", "tags", "year"]

  /// `Things` without the members in `added`, without `since` and `year` of a holder, and with `link` first.
  static let catalogue = Catalogue([Things.places, things])

  private static let things = Resource(
    name: "things", singular: "thing", prefix: "thg", about: "What there is.",
    alias: Things.things.alias, lifecycle: Things.things.lifecycle,
    fields: Things.things.fields.filter { $0.name == "link" }
      + Things.things.fields.filter { $0.name != "link" && !added.contains($0.name) }.map(shorter),
    checks: [])

  private static func shorter(_ field: Field) -> Field {
    guard field.name == "holders", case .list(let nested) = field.kind else { return field }
    return Field(
      field.name, .list(nested.filter { !["since", "year"].contains($0.name) }),
      about: field.about)
  }

  /// The base's tables of version 1, to the letter, each with the columns to copy.
  private static let base = [
    (
      "entries", "seq, record, version, at, actor, kind, id, op, note, document",
      """
      CREATE TABLE entries (
        seq INTEGER PRIMARY KEY,
        record INTEGER NOT NULL,
        version INTEGER NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        op TEXT NOT NULL,
        note TEXT,
        document BLOB
      ) STRICT
      """
    ),
    (
      "idempotency", "actor, key, fingerprint, at, seq",
      """
      CREATE TABLE idempotency (
        actor TEXT NOT NULL,
        key TEXT NOT NULL,
        fingerprint BLOB NOT NULL,
        at TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (actor, key)
      ) STRICT, WITHOUT ROWID
      """
    ),
    (
      "keys", "id, name, hash, created_at",
      """
      CREATE TABLE keys (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        hash BLOB NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID
      """
    ),
  ]

  private static let indexes = """
    CREATE UNIQUE INDEX entries_record ON entries(record, version);
    CREATE INDEX entries_kind ON entries(kind);
    CREATE INDEX idempotency_at ON idempotency(at)
    """

  /// Turns the register at `path`, which nobody has open, into one of version 1.
  static func age(_ path: String) throws {
    let database = try Database(path: path, mode: .readWrite)
    try database.transaction {
      for (table, columns, statement) in base {
        try database.execute(
          """
          ALTER TABLE \(table) RENAME TO present;
          \(statement);
          INSERT INTO \(table) (\(columns)) SELECT \(columns) FROM present;
          DROP TABLE present
          """)
      }
      try database.execute(
        """
        \(indexes); DROP TABLE key_changes; DROP TABLE declarations; DROP TABLE staging; DROP TABLE gaps;
        DROP TABLE leaves; DROP TABLE turns; DROP TABLE nodes
        """
      )
      try database.execute("PRAGMA user_version=1")
    }
  }
}
