extension JSON: ExpressibleByNilLiteral {
  /// JSON's `null`.
  ///
  /// Beware of `condition ? json : nil` where a `JSON?` is meant: both branches become `JSON`, and
  /// the `nil` becomes `.null`. Write `Optional.none`, or `if` and `return`.
  package init(nilLiteral: ()) { self = .null }
}

extension JSON: ExpressibleByBooleanLiteral {
  /// JSON's `true` or `false`.
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByIntegerLiteral {
  /// An integer.
  package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension JSON: ExpressibleByStringLiteral {
  /// A string.
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSON: ExpressibleByStringInterpolation {}

extension JSON: ExpressibleByArrayLiteral {
  /// An array of the elements.
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  /// An object with the members in the order they are written.
  package init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(JSONObject(members.map { (name: $0.0, value: $0.1) }))
  }
}
