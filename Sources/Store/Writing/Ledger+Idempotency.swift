package import Records
import SQLite

/// Answers to requests that carry an idempotency key, kept for a day in the write's own transaction.
extension Ledger {
  /// How long a key is remembered: 24 hours in milliseconds.
  private static let lifetime: Int64 = 86_400_000

  /// Runs `write` once for a key of an actor: the same request again returns the first result, another
  /// request with the key throws `keyReused`.
  package func once(
    _ key: String, fingerprint: [UInt8], _ signature: Signature, _ write: () throws -> Written
  ) throws -> (written: Written, isReplay: Bool) {
    let oldest = Instant(milliseconds: signature.at.milliseconds - Ledger.lifetime)
    let known = try database.first(
      "SELECT fingerprint, seq FROM idempotency WHERE actor = ? AND key = ? AND at >= ?",
      [.text(signature.actor), .text(key), .text(oldest.description)]
    ) { ($0.bytes(0), $0.int64(1)) }
    guard let known else {
      let written = try write()
      try database.run("DELETE FROM idempotency WHERE at < ?", .text(oldest.description))
      try database.run(
        "INSERT INTO idempotency (actor, key, fingerprint, at, seq) VALUES (?, ?, ?, ?, ?)",
        .text(signature.actor), .text(key), .blob(fingerprint), .text(signature.at.description),
        .integer(written.seq))
      return (written, false)
    }
    guard known.0 == fingerprint else { throw RecordError.keyReused }
    let written = try database.first(
      "SELECT id, version, op, document FROM entries WHERE seq = ?", [.integer(known.1)]
    ) { row in
      Written(
        outcome: row.string(2) == "create" ? .created : .updated, id: row.string(0),
        version: row.int64(1), document: row.bytes(3), seq: known.1)
    }
    guard let written else { throw DamagedRecord(id: key) }
    return (written, true)
  }
}
