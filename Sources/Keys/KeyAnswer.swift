package import Records
import JSON

/// A key as it is shown: everything but the secret, with its state at a moment.
package struct KeyAnswer: WorkedOut {
  private let key: KeyRecord
  private let instant: Instant

  /// Shows `key` as it is at `instant`.
  package init(_ key: KeyRecord, at instant: Instant) {
    (self.key, self.instant) = (key, instant)
  }

  package static let layout = Layout<KeyAnswer>(
    named: "Key", isOpen: true,
    .text("self") { "/v1/keys/\($0.key.id)" },
    .text("id") { $0.key.id },
    .text("name") { $0.key.name },
    .value("state", schema: ["type": "string", "enum": ["live", "expired", "revoked"]]) {
      $0.key.state(at: $0.instant).rawValue
    },
    .value("scopes", schema: ["type": "array", "items": ["type": "string"]]) { $0.key.scopes },
    .text("owner_id") { $0.key.owner },
    .text("note") { $0.key.note },
    .moment("created_at") { $0.key.createdAt },
    .text("created_by") { $0.key.createdBy },
    .moment("expires_at") { $0.key.expiresAt },
    .moment("revoked_at") { $0.key.revokedAt },
    .text("replaced_by") { $0.key.replacedBy },
    .moment("last_used_at") { $0.key.lastUsedAt })
}
