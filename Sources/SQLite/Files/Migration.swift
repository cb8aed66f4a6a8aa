/// One step from a schema version to the next.
package struct Migration: Sendable {
  /// The schema version after the step.
  package let version: Int
  /// What the step does, in a few words.
  package let name: String
  let body: @Sendable (Database) throws -> Void

  package init(version: Int, name: String, _ body: @escaping @Sendable (Database) throws -> Void) {
    self.version = version
    self.name = name
    self.body = body
  }
}

extension DatabaseFile {
  /// Runs the steps newer than the file, in order, and then `finish`, all in one transaction.
  ///
  /// If anything fails, the file stays as it was.
  package func migrate<Output>(
    _ migrations: [Migration], _ finish: (Database) throws -> Output
  ) throws -> Output {
    let database = try Database(path: path, mode: .readWrite)
    let current = try database.number("PRAGMA user_version")
    let due = migrations.filter { $0.version > current }.sorted { $0.version < $1.version }
    // Tables are rebuilt by copying, so references are checked at the end; the pragma has no effect
    // inside a transaction (sqlite.org/lang_altertable.html#otheralter).
    try database.execute("PRAGMA foreign_keys=OFF")
    // What is removed here derives from what stays: overwriting its pages with zeros would only write as much
    // again.
    try database.execute("PRAGMA secure_delete=FAST")
    let result = try database.transaction {
      for migration in due { try migration.body(database) }
      let result = try finish(database)
      if let table = try database.first("PRAGMA foreign_key_check", [], { $0.string(0) }) {
        throw SQLiteError(
          code: 787, message: "The migration leaves dangling references in \(table).")
      }
      try database.execute("PRAGMA user_version=\(version)")
      return result
    }
    _ = try database.checkpoint(.truncate)
    return result
  }
}
