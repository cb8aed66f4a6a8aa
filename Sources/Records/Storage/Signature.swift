/// Who writes, when and why: what every entry of the log carries beside the document.
package struct Signature: Sendable {
  package let actor: String
  package let note: String?
  package let at: Instant
  /// The organisation that the writer's key is bound to, whose records alone it changes.
  package let owner: String?
  /// What the writer sees, and so can change.
  package let audience: Audience

  package init(
    actor: String, note: String? = nil, at: Instant, owner: String? = nil,
    audience: Audience = .operators
  ) {
    (self.actor, self.note, self.at) = (actor, note, at)
    (self.owner, self.audience) = (owner, audience)
  }
}
