package import JSON
package import Records

/// The ways in which a client changes a record; each ends in `change`.
extension Ledger {
  /// Replaces a record by a whole draft.
  package func replace(
    _ resource: Resource, id: String, _ condition: Precondition, _ signature: Signature,
    by draft: Draft, prepared: Prepared? = nil
  ) throws -> Written {
    try change(resource, id: id, condition, signature, op: "replace", prepared: prepared) {
      present in
      try keepingState(of: present, draft, resource)
    }
  }

  /// Changes the members that a merge patch names (RFC 7396).
  package func patch(
    _ resource: Resource, id: String, _ condition: Precondition, _ signature: Signature,
    by patch: JSONObject
  ) throws -> Written {
    try change(resource, id: id, condition, signature, op: "patch") { present in
      // Refused before the rules of that state are checked, which a patch cannot reach.
      if let lifecycle = resource.lifecycle, let state = patch[lifecycle.field] {
        let wanted = state.isNull ? JSON.string(lifecycle.initial) : state
        try checkLifecycle(resource, present, [lifecycle.field: wanted], op: "patch")
      }
      return try patched(present, patch, resource)
    }
  }

  /// The draft of a record after a merge patch.
  func patched(_ present: JSONObject, _ patch: JSONObject, _ resource: Resource) throws
    -> Draft
  {
    let merged = JSON.object(present).merging(.object(patch))
    guard case .object(var object) = merged else { return try draft(merged, resource) }
    // Removing a member that no record has, or that the register sets, is refused like setting it.
    for (name, change) in patch.members where change.isNull {
      if !resource.fields.contains(where: { $0.name.hasSameBytes(as: name) }) {
        object[name] = JSON.null
      }
    }
    // What the register works out follows from the rest; a stale value is no fault of the client.
    for field in resource.fields where field.compute != nil && patch[field.name] == nil {
      object[field.name] = nil
    }
    return try draft(.object(object), resource)
  }

  private func draft(_ body: JSON, _ resource: Resource) throws -> Draft {
    try Validator(resource, in: catalogue).draft(body)
  }

  /// A replacement that does not name the state leaves it, instead of going back to the first, and is
  /// judged in it.
  private func keepingState(of present: JSONObject, _ draft: Draft, _ resource: Resource) throws
    -> Draft
  {
    guard let lifecycle = resource.lifecycle, !draft.namesState else { return draft }
    var draft = draft
    draft.members[lifecycle.field] = present[lifecycle.field]
    try Validator(resource, in: catalogue).check(draft.members)
    return draft
  }
}
