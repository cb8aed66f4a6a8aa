import Tree
package import Records
package import SQLite

/// The tables of a register, derived from the declarations.
///
/// For each kind: the records with their index columns, the link rows of lists and references, and the
/// search rows. Beside them the log of entries with the documents, keys and idempotency.
package struct Schema: Sendable {
  /// "Cdt1": says in the file's header that it is a register of ours (SQLite, PRAGMA application_id).
  package static let applicationID: Int32 = 0x4364_7431
  /// The version of the base's tables; each step of `migrations` leads to the next.
  ///
  /// What derives from the log has none: it is made anew where it is declared otherwise.
  package static let version = 6

  /// How search splits texts: into words of any script, without case and accents.
  static let tokenizer = "unicode61 remove_diacritics 2"

  /// How filters on parts of texts take them apart: into every three letters that stand together.
  static let grams = "tokenize='trigram', detail=none, columnsize=0"

  let catalogue: Catalogue

  package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// Builds an empty register.
  package func build(in database: Database, at now: Instant = .now) throws {
    for statement in statements { try database.execute(statement) }
    try database.note(Turn(leaf: 0, .entries(from: 1)))
    try database.declare(catalogue.resources, at: now)
  }

  /// Every statement that builds an empty register, in order.
  package var statements: [String] {
    Schema.base + derived
  }

  /// The tables that can be made anew from the log at any time.
  var derived: [String] {
    Schema.shared.map(\.statement) + catalogue.resources.flatMap(derived(of:))
  }

  /// The tables that derive from the log for all kinds together, each with a column `kind`.
  static let shared = [
    (name: "totals", statement: totals), (name: "latest", statement: latest),
  ]

  /// The tables of one kind, which can be made anew from the log at any time.
  func derived(of resource: Resource) -> [String] { tables(of: resource) + counting(resource) }

  /// How many records of each kind there are, and how many of them everybody sees: counting 100,000 rows of an
  /// index took 5 ms, for each list that was asked for after a write.
  private static let totals = """
    CREATE TABLE totals (
      kind TEXT PRIMARY KEY,
      live INTEGER NOT NULL,
      shown INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """

  /// The latest entry of which an audience can know, of each kind that hides records from some.
  private static let latest = """
    CREATE TABLE latest (
      kind TEXT NOT NULL,
      audience TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (kind, audience)
    ) STRICT, WITHOUT ROWID
    """

  /// Keeps the totals of a kind whenever a row of it changes; `Ledger.countAdded` counts those that come.
  private func counting(_ resource: Resource) -> [String] {
    let name = resource.table
    func live(_ row: String) -> String { "(\(row).deleted_at IS NULL)" }
    func shown(_ row: String) -> String {
      resource.hidesRecords ? "(\(row).deleted_at IS NULL AND \(row).is_public)" : live(row)
    }
    func add(_ live: String, _ shown: String) -> String {
      """
      INSERT INTO totals VALUES ('\(name)', \(live), \(shown))
          ON CONFLICT DO UPDATE SET live = live + excluded.live, shown = shown + excluded.shown;
      """
    }
    return [
      """
      CREATE TRIGGER \(name)_changed AFTER UPDATE ON \(name)
      WHEN \(live("NEW")) <> \(live("OLD")) OR \(shown("NEW")) <> \(shown("OLD")) BEGIN
        \(add("\(live("NEW")) - \(live("OLD"))", "\(shown("NEW")) - \(shown("OLD"))"))
      END
      """
    ]
  }

  /// The tables that nothing else can give back; a change of one needs a step in `migrations`.
  static let base = [
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
    """,
    "CREATE UNIQUE INDEX entries_record ON entries(record, version)",
    "CREATE INDEX entries_kind ON entries(kind)",
    """
    CREATE TABLE idempotency (
      actor TEXT NOT NULL,
      key TEXT NOT NULL,
      fingerprint BLOB NOT NULL,
      at TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (actor, key)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX idempotency_at ON idempotency(at)",
    """
    CREATE TABLE keys (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      hash BLOB NOT NULL,
      scopes TEXT NOT NULL,
      owner TEXT,
      note TEXT,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      expires_at TEXT,
      revoked_at TEXT,
      replaced_by TEXT,
      last_used_at TEXT
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE key_changes (
      number INTEGER PRIMARY KEY,
      key TEXT NOT NULL,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      op TEXT NOT NULL,
      state BLOB,
      salt BLOB NOT NULL,
      leaf BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX key_changes_key ON key_changes(key)",
    // The tree of hashes over the log (RFC 6962): the leaf of each entry, from where on the leaves follow which
    // entries, and hashes over whole subtrees.
    """
    CREATE TABLE leaves (
      seq INTEGER PRIMARY KEY,
      salt BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE turns (
      leaf INTEGER PRIMARY KEY,
      seq INTEGER,
      change INTEGER,
      hash BLOB
    ) STRICT
    """,
    "CREATE INDEX turns_seq ON turns(seq)",
    """
    CREATE TABLE nodes (
      level INTEGER NOT NULL,
      number INTEGER NOT NULL,
      hash BLOB NOT NULL,
      PRIMARY KEY (level, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE declarations (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      digest TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT
    """,
    // The first number of an import that is under way, and whether another write made it useless; empty at
    // other times.
    """
    CREATE TABLE staging (
      first INTEGER PRIMARY KEY,
      is_lost INTEGER NOT NULL
    ) STRICT
    """,
    // The numbers that imports left out: where the log goes on, and after which entry.
    """
    CREATE TABLE gaps (
      first INTEGER PRIMARY KEY,
      previous INTEGER NOT NULL
    ) STRICT
    """,
  ]

  private func tables(of resource: Resource) -> [String] {
    let name = resource.table
    let columns =
      resource.index.columns.map { "  \($0.name) \(Schema.type(of: $0.field.kind)),\n" }
      + (resource.hidesRecords ? ["  is_public INTEGER NOT NULL,\n"] : [])
      + (resource.watchesClock ? ["  due_at TEXT,\n"] : [])
      // Null where it equals the document; it comes before the document, so that reading it does not walk
      // through that.
      + (resource.hidesMembers ? ["  public_document BLOB,\n"] : [])
    let elements = resource.index.linkColumns.map {
      "  \($0) \($0 == "amount" ? "INTEGER" : "TEXT"),\n"
    }
    return [
      // The comment stays in the schema, so that another declaration shows as drift. `entry` is the latest
      // entry with a document; here is one only where members declared since complete it. What reading looks
      // at first stands first, since SQLite reads a row's header up to the column that it wants.
      """
      CREATE TABLE \(name) /* declared \(resource.digest) */ (
        record INTEGER PRIMARY KEY,
        deleted_at TEXT,
        is_completed INTEGER NOT NULL,
        entry INTEGER NOT NULL,
        version INTEGER NOT NULL,
        id TEXT NOT NULL,
        updated_at TEXT NOT NULL,
      \(columns.joined())  document BLOB
      ) STRICT
      """,
      "CREATE UNIQUE INDEX \(name)_id ON \(name)(id)",
      "CREATE INDEX \(name)_updated_at ON \(name)(updated_at) WHERE deleted_at IS NULL",
      """
      CREATE TABLE \(name)_links (
        field INTEGER NOT NULL,
        value TEXT NOT NULL,
        record INTEGER NOT NULL,
        element INTEGER NOT NULL,
      \(elements.joined())  PRIMARY KEY (field, value, record, element)
      ) STRICT, WITHOUT ROWID
      """,
      // Contentless: the document has the text, and whoever removes a row knows the old text.
      """
      CREATE VIRTUAL TABLE \(name)_search USING fts5(
        text, content='', tokenize='\(Schema.tokenizer)')
      """,
    ]
      // Which records hold each group of three letters, and not where: 49 bytes a record of 60-letter titles
      // and 2.5 µs a write, where places took 147 and 5. What is found is compared with the column.
      + (resource.index.contained.isEmpty
        ? []
        : [
          """
          CREATE VIRTUAL TABLE \(name)_grams USING fts5(
            text, content='', \(Schema.grams))
          """
        ])
      + (resource.index.shape == nil ? [] : Schema.shapes(name))
      + (resource.watchesClock
        ? ["CREATE INDEX \(name)_due ON \(name)(due_at) WHERE due_at IS NOT NULL"] : [])
      + resource.index.columns.map {
        "CREATE INDEX \(name)_\($0.name) ON \(name)(\($0.name)) WHERE deleted_at IS NULL"
      }
  }

  /// The shapes of records and an R*Tree of the boxes around them, in 10^-7 degree.
  private static func shapes(_ name: String) -> [String] {
    [
      """
      CREATE TABLE \(name)_shapes (
        record INTEGER PRIMARY KEY,
        subject TEXT NOT NULL,
        shape BLOB NOT NULL
      ) STRICT
      """,
      "CREATE INDEX \(name)_shapes_subject ON \(name)_shapes(subject)",
      "CREATE VIRTUAL TABLE \(name)_boxes USING rtree_i32(record, west, east, south, north)",
    ]
  }

  private static func type(of kind: Kind) -> String {
    switch kind {
    case .integer, .money, .share, .boolean: "INTEGER"
    case .text, .lines, .choice, .date, .uncertainDate, .instant, .financialYear, .code,
      .language, .currency, .url, .email, .postcode, .reference, .anyReference:
      "TEXT"
    case .decimal, .geometry, .choices, .texts, .references, .anyReferences, .record, .list:
      preconditionFailure("lists and nested records have link rows, shapes a table of their own")
    }
  }
}
