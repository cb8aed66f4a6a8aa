package import Records

/// One entry of a key's own history; the log of records has none of them.
package struct KeyChange: WorkedOut, Sendable {
  package let at: String
  package let actor: String
  package let op: String

  package init(at: String, actor: String, op: String) {
    (self.at, self.actor, self.op) = (at, actor, op)
  }

  package static let layout = Layout<KeyChange>(
    named: "KeyChange", isOpen: true,
    .moment("at") { $0.at }, .text("actor") { $0.actor }, .text("op") { $0.op })
}
