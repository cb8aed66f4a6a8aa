package import JSON

/// A record as a client gave it, after its own rules held: what is left depends on the register.
package struct Draft: Sendable {
  /// All declared members in order; references are ids, or `scheme:code` still to be looked up.
  package var members: JSONObject
  /// The members set by the register that the input repeated.
  package let managed: JSONObject
  /// Whether the input named the state, or the register filled in the first one.
  package let namesState: Bool
}
