package import Keys
package import Records
import SQLite

extension Reader {
  /// A key as it was read at a generation of the ring.
  struct KnownKey {
    let generation: Int
    let record: KeyRecord
    let digest: [UInt8]
  }

  /// Whether `key` is one of the register's, and what it may do; notes that it was used.
  package func verify(_ key: AccessKey, at instant: Instant) throws -> KeyVerdict {
    // An unknown id costs a comparison too, so that the time does not tell which ids there are.
    let known = try known(key.id)
    let isSame = ConstantTime.equal(known?.digest ?? Reader.noDigest, key.digest)
    guard let record = known?.record, isSame else { return .unknown }
    if let moment = record.revokedAt { return .revoked(since: moment) }
    if let moment = record.expiresAt, moment <= instant {
      return .expired(since: moment, replacedBy: record.replacedBy)
    }
    ring.noteUse(of: record.id, at: instant)
    return .accepted(record.access)
  }

  private static let noDigest = [UInt8](repeating: 0, count: 32)

  /// The key called `id`, from memory as long as no key has changed.
  private func known(_ id: String) throws -> KnownKey? {
    if let known = keys[id], known.generation == ring.generation { return known }
    // Noted before the row is read: a change in between makes what was read out of date, not the reverse.
    let generation = keysSeen
    guard let record = try database.key(id) else { return nil }
    let digest = try database.first("SELECT hash FROM keys WHERE id = ?", [.text(id)]) {
      $0.bytes(0)
    }
    let known = KnownKey(generation: generation, record: record, digest: digest ?? [])
    if keys.count >= 1024 { keys = [:] }
    keys[id] = known
    return known
  }

  /// The key called `id`; nil if there is none.
  package func key(_ id: String) throws -> KeyRecord? { try database.key(id).map(withLastUse) }

  /// All keys, the newest first.
  package func allKeys() throws -> [KeyRecord] { try database.keys().map(withLastUse) }

  /// What was done to a key, oldest first.
  package func changes(ofKey id: String) throws -> [KeyChange] {
    try database.rows(
      "SELECT at, actor, op FROM key_changes WHERE key = ? ORDER BY number", [.text(id)]
    ) { KeyChange(at: $0.string(0), actor: $0.string(1), op: $0.string(2)) }
  }

  private func withLastUse(_ record: KeyRecord) -> KeyRecord {
    guard let use = ring.lastUse(of: record.id) else { return record }
    var record = record
    record.lastUsedAt = use
    return record
  }
}
