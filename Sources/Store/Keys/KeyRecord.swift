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
  package internal(set) var lastUsedAt: Instant?

  /// Whether the key is valid at `instant`.
  package func state(at instant: Instant) -> State {
    if revokedAt != nil { return .revoked }
    return expiresAt.map { $0 <= instant } ?? false ? .expired : .live
  }

  package var access: Access {
    Access(id: id, scopes: Set(scopes), owner: owner, expiresAt: expiresAt)
  }
}
