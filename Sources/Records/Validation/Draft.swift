package import JSON

/// An input that keeps the rules of its declaration; what is left to check depends on the register.
package struct Draft: Sendable {
  /// All declared members in order; references are ids, or `scheme:code` still to be looked up.
  package var members: JSONObject
  /// The members set by the register that the input repeated.
  package let managed: JSONObject
  /// Whether the input named the state; if not, it is the first one.
  package let namesState: Bool
  /// The records of other kinds that the input carried, to be written with it.
  package var carried: [(kind: Carried, elements: [JSONObject])] = []
  /// The day of the move that makes the draft, where its request says one.
  package var moveDay: Lifecycle.MoveDay?
}
