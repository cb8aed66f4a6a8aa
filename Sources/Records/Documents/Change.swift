package import JSON

/// One write of one record, as a service sees it.
package struct Change: Sendable {
  package let id: String
  /// The members before; nil for a record that was not there, or was deleted.
  package let before: JSONObject?
  /// The members after; nil for a deletion.
  package let after: JSONObject?
  package let op: String
  package let signature: Signature

  package init(
    id: String, before: JSONObject?, after: JSONObject?, op: String, signature: Signature
  ) {
    (self.id, self.before, self.after) = (id, before, after)
    (self.op, self.signature) = (op, signature)
  }
}
