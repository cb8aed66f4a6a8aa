package import SQLite

/// What the tables of a file are, beside what they should be.
extension Schema {
  private static let baseTables = base.filter { $0.hasPrefix("CREATE TABLE") }
  private static let baseIndexes = base.filter { !$0.hasPrefix("CREATE TABLE") }
  private static let baseNames = baseTables.compactMap {
    $0.prefixMatch(of: /CREATE TABLE (\w+)/).map { String($0.output.1) }
  }

  /// Removes all tables but those of the base, and builds them anew as they are declared, empty.
  ///
  /// The base's indexes are made anew too: nothing of what they say is taken on trust.
  func rebuildDerived(in database: Database) throws {
    // A virtual table takes its own tables along, so these go first.
    for isVirtual in [true, false] {
      let tables = try database.rows(
        """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND (sql LIKE 'CREATE VIRTUAL%') = ?
        """, [.integer(isVirtual ? 1 : 0)]
      ) { $0.string(0) }
      for table in tables where !Schema.baseNames.contains(table) {
        try database.execute("DROP TABLE \(table)")
      }
    }
    let indexes = try database.rows(
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    ) { $0.string(0) }
    for index in indexes { try database.execute("DROP INDEX \(index)") }
    for statement in Schema.baseIndexes + derived { try database.execute(statement) }
  }

  /// Where the tables of `database` differ from the declarations: both definitions, one text each.
  package func drift(in database: Database) throws -> [String] {
    try drift(in: database, "TRUE", statements)
  }

  /// Likewise, of those tables alone that nothing else can give back.
  func baseDrift(in database: Database) throws -> [String] {
    let names = Schema.baseNames.map { "'\($0)'" }.joined(separator: ", ")
    return try drift(in: database, "type = 'table' AND name IN (\(names))", Schema.baseTables)
  }

  private func drift(in database: Database, _ condition: String, _ wanted: [String]) throws
    -> [String]
  {
    let found = Set(
      try database.rows(
        """
        SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
        AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_boxes\\_%' ESCAPE '\\' \
        AND \(condition)
        """
      ) { $0.string(0) })
    let wanted = Set(wanted)
    return wanted.subtracting(found).sorted().map { "missing: \($0)" }
      + found.subtracting(wanted).sorted().map { "unknown: \($0)" }
  }
}
