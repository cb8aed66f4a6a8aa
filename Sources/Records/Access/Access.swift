/// What the holder of a verified key may do.
package struct Access: Sendable {
  /// The key's id.
  package let id: String
  /// The names of its scopes.
  package let scopes: Set<String>
  /// The id of the organisation whose records alone it changes; nil for a key that is bound to none.
  package let owner: String?
  /// The moment from which the key is refused.
  package let expiresAt: Instant?

  package init(id: String, scopes: Set<String>, owner: String?, expiresAt: Instant?) {
    (self.id, self.scopes, self.owner, self.expiresAt) = (id, scopes, owner, expiresAt)
  }

  /// The actor that the key's writes are entered under.
  package var actor: String { "key:\(id)" }

  /// Whether the key may do what needs `scope`.
  package func allows(_ scope: Scope) -> Bool { scope.isGranted(by: scopes) }

  /// Whether all that a key of `scopes` and `owner` may do is allowed to this one too, so that it may hand
  /// such a key out and take it back.
  package func covers(_ scopes: some Sequence<String>, owner: String?, _ catalogue: Catalogue)
    -> Bool
  {
    guard self.owner == nil || self.owner == owner else { return false }
    return Scope.all(catalogue).filter { $0.isGranted(by: Set(scopes)) }.allSatisfy(allows)
  }
}
