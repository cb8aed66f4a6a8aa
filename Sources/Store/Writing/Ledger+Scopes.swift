import JSON
import Records

/// Checks the scopes of the writer's key: the scope for one sort of write must not open a way to another.
extension Ledger {
  /// Checks the scopes for a new record: one in a later state counts as made and moved there.
  func checkScopes(_ signature: Signature, of resource: Resource, making members: JSONObject) throws
  {
    guard signature.scopes != nil else { return }
    try signature.require("create", resource)
    guard let lifecycle = resource.lifecycle, let state = members.text(lifecycle.field) else {
      return
    }
    let history = StateHistory(lifecycle, of: members)
    let verbs =
      lifecycle.states == nil
      ? lifecycle.verbs(to: state)
      : history.elements.indices.compactMap { history.moves(to: $0).first?.verb }
    for verb in verbs { try signature.require(verb, resource) }
  }

  /// Checks the scopes for the change `op`: the scope of a move covers the members that it is about, no
  /// others.
  func checkScopes(
    _ signature: Signature, of resource: Resource, changing old: JSONObject, to new: JSONObject,
    op: String
  ) throws {
    guard signature.scopes != nil else { return }
    let lifecycle = resource.lifecycle
    var own: [String] = []
    if let lifecycle, let move = lifecycle.moves.first(where: { $0.verb == op }) {
      try signature.require(op, resource)
      own = [lifecycle.field] + lifecycle.own(move)
    } else if let lifecycle, op == Lifecycle.reopening {
      try signature.require(op, resource)
      let history = StateHistory(lifecycle, of: old)
      let moves = history.moves(to: history.elements.count - 1)
      own = [lifecycle.field] + moves.flatMap(lifecycle.own) + lifecycle.hours(of: moves)
    }
    let others = resource.fields.filter { field in
      !field.isReadOnly && !own.contains(field.name) && old[field.name] != new[field.name]
    }
    guard !others.isEmpty else { return }
    try signature.require("update", resource)
    guard let lifecycle else { return }
    for timed in lifecycle.timed where lifecycle.waits(old, for: timed) {
      guard others.contains(where: { $0.name == timed.at }) else { continue }
      try signature.require(timed.verb, resource)
    }
    if let embargo = lifecycle.embargo, others.contains(where: { $0.name == embargo.at }),
      lifecycle.decidesPublicity(embargo, from: old, to: new, at: signature.at)
    {
      try signature.require(embargo.verb, resource)
    }
  }
}

extension Lifecycle {
  /// Whether a record is in a state that waits for a timed move of its own.
  fileprivate func waits(_ members: JSONObject, for timed: Timed) -> Bool {
    guard case .record = timed.subject else { return false }
    return members.text(field).map(timed.from.contains) ?? false
  }

  /// Whether the end of the embargo shows or hides the record, before a change or after it.
  fileprivate func decidesPublicity(
    _ embargo: Embargo, from old: JSONObject, to new: JSONObject, at now: Instant
  ) -> Bool {
    guard published?.contains(old.text(field) ?? "") ?? false else { return false }
    return [old, new].contains { members in
      members.text(embargo.at).flatMap { Instant($0) }.map { $0 > now } ?? false
    }
  }
}
