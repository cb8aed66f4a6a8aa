import Records
package import SQLite

/// Compares the tables of a file with what they should be.
extension Schema {
  private static let baseTables = base.filter { $0.hasPrefix("CREATE TABLE") }
  private static let baseIndexes = base.filter { !$0.hasPrefix("CREATE TABLE") }
  private static let baseNames = baseTables.compactMap {
    $0.prefixMatch(of: /CREATE TABLE (\w+)/).map { String($0.output.1) }
  }

  /// Removes all tables but those of the base, and builds them anew as they are declared, empty.
  ///
  /// The base's indexes are made anew too: nothing in them is trusted.
  func rebuildDerived(in database: Database) throws {
    // Dropping a virtual table drops its own tables too, so virtual ones go first.
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

  /// The kinds whose tables are not as they are declared; all of them where a table that they share is not.
  func outdated(in database: Database) throws -> [Resource] {
    let found = try definitions(in: database, "TRUE")
    guard Schema.shared.allSatisfy({ found.contains($0.statement) }) else {
      return catalogue.resources
    }
    return catalogue.resources.filter { resource in
      // The trigger with which earlier programs counted records that came.
      let counter = "CREATE TRIGGER \(resource.table)_added"
      return !found.isSuperset(of: derived(of: resource))
        || found.contains { $0.hasPrefix(counter) }
    }
  }

  /// Removes the tables that derive from the log for `kinds`, and builds them anew as they are declared, empty.
  func rebuild(_ kinds: [Resource], in database: Database) throws {
    let found = try definitions(in: database, "TRUE")
    for (name, statement) in Schema.shared {
      if found.contains(statement) {
        for resource in kinds {
          try database.run(
            "DELETE FROM \(name) WHERE kind IN (?, ?)", .text(resource.name), .text(resource.table))
        }
      } else {
        try database.execute("DROP TABLE IF EXISTS \(name)")
        try database.execute(statement)
      }
    }
    for resource in kinds {
      for suffix in ["_search", "_grams", "_boxes", "_links", "_shapes", ""] {
        try database.execute("DROP TABLE IF EXISTS \(resource.table)\(suffix)")
      }
      for statement in derived(of: resource) { try database.execute(statement) }
    }
  }

  /// Where the tables of `database` differ from the declarations: both definitions, one text each.
  package func drift(in database: Database) throws -> [String] {
    try drift(in: database, "TRUE", statements)
  }

  /// The same comparison, for the base tables alone: what they contain is nowhere else.
  func baseDrift(in database: Database) throws -> [String] {
    let names = Schema.baseNames.map { "'\($0)'" }.joined(separator: ", ")
    return try drift(in: database, "type = 'table' AND name IN (\(names))", Schema.baseTables)
  }

  private func drift(in database: Database, _ condition: String, _ wanted: [String]) throws
    -> [String]
  {
    let (found, wanted) = (try definitions(in: database, condition), Set(wanted))
    return wanted.subtracting(found).sorted().map { "missing: \($0)" }
      + found.subtracting(wanted).sorted().map { "unknown: \($0)" }
  }

  /// The statements that made the tables, indexes and triggers of `database`, as they stand there.
  private func definitions(in database: Database, _ condition: String) throws -> Set<String> {
    Set(
      try database.rows(
        """
        SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
        AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_grams\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_boxes\\_%' ESCAPE '\\' \
        AND \(condition)
        """
      ) { $0.string(0) })
  }

  /// The names of the tables, indexes and triggers that differ: a few of them, and how many more.
  static func names(of drift: [String]) -> String {
    let names = drift.compactMap { line in
      line.firstMatch(of: /CREATE (?:UNIQUE |VIRTUAL )?(?:TABLE|INDEX|TRIGGER) (\w+)/)
        .map { String($0.output.1) }
    }
    let missing = Set(zip(drift, names).filter { $0.0.hasPrefix("missing") }.map(\.1))
    let unknown = Set(zip(drift, names).filter { $0.0.hasPrefix("unknown") }.map(\.1))
    let all = missing.union(unknown).sorted().map { name in
      switch (missing.contains(name), unknown.contains(name)) {
      case (true, false): "\(name) is missing"
      case (false, true): "\(name) is unknown"
      default: "\(name) differs"
      }
    }
    let more = all.count - 5
    return all.prefix(5).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
