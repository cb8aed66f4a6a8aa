import SQLite

/// When a key ends, read from one file to be applied to a copy that was made before.
struct KeyEnd {
  private let id: String
  private let values: [Value]
  private let changes: [[Value]]

  /// Every end that the keys in `database` have.
  static func all(in database: Database) throws -> [KeyEnd] {
    let ends = try database.rows(
      """
      SELECT revoked_at, expires_at, id, hash FROM keys
      WHERE revoked_at IS NOT NULL OR expires_at IS NOT NULL
      """
    ) { row in (row.string(2), (0..<4).map { row.value($0) }) }
    return try ends.map { id, values in
      let changes = try database.rows(
        "SELECT key, at, actor, op FROM key_changes WHERE key = ? ORDER BY number", [.text(id)]
      ) { row in (0..<4).map { row.value($0) } }
      return KeyEnd(id: id, values: values, changes: changes)
    }
  }

  /// Ends the key in `database` too, unless it ends earlier there, and adds what its history lacks.
  func apply(to database: Database) throws {
    // A key of the same name in another register has another secret.
    let isThere = try database.run(
      """
      UPDATE keys SET revoked_at = coalesce(revoked_at, ?1),
        expires_at = min(coalesce(expires_at, ?2), coalesce(?2, expires_at))
      WHERE id = ?3 AND hash = ?4
      """, values)
    guard isThere > 0 else { return }
    for change in changes {
      try database.run(
        """
        INSERT INTO key_changes (key, at, actor, op) SELECT ?1, ?2, ?3, ?4
        WHERE (?1, ?2, ?3, ?4) NOT IN (SELECT key, at, actor, op FROM key_changes WHERE key = ?1)
        """, change)
    }
  }
}
