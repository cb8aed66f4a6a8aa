/// Who writes, when and why: what every entry of the log carries beside the document.
package struct Signature: Sendable {
  package let actor: String
  package let note: String?
  package let at: Instant

  package init(actor: String, note: String? = nil, at: Instant) {
    (self.actor, self.note, self.at) = (actor, note, at)
  }
}
