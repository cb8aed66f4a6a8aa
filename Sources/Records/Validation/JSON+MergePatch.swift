package import JSON

extension JSON {
  /// The value after a merge patch: null removes a member, an object merges, all else replaces (RFC 7396).
  package func merging(_ patch: JSON) -> JSON {
    guard case .object(let changes) = patch else { return patch }
    var target: JSONObject = if case .object(let object) = self { object } else { [:] }
    for (name, change) in changes.members {
      // Not `isNull ? nil : …`, where `nil` would be JSON's null.
      if change.isNull {
        target[name] = Optional.none
      } else {
        target[name] = (target[name] ?? .null).merging(change)
      }
    }
    return .object(target)
  }
}
