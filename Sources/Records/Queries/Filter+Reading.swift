package import JSON

/// What a filter means, in Swift.
extension Filter {
  /// Whether the filter holds of the record with this document: as it is, or as it is on the day of `view`.
  package func holds(_ document: JSONObject, _ view: AsOf? = nil) -> Bool {
    holds(document, seen: view?.view(document) ?? document)
  }

  private func holds(_ document: JSONObject, seen: JSONObject) -> Bool {
    switch self {
    case .compare(let column, let comparison, let values):
      // The bounds of a date are those that were entered; no day changes them.
      let value = column.value(in: column.part == .whole ? seen : document)
      return comparison.holds(of: value, values)
    case .linked(let linked): return linked.holds(seen)
    case .among(let ids):
      let id = document.text("id") ?? ""
      return ids.contains { $0.hasSameBytes(as: id) }
    case .modified(let moment):
      return (document.text("updated_at") ?? "") >= moment.description
    case .present(let view):
      return view.life.presence(of: document, on: view.day) == .there
    case .all(let parts): return parts.allSatisfy { $0.holds(document, seen: seen) }
    case .any(let parts): return parts.contains { $0.holds(document, seen: seen) }
    case .not(let part): return !part.holds(document, seen: seen)
    }
  }
}

extension Filter.Linked {
  fileprivate func holds(_ document: JSONObject) -> Bool {
    let found = terms.map { term in
      term.link.rows(in: document).filter { row in
        term.values?.contains { $0.hasSameBytes(as: row.value) } ?? true
      }
    }
    return found[0].contains { row in
      zip(terms, found).dropFirst().allSatisfy { term, rows in
        rows.contains { $0.element == row.element } != term.isNegated
      }
    }
  }
}

extension Query {
  /// Whether the filters hold of the record with this document; words that are searched for are not looked
  /// at.
  package func holds(_ document: JSONObject) -> Bool {
    filters.allSatisfy { $0.holds(document, asOf) }
  }
}

extension Comparison {
  /// Whether `value` compares in this way with one of `values`.
  fileprivate func holds(of value: JSON, _ values: [JSON]) -> Bool {
    switch self {
    case .exists: !value.isNull
    case .same: values.contains { Comparison.order(value, $0) == 0 || (value.isNull && $0.isNull) }
    case .oneOf: values.contains { Comparison.order(value, $0) == 0 }
    case .less: values.contains { Comparison.order(value, $0).map { $0 < 0 } ?? false }
    case .lessOrEqual: values.contains { Comparison.order(value, $0).map { $0 <= 0 } ?? false }
    case .greater: values.contains { Comparison.order(value, $0).map { $0 > 0 } ?? false }
    case .greaterOrEqual: values.contains { Comparison.order(value, $0).map { $0 >= 0 } ?? false }
    case .contains: values.contains { Comparison.contains(value, $0) }
    }
  }

  /// Below 0 if `one` comes before `other`, 0 if they are equal; nil where they cannot be compared.
  ///
  /// Texts compare byte by byte, as in every engine.
  private static func order(_ one: JSON, _ other: JSON) -> Int? {
    switch (one, other) {
    case (.integer(let one), .integer(let other)): return one < other ? -1 : one > other ? 1 : 0
    case (.bool(let one), .bool(let other)): return (one ? 1 : 0) - (other ? 1 : 0)
    case (.string(let one), .string(let other)):
      if one.hasSameBytes(as: other) { return 0 }
      return one.utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
    default: return nil
    }
  }

  private static func contains(_ value: JSON, _ part: JSON) -> Bool {
    guard let text = value.string.map(folded), let part = part.string.map(folded) else {
      return false
    }
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text.dropFirst($0).starts(with: part) }
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
  }
}
