package import Records

/// Who may call an endpoint.
package enum Need: Sendable {
  /// Anybody may.
  case nothing
  /// A key with one of these scopes; the first is the narrowest.
  case scope([Scope])
  /// A key that may write the kind which the parameter `kind` names.
  case writeOfKind

  /// A key that may make one sort of write of a kind.
  package static func verb(_ verb: String, _ resource: Resource) -> Need {
    .scope([.verb(verb, resource), .write(resource)])
  }
}
