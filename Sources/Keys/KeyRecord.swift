package import Records

/// A key as the register keeps it: everything but the secret.
package struct KeyRecord: Sendable {
  /// Whether a key is valid.
  package enum State: String, Sendable { case live, expired, revoked }

  package let id: String
  package let name: String
  /// The names of its scopes.
  package let scopes: [String]
  /// The id of the organisation that it is bound to.
  package let owner: String?
  package let note: String?
  package let createdAt: Instant
  /// The actor that made it.
  package let createdBy: String
  package let expiresAt: Instant?
  package let revokedAt: Instant?
  /// The id of the key that replaces it.
  package let replacedBy: String?
  package var lastUsedAt: Instant?

  package init(
    id: String, name: String, scopes: [String], owner: String?, note: String?, createdAt: Instant,
    createdBy: String, expiresAt: Instant?, revokedAt: Instant?, replacedBy: String?,
    lastUsedAt: Instant?
  ) {
    (self.id, self.name, self.scopes, self.owner, self.note) = (id, name, scopes, owner, note)
    (self.createdAt, self.createdBy, self.expiresAt) = (createdAt, createdBy, expiresAt)
    (self.revokedAt, self.replacedBy, self.lastUsedAt) = (revokedAt, replacedBy, lastUsedAt)
  }

  /// Whether the key is valid at `instant`.
  package func state(at instant: Instant) -> State {
    if revokedAt != nil { return .revoked }
    return expiresAt.map { $0 <= instant } ?? false ? .expired : .live
  }

  package var access: Access {
    Access(id: id, scopes: Set(scopes), owner: owner, expiresAt: expiresAt)
  }
}
