package import JSON

/// What is to be said of a list beside its items, once its worked-out filters are.
package struct FilterFinding: Sendable {
  /// Members beside the items.
  package var notes: JSONObject
  /// Fields of the answer's head.
  package var headers: [(name: String, value: String)]

  package init(notes: JSONObject = [:], headers: [(name: String, value: String)] = []) {
    (self.notes, self.headers) = (notes, headers)
  }

  /// Takes in what another filter found.
  mutating func add(_ other: FilterFinding) {
    notes.members += other.notes.members
    headers += other.headers
  }
}
