import Tree
package import Keys
import Evidence
package import Records
import SQLite

/// Changes keys inside the writer's transaction, and notes who did.
package struct KeyLedger {
  private let database: Database
  private let salts: Salts

  init(_ database: Database, _ salts: Salts) { (self.database, self.salts) = (database, salts) }

  /// Adds a key.
  package func create(_ key: AccessKey, _ draft: KeyDraft, by actor: String, at instant: Instant)
    throws
  {
    try database.run(
      """
      INSERT INTO keys (id, name, hash, scopes, owner, note, created_at, created_by, expires_at) \
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(key.id), .text(draft.name), .blob(key.digest),
        .text(draft.scopes.joined(separator: " ")), draft.owner.map(Value.text) ?? .null,
        draft.note.map(Value.text) ?? .null, .text(instant.description), .text(actor),
        draft.expiresAt.map { .text($0.description) } ?? .null,
      ])
    try note("create", key.id, actor, instant)
  }

  /// Adds a key whose text was set beforehand, if the register has none with its id.
  package func install(_ key: AccessKey, _ draft: KeyDraft, by actor: String, at instant: Instant)
    throws
  {
    let known = try database.first("SELECT 1 FROM keys WHERE id = ?", [.text(key.id)]) { _ in true }
    if known == nil { try create(key, draft, by: actor, at: instant) }
  }

  /// Adds a key with every scope, if the register has no key at all; whether it did.
  package func bootstrap(_ key: AccessKey, at instant: Instant) throws -> Bool {
    guard try database.first("SELECT 1 FROM keys LIMIT 1", [], { _ in true }) == nil else {
      return false
    }
    try create(key, KeyDraft(name: "bootstrap", scopes: [.admin]), by: "bootstrap", at: instant)
    return true
  }

  /// Ends a key at once; nothing changes if it was ended before.
  package func revoke(_ id: String, by actor: String, at instant: Instant) throws {
    let changed = try database.run(
      "UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
      .text(instant.description), .text(id))
    if changed > 0 { try note("revoke", id, actor, instant) }
  }

  /// Adds a key like the live one called `id`, which stays valid for `grace` beside it.
  package func rotate(
    _ id: String, to key: AccessKey, grace: TimeSpan, expiresAt: Instant?, by actor: String,
    at instant: Instant
  ) throws {
    guard let old = try database.key(id) else { throw RecordError.notFound("key \(id)") }
    guard old.state(at: instant) == .live else {
      throw RecordError.conflict(
        code: "key_not_live",
        detail: "The key \(id) is \(old.state(at: instant).rawValue); make a new one instead.")
    }
    let draft = KeyDraft(
      name: old.name, scopeNames: old.scopes, owner: old.owner, note: old.note,
      expiresAt: expiresAt ?? old.expiresAt)
    try create(key, draft, by: actor, at: instant)
    let last = Instant(milliseconds: instant.milliseconds + grace.milliseconds)
    let end = old.expiresAt.map { min($0, last) } ?? last
    try database.run(
      "UPDATE keys SET replaced_by = ?, expires_at = ? WHERE id = ?", .text(key.id),
      .text(end.description), .text(id))
    try note("rotate", id, actor, instant)
  }

  /// Writes when keys were last used.
  func keep(_ uses: [String: Instant]) throws {
    for (id, instant) in uses {
      try database.run(
        "UPDATE keys SET last_used_at = ? WHERE id = ?", .text(instant.description), .text(id))
    }
  }

  private func note(_ op: String, _ id: String, _ actor: String, _ instant: Instant) throws {
    try KeyState.note(
      op, id, by: actor, at: instant.description, KeyState.of(id, in: database), salts.next(),
      in: database)
  }
}
