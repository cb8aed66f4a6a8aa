import JSON
import Records
import SQLite

/// A filter as a test of one row at a time.
extension Filter {
  /// Holds for a row `r` for which the filter does; it gives an engine no other way to that row.
  ///
  /// Link rows are looked up by their key for each row, where `conditions` gathers all that fit.
  func test(_ resource: Resource, _ asOf: AsOf?) -> Condition {
    switch self {
    case .compare, .modified, .present: return all(conditions(resource, asOf))
    case .linked(let linked): return linked.test(resource, asOf)
    case .among(let ids):
      return Condition("+r.id IN (SELECT value FROM json_each(?))", [.list(ids)])
    case .all(let parts): return all(parts.map { $0.test(resource, asOf) })
    case .any(let parts):
      return parts.isEmpty ? Condition("0") : .any(parts.map { $0.test(resource, asOf) })
    case .not(.compare(_, .exists, _)): return all(conditions(resource, asOf))
    case .not(let part): return .not(part.test(resource, asOf))
    }
  }

  private func all(_ parts: [Condition]) -> Condition {
    parts.isEmpty ? Condition("1") : .all(parts)
  }

  /// The filters that all must hold for this one to, none of them a conjunction.
  var flattened: [Filter] {
    guard case .all(let parts) = self else { return [self] }
    return parts.flatMap(\.flattened)
  }
}

extension Filter.Linked {
  fileprivate func test(_ resource: Resource, _ asOf: AsOf?) -> Condition {
    if let bit = bit(resource, asOf) { return Condition("(r.has_links & \(bit)) <> 0") }
    // By values that are many the key would be looked up for each; any value has no key.
    guard !terms[0].isWide, terms[0].values != nil else {
      let element = element(resource, asOf)
      return Condition(
        "+r.record IN (SELECT e.record FROM \(resource.table)_links e WHERE \(element.sql))",
        element.values)
    }
    let element = element(resource, asOf)
    return Condition(
      """
      EXISTS (SELECT 1 FROM \(resource.table)_links e WHERE \(element.sql) \
      AND e.record = r.record)
      """, element.values)
  }
}
