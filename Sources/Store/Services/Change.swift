package import JSON
package import Records

/// One write of one record, as a service sees it.
package struct Change: Sendable {
  package let id: String
  /// The members before; nil for a record that was not there, or was deleted.
  package let before: JSONObject?
  /// The members after; nil for a deletion.
  package let after: JSONObject?
  package let op: String
  package let signature: Signature
}
