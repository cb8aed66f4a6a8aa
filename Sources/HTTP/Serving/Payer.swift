/// Whose share of what all clients use a piece of work takes.
package struct Payer: Sendable, Equatable {
  /// The same for all requests of one key, or of one address.
  package let id: UInt64
  /// Whether the client has shown a key.
  package let hasKey: Bool

  package init(id: UInt64, hasKey: Bool) { (self.id, self.hasKey) = (id, hasKey) }
}
