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
  /// The records of other kinds that the body carries, by the member in which it does.
  package let carried: [String: [JSONObject]]

  package init(
    id: String, before: JSONObject?, after: JSONObject?, op: String, signature: Signature,
    carried: [String: [JSONObject]] = [:]
  ) {
    self.carried = carried
    (self.id, self.before, self.after) = (id, before, after)
    (self.op, self.signature) = (op, signature)
  }
}
