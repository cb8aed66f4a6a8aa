package import JSON
package import Records

/// A key as the register keeps it: everything but the secret.
package struct KeyRecord: Sendable {
  /// Whether a key is taken.
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
  /// The id of the key that takes its place.
  package let replacedBy: String?
  package internal(set) var lastUsedAt: Instant?

  /// Whether the key is taken at `instant`.
  package func state(at instant: Instant) -> State {
    if revokedAt != nil { return .revoked }
    return expiresAt.map { $0 <= instant } ?? false ? .expired : .live
  }

  package var access: Access {
    Access(id: id, scopes: Set(scopes), owner: owner, expiresAt: expiresAt)
  }

  /// The key as it is shown; `text` is the whole key, which is shown once.
  package func json(at instant: Instant, text: String? = nil) -> JSONObject {
    func moment(_ instant: Instant?) -> JSON { instant.map { .string($0.description) } ?? .null }
    var shown: JSONObject = [
      "self": .string("/v1/keys/\(id)"), "id": .string(id), "name": .string(name),
      "state": .string(state(at: instant).rawValue), "scopes": .array(scopes.map(JSON.string)),
      "owner_id": owner.map(JSON.string) ?? .null, "note": note.map(JSON.string) ?? .null,
      "created_at": .string(createdAt.description), "created_by": .string(createdBy),
      "expires_at": moment(expiresAt), "revoked_at": moment(revokedAt),
      "replaced_by": replacedBy.map(JSON.string) ?? .null, "last_used_at": moment(lastUsedAt),
    ]
    if let text { shown["key"] = .string(text) }
    return shown
  }
}
