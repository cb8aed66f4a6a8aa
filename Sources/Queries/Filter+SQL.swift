import JSON
import Records
import SQLite

/// A filter in SQL, whose text depends on the filter's shape alone.
extension Filter {
  /// The conditions on a row `r` of a kind that together make up the filter, on the day of `asOf` if there
  /// is one.
  func conditions(_ resource: Resource, _ asOf: AsOf?) -> [Condition] {
    switch self {
    case .compare(let column, let comparison, let values):
      let varying = asOf.flatMap { $0.varies(column) ? $0.expression(column) : nil }
      return [comparison.condition(varying ?? "r.\(column.name)", values.map { Value($0) })]
    case .linked(let linked): return [linked.condition(resource, asOf)]
    case .among(let ids):
      return [Condition("r.id IN (SELECT value FROM json_each(?))", [.list(ids)])]
    case .modified(let moment):
      return [Condition("r.updated_at >= ?", [.text(moment.description)])]
    case .present(let view): return view.existence
    case .all(let parts): return parts.flatMap { $0.conditions(resource, asOf) }
    case .any(let parts):
      return [parts.isEmpty ? Condition("0") : .any(parts.map { $0.condition(resource, asOf) })]
    case .not(.compare(let column, .exists, _)):
      let varying = asOf.flatMap { $0.varies(column) ? $0.expression(column) : nil }
      return [Condition("\(varying ?? "r.\(column.name)") IS NULL")]
    case .not(let part): return [.not(part.condition(resource, asOf))]
    }
  }

  private func condition(_ resource: Resource, _ asOf: AsOf?) -> Condition {
    let parts = conditions(resource, asOf)
    return parts.isEmpty ? Condition("1") : .all(parts)
  }
}

extension Comparison {
  /// The comparison of the column or expression `name` with `values`.
  fileprivate func condition(_ name: String, _ values: [Value]) -> Condition {
    switch self {
    case .oneOf where values.count == 1: return Condition("\(name) = ?", values)
    case .oneOf:
      let list = values.map { _ in "?" }.joined(separator: ", ")
      return Condition("\(name) IN (\(list))", values)
    case .same: return Condition("\(name) IS ?", values)
    case .less: return Condition("\(name) < ?", values)
    case .lessOrEqual: return Condition("\(name) <= ?", values)
    case .greater: return Condition("\(name) > ?", values)
    case .greaterOrEqual: return Condition("\(name) >= ?", values)
    case .exists: return Condition("\(name) IS NOT NULL")
    case .contains:
      return .any(
        values.map { value in
          guard case .text(let text) = value else { return Condition("0") }
          let escaped = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%")
            .replacing("_", with: "\\_")
          return Condition("\(name) LIKE ? ESCAPE '\\'", [.text("%\(escaped)%")])
        })
    }
  }
}

extension Filter.Linked {
  /// That the link rows have such an element, one in force on the day where its list has dates.
  fileprivate func condition(_ resource: Resource, _ asOf: AsOf?) -> Condition {
    if let bit = bit(resource, asOf) { return Condition("(r.has_links & \(bit)) <> 0") }
    let element = element(resource, asOf)
    return Condition(
      "r.record IN (SELECT e.record FROM \(resource.table)_links e WHERE \(element.sql))",
      element.values)
  }

  /// The bit of the record's row that says all of it, where any value will do on whatever day.
  func bit(_ resource: Resource, _ asOf: AsOf?) -> Int64? {
    guard terms.count == 1, terms[0].values == nil, !(asOf != nil && terms[0].link.isDated) else {
      return nil
    }
    return resource.index.bit(of: terms[0].link)
  }

  /// What holds of the link row `e` of such an element.
  func element(_ resource: Resource, _ asOf: AsOf?) -> Condition {
    var parts = [terms[0].condition("e")]
    if let asOf, terms[0].link.isDated {
      let day = Value.text(asOf.day.description)
      parts.append(Condition("e.since IS NULL OR e.since <= ?", [day]))
      parts.append(Condition("e.until IS NULL OR e.until >= ?", [day]))
    }
    for term in terms.dropFirst() {
      let other = term.condition("o")
      parts.append(
        Condition(
          """
          \(term.isNegated ? "NOT " : "")EXISTS (SELECT 1 FROM \(resource.table)_links o \
          WHERE \(other.sql) AND o.record = e.record AND o.element = e.element)
          """, other.values))
    }
    return .all(parts)
  }
}

extension Filter.Term {
  /// That the link row `row` is one of the link and has one of the values.
  func condition(_ row: String) -> Condition {
    let isOfLink = "\(row).field = \(link.number)"
    guard let values else { return Condition(isOfLink) }
    guard !isWide else {
      return Condition(
        "\(isOfLink) AND \(row).value IN (SELECT value FROM json_each(?))", [.list(values)])
    }
    let list = values.map { _ in "?" }.joined(separator: ", ")
    return Condition("\(isOfLink) AND \(row).value IN (\(list))", values.map(Value.text))
  }
}
