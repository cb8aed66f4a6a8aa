/// Who writes, when and why: what every entry of the log carries beside the document.
package struct Signature: Sendable {
  package let actor: String
  package let note: String?
  package let at: Instant
  /// The organisation that the writer's key is bound to, whose records alone it changes.
  package let owner: String?
  /// What the writer sees, and so can change.
  package let audience: Audience
  /// The names of the scopes of the writer's key; nil for who may do everything.
  package private(set) var scopes: Set<String>?
  /// Whether rules that may be recorded as broken are.
  package var warns = false

  package init(
    actor: String, note: String? = nil, at: Instant, owner: String? = nil,
    audience: Audience = .operators, scopes: Set<String>? = nil
  ) {
    (self.actor, self.note, self.at) = (actor, note, at)
    (self.owner, self.audience, self.scopes) = (owner, audience, scopes)
  }

  /// Whether the writer may say what the register says of itself.
  package var isAdministrator: Bool { scopes.map(Scope.admin.isGranted) ?? true }

  /// The same without scopes to check, for changes that the scope of another write includes.
  package var unscoped: Signature {
    var signature = self
    signature.scopes = nil
    return signature
  }

  /// Throws `scopeMissing` if the key has no scope for the sort of write called `verb`.
  package func require(_ verb: String, _ resource: Resource) throws(RecordError) {
    let scope = Scope.verb(verb, resource)
    guard let scopes, !scope.isGranted(by: scopes) else { return }
    throw .scopeMissing([scope, .write(resource)])
  }
}
