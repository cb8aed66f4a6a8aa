import Evidence
import SQLite
import Tree

/// When a key ends, read from one file to be applied to a copy that was made before.
struct KeyEnd {
  private let id: String
  private let values: [Value]
  private let changes: [Change]

  private struct Change {
    let key: String
    let at: String
    let actor: String
    let op: String

    var values: [Value] { [.text(key), .text(at), .text(actor), .text(op)] }
  }

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
      ) { Change(key: $0.string(0), at: $0.string(1), actor: $0.string(2), op: $0.string(3)) }
      return KeyEnd(id: id, values: values, changes: changes)
    }
  }

  /// Ends the key in `database` too, unless it ends earlier there, and adds what its history lacks; `hasTree` is
  /// false for a register of an earlier program, which has no tree of hashes.
  func apply(to database: Database, hasTree: Bool) throws {
    // A key of the same name in another register has another secret.
    let isThere = try database.run(
      """
      UPDATE keys SET revoked_at = coalesce(revoked_at, ?1),
        expires_at = min(coalesce(expires_at, ?2), coalesce(?2, expires_at))
      WHERE id = ?3 AND hash = ?4
      """, values)
    guard isThere > 0 else { return }
    let lacking = try changes.filter { change in
      try database.first(
        "SELECT 1 FROM key_changes WHERE key = ? AND at = ? AND actor = ? AND op = ?",
        change.values
      ) { _ in true } == nil
    }
    for (place, change) in lacking.enumerated() {
      guard hasTree else {
        try database.run(
          "INSERT INTO key_changes (key, at, actor, op) VALUES (?, ?, ?, ?)", change.values)
        continue
      }
      // What the key was between is not known.
      let isLast = place == lacking.count - 1
      try KeyState.note(
        change.op, change.key, by: change.actor, at: change.at,
        isLast ? KeyState.of(change.key, in: database) : nil,
        Salts().next(), in: database)
    }
  }
}
