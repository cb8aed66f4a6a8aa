package import JSON

extension JSONObject {
  /// The text of a member; nil if it is absent, null or of another type.
  package func text(_ name: String) -> String? {
    guard case .string(let text) = self[name] else { return nil }
    return text
  }

  /// The whole number of a member; nil if it is absent, null or of another type.
  package func number(_ name: String) -> Int64? {
    guard case .integer(let number) = self[name] else { return nil }
    return number
  }

  /// The truth value of a member; nil if it is absent, null or of another type.
  package func flag(_ name: String) -> Bool? {
    guard case .bool(let flag) = self[name] else { return nil }
    return flag
  }

  /// The nested records of a member; none if it is absent, null or of another type.
  package func list(_ name: String) -> [JSONObject] {
    guard case .array(let items) = self[name] else { return [] }
    return items.compactMap { item in
      guard case .object(let object) = item else { return nil }
      return object
    }
  }
}
