import JSON
import Records
import SQLite

/// Lists by several terms whose first term is the same in very many records.
extension ListFinder {
  /// The page group by group of the first term; nil where the first group is small enough to be sorted as it
  /// is read.
  ///
  /// A group is a list of its own by the other terms: the 55,000 awards of one year need not be sorted for the
  /// fifty with the highest amounts.
  func groups() throws -> Found? {
    guard query.sort.count > 1, let column = query.firstColumn else { return nil }
    var found = Found()
    var value = try next(column, after: nil)
    var isFirst = true
    while let here = value, !found.hasMore, found.rows.count <= query.limit {
      let group = query.group(here, of: column)
      let drivers = group.filters.last?.drivers(query.resource, query.asOf) ?? []
      let isSmall = try !here.isNull && fewest(of: drivers, upTo: pace.few) != nil
      if isSmall, isFirst { return nil }
      if isSmall {
        let rest = query.from(here, of: column)
        found.add(try ListFinder(rest, database, pace).find(inGroups: false))
        value = query.sort[0].isNullable ? .null : nil
      } else {
        found.add(try ListFinder(group, database, pace).find(), before: [here])
        value = here.isNull ? nil : try next(column, after: here)
      }
      isFirst = false
    }
    return finished(found)
  }

  /// The value of the next group, or of the group that the page begins in; null for the records without one,
  /// which come last, and nil after the last.
  private func next(_ column: Index.Column, after value: JSON?) throws -> JSON? {
    let (sql, values) = query.groupSQL(after: value)
    if value == nil, let cursor = query.cursor { return cursor.values.first }
    let next = try database.first(sql, values) { JSON($0.value(0)) }
    return next ?? (query.sort[0].isNullable ? .null : nil)
  }
}

extension ListFinder.Found {
  /// Adds rows whose values follow `values`.
  fileprivate mutating func add(_ more: ListFinder.Found, before values: [JSON] = []) {
    rows += more.rows.map { ListFinder.Row(record: $0.record, values: values + $0.values) }
    hasMore = hasMore || more.hasMore
    cost += more.cost
  }
}
