import SQLite

extension Ledger {
  /// Adds a key, or gives one that is there another secret.
  package func keep(_ key: AccessKey, name: String, at instant: Instant) throws {
    try database.run(
      """
      INSERT INTO keys (id, name, hash, created_at) VALUES (?, ?, ?, ?) \
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, hash = excluded.hash
      """, .text(key.id), .text(name), .blob(key.digest), .text(instant.description))
  }
}

extension Reader {
  /// Whether `key` is one of the register's.
  package func accepts(_ key: AccessKey) throws -> Bool {
    let kept = try database.first("SELECT hash FROM keys WHERE id = ?", [.text(key.id)]) {
      $0.bytes(0)
    }
    guard let kept else { return false }
    // Every byte is looked at, so that the time says nothing about where two digests part.
    return kept.count == 32 && zip(kept, key.digest).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
