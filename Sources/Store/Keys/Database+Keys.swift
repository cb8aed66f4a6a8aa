package import Keys
import Records
package import SQLite

extension Database {
  private static let keyColumns = """
    id, name, scopes, owner, note, created_at, created_by, expires_at, revoked_at, replaced_by, \
    last_used_at
    """

  /// The key called `id`, without its digest; nil if there is none.
  func key(_ id: String) throws -> KeyRecord? {
    try first("SELECT \(Database.keyColumns) FROM keys WHERE id = ?", [.text(id)], keyRecord)
  }

  /// All keys, the newest first.
  package func keys() throws -> [KeyRecord] {
    try rows("SELECT \(Database.keyColumns) FROM keys ORDER BY created_at DESC, id", [], keyRecord)
  }

  private func keyRecord(_ row: Statement) throws -> KeyRecord {
    func instant(_ column: Int) -> Instant? { row.stringOrNil(column).flatMap { Instant($0) } }
    guard let createdAt = instant(5) else { throw DamagedRecord(id: row.string(0)) }
    return KeyRecord(
      id: row.string(0), name: row.string(1),
      scopes: row.string(2).split(separator: " ").map(String.init), owner: row.stringOrNil(3),
      note: row.stringOrNil(4), createdAt: createdAt, createdBy: row.string(6),
      expiresAt: instant(7), revokedAt: instant(8), replacedBy: row.stringOrNil(9),
      lastUsedAt: instant(10))
  }
}
