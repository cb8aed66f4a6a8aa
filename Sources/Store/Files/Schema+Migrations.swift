import Tree
package import SQLite

extension Schema {
  /// The steps from each earlier version of the base's tables to the next.
  ///
  /// A step is frozen once a release has it: it says in SQL of its own what the tables of its version are.
  /// Whatever derives from the log, the tables of each kind, is made anew after the last step and needs none.
  package static let migrations = [
    Migration(version: 2, name: "documents complete, keys with scopes") { database in
      try database.execute(
        """
        ALTER TABLE keys RENAME TO old_keys;
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
        ) STRICT, WITHOUT ROWID;
        -- A key could do everything, and had its maker's word for it alone.
        INSERT INTO keys (id, name, hash, scopes, created_at, created_by)
          SELECT id, name, hash, 'admin', created_at, 'cli' FROM old_keys;
        DROP TABLE old_keys;
        CREATE TABLE key_changes (
          number INTEGER PRIMARY KEY,
          key TEXT NOT NULL,
          at TEXT NOT NULL,
          actor TEXT NOT NULL,
          op TEXT NOT NULL
        ) STRICT;
        INSERT INTO key_changes (key, at, actor, op)
          SELECT id, created_at, 'cli', 'create' FROM keys ORDER BY created_at, id;
        CREATE INDEX key_changes_key ON key_changes(key);
        """)
    },
    // Tables that derive from the log changed, and none of the base's.
    Migration(version: 3, name: "totals of each kind") { _ in },
    Migration(version: 4, name: "declarations in order") { database in
      try database.execute(
        """
        CREATE TABLE declarations (
          number INTEGER PRIMARY KEY,
          kind TEXT NOT NULL,
          digest TEXT NOT NULL,
          at TEXT NOT NULL
        ) STRICT
        """)
    },
    Migration(version: 5, name: "imports laid ready") { database in
      try database.execute(
        """
        CREATE TABLE staging (
          first INTEGER PRIMARY KEY,
          is_lost INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE gaps (
          first INTEGER PRIMARY KEY,
          previous INTEGER NOT NULL
        ) STRICT
        """)
    },
    Migration(version: 6, name: "a tree of hashes over the log") { try FirstTree.grow(in: $0) },
  ]
}
