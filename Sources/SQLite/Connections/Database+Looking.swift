import CSQLite

extension Database {
  /// Reads a row of each table and each index that lie in the file; throws if one of them is damaged so far.
  func lookIntoEach() throws {
    let trees = try rows(
      """
      SELECT name, tbl_name, type = 'index', sql FROM sqlite_schema
      WHERE rootpage > 0 AND sql IS NOT NULL ORDER BY rootpage
      """
    ) { (name: $0.string(0), table: $0.string(1), isIndex: $0.int(2) == 1, sql: $0.string(3)) }
    for tree in trees {
      // Only under the same condition may a partial index be read.
      let condition = tree.sql.firstRange(of: " WHERE ").map { tree.sql[$0.lowerBound...] } ?? ""
      let source = Database.quoted(tree.table)
      try readOnce(
        tree.isIndex
          ? "SELECT 1 FROM \(source) INDEXED BY \(Database.quoted(tree.name))\(condition) LIMIT 1"
          : "SELECT * FROM \(source) LIMIT 1")
    }
  }

  /// The tables that lie in the file, in the order of their first pages.
  package func tables() throws -> [String] {
    try rows(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY rootpage
      """
    ) { $0.string(0) }
  }

  /// The first fault that `quick_check` finds in a table and its indexes, or `nil` if they are sound.
  package func quickCheck(_ table: String) throws -> String? {
    let fault = try first("PRAGMA quick_check(\(Database.quoted(table)))") { $0.string(0) }
    return fault == "ok" ? nil : fault ?? "quick_check returned no row"
  }

  /// Has the last connection that closes leave the write-ahead log as it is.
  func keepLog() { concordat_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1) }

  /// Runs a statement that is not needed again to its first row.
  private func readOnce(_ sql: String) throws {
    let statement = try prepare(sql)
    _ = try statement.step()
    statement.reset()
  }

  private static func quoted(_ name: String) -> String {
    "\"\(name.replacing("\"", with: "\"\""))\""
  }
}
