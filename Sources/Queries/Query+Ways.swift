import JSON
import Records
import SQLite

/// The statements of a list by filters. Each has its index named in it, so that no statistics decide.
extension Query {
  /// What holds of a row beside what its way through an index sees to.
  private var tests: Condition {
    let audience = resource.condition(for: audience).map { [$0] } ?? []
    return .all([Condition("1")] + filters.map { $0.test(resource, asOf) } + audience)
  }

  private var sorted: String { sort.map { ", r.\($0.column)" }.joined() }

  /// Every row of a phase in its order, with record number, sort columns and whether the filters hold of it.
  func walkSQL(_ phase: Phase) -> (String, [Value]) {
    let index = sort.first.map { "INDEXED BY \(resource.table)_\($0.column)" } ?? "NOT INDEXED"
    let within = sort.first.map { bounds(of: $0.column) } ?? []
    let all = Condition.all([live] + phase.parts + within)
    return (
      """
      SELECT r.record\(sorted), (\(tests.sql)) FROM \(resource.table) r \(index) \
      WHERE \(all.sql) ORDER BY \(phase.order)
      """, tests.values + all.values
    )
  }

  /// The rows of a driver whose index has them in the order of entry, for a list without another order.
  func walkSQL(_ phase: Phase, along driver: Driver) -> (String, [Value]) {
    let (table, tests) = (resource.table, tests)
    let live = Condition(RecordRow.isLive)
    switch driver.source {
    case .table(let other, let record):
      let after = cursor.map { [Condition("\(record) > ?", [.integer($0.record)])] } ?? []
      let all = Condition.all([driver.condition, live] + after)
      return (
        """
        SELECT \(record), (\(tests.sql)) FROM \(other) \
        CROSS JOIN \(table) r ON r.record = \(record) WHERE \(all.sql) ORDER BY \(record)
        """, tests.values + all.values
      )
    case .index(let index):
      let all = Condition.all([live, driver.condition] + phase.parts)
      return (
        """
        SELECT r.record, (\(tests.sql)) FROM \(table) r INDEXED BY \(index) \
        WHERE \(all.sql) ORDER BY \(phase.order)
        """, tests.values + all.values
      )
    }
  }

  /// The rows of a phase that `driver` leads to and of which the filters hold, gathered and then sorted.
  func gatherSQL(_ phase: Phase, by driver: Driver, limit: Int) -> (String, [Value]) {
    let rows = rows(of: driver, phase.parts)
    return (
      "SELECT r.record\(sorted) FROM \(rows.sql) ORDER BY \(phase.order) LIMIT ?",
      rows.values + [.integer(Int64(limit))]
    )
  }

  /// How many rows there are that `driver` leads to and of which the filters hold.
  func countSQL(by driver: Driver) -> (String, [Value]) {
    let rows = rows(of: driver, [])
    return ("SELECT count(*) FROM \(rows.sql)", rows.values)
  }

  /// The rows `r` that `driver` leads to and of which the filters and `more` hold.
  private func rows(of driver: Driver, _ more: [Condition]) -> Condition {
    let table = resource.table
    let way: (index: String, condition: Condition) =
      switch driver.source {
      case .index(let name): ("INDEXED BY \(name)", driver.condition)
      case .table(let other, let record):
        (
          "NOT INDEXED",
          Condition(
            "r.record IN (SELECT \(record) FROM \(other) WHERE \(driver.condition.sql))",
            driver.condition.values)
        )
      }
    let all = Condition.all([Condition(RecordRow.isLive), way.condition] + more + [tests])
    return Condition("\(table) r \(way.index) WHERE \(all.sql)", all.values)
  }

  /// The value of the first term that comes next after `value`; the first one after nil.
  func groupSQL(after value: JSON?) -> (String, [Value]) {
    let (column, isDescending) = ("r.\(sort[0].column)", sort[0].isDescending)
    let after =
      value.map { [Condition("\(column) \(isDescending ? "<" : ">") ?", [Value($0)])] } ?? []
    let all = Condition.all(
      [Condition(RecordRow.isLive), Condition("\(column) IS NOT NULL")]
        + bounds(of: sort[0].column) + after)
    return (
      """
      SELECT \(column) FROM \(resource.table) r INDEXED BY \(resource.table)_\(sort[0].column) \
      WHERE \(all.sql) ORDER BY \(column)\(isDescending ? " DESC" : "") LIMIT 1
      """, all.values
    )
  }

  /// What the filters say of the values of a column, so that its index is read from there to there.
  ///
  /// A day says in which financial year it lies, and a year between which days.
  private func bounds(of name: String) -> [Condition] {
    filters.flatMap(\.flattened).flatMap { filter -> [Condition] in
      guard case .compare(let column, let comparison, let values) = filter,
        asOf?.varies(column) != true,
        let target = resource.index.columns.first(where: { $0.name == name })
      else { return [] }
      let known: [(low: JSON, high: JSON)] = values.compactMap { value in
        if column.name == name { return (value, value) }
        if column.field.dayOfYear == name, let year = value.string.flatMap({ FinancialYear($0) }),
          let first = year.first, let last = year.last
        {
          return (.string(first.description), .string(last.description))
        }
        if target.field.dayOfYear == column.name,
          let day = value.string.flatMap({ CalendarDate($0) })
        {
          let year = JSON.string(FinancialYear(of: day).text)
          return (year, year)
        }
        return nil
      }
      guard known.count == values.count, let one = known.first else { return [] }
      let least = Condition("r.\(name) >= ?", [Value(one.low)])
      let most = Condition("r.\(name) <= ?", [Value(one.high)])
      switch comparison {
      case .oneOf, .same: return known.count == 1 && !one.low.isNull ? [least, most] : []
      case .greater, .greaterOrEqual: return [least]
      case .less, .lessOrEqual: return [most]
      case .contains, .exists: return []
      }
    }
  }
}
