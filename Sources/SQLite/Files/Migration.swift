/// One step from a schema version to the next.
package struct Migration: Sendable {
  /// The schema version it leads to.
  package let version: Int
  /// What it does, for the log.
  package let name: String
  /// Whether it rebuilds tables, so that foreign keys must not act while it runs.
  package let rebuildsTables: Bool
  let body: @Sendable (Database) throws -> Void

  package init(
    version: Int, name: String, rebuildsTables: Bool = false,
    _ body: @escaping @Sendable (Database) throws -> Void
  ) {
    self.version = version
    self.name = name
    self.rebuildsTables = rebuildsTables
    self.body = body
  }
}

extension DatabaseFile {
  /// Runs the steps above the file's version, in order, each in a transaction of its own.
  ///
  /// Gives the steps that ran. If one fails, the file stays at the version before it.
  @discardableResult
  package func migrate(_ migrations: [Migration]) throws -> [Migration] {
    let database = try Database(path: path, mode: .readWrite)
    let current = try database.number("PRAGMA user_version")
    let due = migrations.filter { $0.version > current }.sorted { $0.version < $1.version }
    for migration in due { try migration.run(on: database) }
    _ = try database.checkpoint(.truncate)
    return due
  }
}

extension Migration {
  fileprivate func run(on database: Database) throws {
    // The switch does nothing inside a transaction (sqlite.org/lang_altertable.html#otheralter).
    if rebuildsTables { try database.execute("PRAGMA foreign_keys=OFF") }
    defer { if rebuildsTables { try? database.execute("PRAGMA foreign_keys=ON") } }
    try database.transaction {
      try body(database)
      if let table = try database.first("PRAGMA foreign_key_check", [], { $0.string(0) }) {
        throw SQLiteError(
          code: 787, message: "Migration \(version) leaves dangling references in \(table).")
      }
      try database.execute("PRAGMA user_version=\(version)")
    }
  }
}
