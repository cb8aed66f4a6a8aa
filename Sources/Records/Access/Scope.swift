/// One thing that a key may do, as one word: `awards:write`, `announcements:publish`, `drafts:read`.
package struct Scope: Sendable, Hashable, CustomStringConvertible {
  /// Everything: every other scope, backups and whole logs.
  package static let admin = Scope("admin")
  /// Seeing, making, replacing and revoking keys.
  package static let keys = Scope("keys:admin")
  /// Reading records and members that are not public.
  package static let drafts = Scope("drafts:read")

  package let name: String

  private init(_ name: String) { self.name = name }

  /// Every write of a kind of record.
  package static func write(_ resource: Resource) -> Scope { Scope("\(resource.name):write") }

  /// One sort of write of a kind of record: `create`, `update`, `delete`, `restore`, a verb of its lifecycle, or `reopen`.
  package static func verb(_ verb: String, _ resource: Resource) -> Scope {
    Scope("\(resource.name):\(verb)")
  }

  /// The scopes of a key for which none were named: every write, and reading what is not public.
  package static func usual(_ catalogue: Catalogue) -> [Scope] {
    catalogue.resources.map(write) + [.drafts]
  }

  /// Every scope there is, in the order in which keys list them.
  package static func all(_ catalogue: Catalogue) -> [Scope] {
    var scopes: [Scope] = [.admin, .keys, .drafts]
    for resource in catalogue.resources {
      scopes.append(.write(resource))
      let ending = resource.isPermanent ? [] : ["delete", "restore"]
      for verb in ["create", "update"] + ending { scopes.append(.verb(verb, resource)) }
      for move in resource.lifecycle?.moves ?? [] { scopes.append(.verb(move.verb, resource)) }
      if resource.lifecycle?.states != nil { scopes.append(.verb(Lifecycle.reopening, resource)) }
    }
    return scopes
  }

  /// The scope for every write of the kind, which includes one sort of write; nil if this is no scope of a
  /// kind.
  private var wider: Scope? {
    guard let colon = name.firstIndex(of: ":"), self != .keys, self != .drafts else { return nil }
    return Scope("\(name[..<colon]):write")
  }

  /// Whether a key with the scopes `names` may do this.
  package func isGranted(by names: Set<String>) -> Bool {
    names.contains(name) || names.contains(Scope.admin.name)
      || (wider.map { names.contains($0.name) } ?? false)
  }

  /// The sentence that says that one of `scopes` is needed.
  package static func need(_ scopes: [Scope]) -> String {
    "This needs a key with the scope \(scopes.map(\.name).joined(separator: " or "))."
  }

  package var description: String { name }
}
