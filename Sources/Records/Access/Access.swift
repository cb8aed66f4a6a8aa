/// What the holder of a verified key may do.
package struct Access: Sendable {
  /// The key's id.
  package let id: String
  /// The names of its scopes.
  package let scopes: Set<String>
  /// The id of the only organisation whose records it may change; nil for a key that is not bound to one.
  package let owner: String?
  /// The moment from which the key is refused.
  package let expiresAt: Instant?

  /// The actor that its writes are entered under.
  package let actor: String

  package init(id: String, scopes: Set<String>, owner: String?, expiresAt: Instant?) {
    (self.id, self.scopes, self.owner, self.expiresAt) = (id, scopes, owner, expiresAt)
    actor = "key:\(id)"
  }

  private init(actor: String) {
    (id, scopes, owner, expiresAt) = (actor, [Scope.admin.name], nil, nil)
    self.actor = actor
  }

  /// What who owns the register's file may do: everything, since the file itself is theirs.
  package static let fileOwner = Access(actor: "cli")

  /// Whether the key may do what needs `scope`.
  package func allows(_ scope: Scope) -> Bool { scope.isGranted(by: scopes) }

  /// The same without the administration of keys and of the register, which older samples gave.
  package func without(administrationIn catalogue: Catalogue) -> Access {
    guard allows(.admin) || allows(.keys) else { return self }
    let kept = Scope.usual(catalogue).filter(allows).map(\.name)
    return Access(id: id, scopes: Set(kept), owner: owner, expiresAt: expiresAt)
  }

  /// Whether this key may do all that a key with `scopes` and `owner` may, and so may make and revoke such
  /// a key.
  package func covers(_ scopes: some Sequence<String>, owner: String?, _ catalogue: Catalogue)
    -> Bool
  {
    guard self.owner == nil || self.owner == owner else { return false }
    return Scope.all(catalogue).filter { $0.isGranted(by: Set(scopes)) }.allSatisfy(allows)
  }
}
