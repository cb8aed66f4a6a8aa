package import JSON
package import Records
package import SQLite

/// Finds the records of one page of a list by filters, without reading what it will not show.
///
/// Where few records pass one of the filters, these are gathered and sorted. Where many do, the rows are looked
/// at in the order of the list until the page is full. Which of the two it is, is counted, but only so far that
/// counting costs less than either.
package struct ListFinder {
  /// A record that belongs on the page, with the values that it is sorted by.
  package struct Row {
    package let record: Int64
    package let values: [JSON]
  }

  /// What stands on a page.
  package struct Found {
    package var rows: [Row] = []
    package var hasMore = false
    /// How many rows were looked at, or as much work as that.
    package var cost = 0
  }

  let query: Query
  let database: Database
  let pace: ListPace

  package init(_ query: Query, _ database: Database, _ pace: ListPace) {
    (self.query, self.database, self.pace) = (query, database, pace)
  }

  /// The page; with `inGroups` false the order is sorted as its first term goes.
  package func find(inGroups: Bool = true) throws -> Found {
    let drivers = query.filters.flatMap { $0.drivers(query.resource, query.asOf) }
    var best: (driver: Driver, count: Int)?
    var counted = 0
    for driver in drivers {
      let count = try driver.count(upTo: min(best?.count ?? .max, pace.few), on: database)
      counted += count
      if count < best?.count ?? .max { best = (driver, count) }
    }
    let isFew = best.map { $0.count <= pace.few } ?? false
    var found =
      if let best, isFew {
        try gather(by: best.driver)
      } else {
        try (inGroups ? groups() : nil) ?? walk(drivers)
      }
    found.cost += isFew ? best?.count ?? 0 : counted / 8
    return found
  }

  /// Whether one of the filters alone leaves so few rows that a page, and the number of all, is found at once.
  package func isQuick() throws -> Bool {
    let drivers = query.filters.flatMap { $0.drivers(query.resource, query.asOf) }
    return try drivers.contains {
      try $0.count(upTo: pace.few, on: database) <= pace.few
    }
  }

  private func gather(by driver: Driver) throws -> Found {
    var found = Found()
    for phase in query.phases() where found.rows.count <= query.limit {
      let (sql, values) = query.gatherSQL(
        phase, by: driver, limit: query.limit + 1 - found.rows.count)
      try database.query(sql, values) { row in
        found.rows.append(Row(record: row.int64(0), values: sortValues(row)))
      }
    }
    return finished(found)
  }

  private func walk(_ drivers: [Driver]) throws -> Found {
    // Without an order of its own the list may follow any index that has its rows in the order of entry.
    let guide =
      query.sort.isEmpty
      ? drivers.first { $0.order == .records && $0.isApart }
        ?? drivers.first { $0.order == .records } : nil
    var found = Found()
    var isGivenUp: Driver?
    var patience = pace.patience
    for phase in query.phases() where found.rows.count <= query.limit && isGivenUp == nil {
      let (sql, values) =
        guide.map { query.walkSQL(phase, along: $0) } ?? query.walkSQL(phase)
      try database.withStatement(sql) { statement in
        try statement.bind(values)
        while found.rows.count <= query.limit, try statement.step() {
          found.cost += 1
          let record = statement.int64(0)
          // Elements of one record follow each other.
          if statement.int64(1 + query.sort.count) == 1, found.rows.last?.record != record {
            found.rows.append(Row(record: record, values: sortValues(statement)))
          }
          guard found.cost == patience else { continue }
          isGivenUp = try better(than: found, among: drivers)
          if isGivenUp != nil { return }
          patience *= 8
        }
      }
    }
    guard let driver = isGivenUp else { return finished(found) }
    var gathered = try gather(by: driver)
    gathered.cost += found.cost
    return gathered
  }

  /// The driver whose rows are fewer than those that the walk has still to look at, as far as it can be told.
  private func better(than found: Found, among drivers: [Driver]) throws -> Driver? {
    let missing = query.limit + 1 - found.rows.count
    let rest = min(
      // Twice, because a walk that found nothing yet may find something in the next step.
      found.cost * missing * 2 / (found.rows.count * 2 + 1), try total())
    // A row that is gathered costs more than one that is looked at.
    return try fewest(of: drivers, upTo: rest / 2)
  }

  func total() throws -> Int {
    try database.first(
      "SELECT live FROM totals WHERE kind = ?", [.text(query.resource.table)]
    ) { $0.int(0) } ?? 0
  }

  private func sortValues(_ row: Statement) -> [JSON] {
    query.sort.indices.map { JSON(row.value($0 + 1)) }
  }

  func finished(_ found: Found) -> Found {
    var found = found
    found.hasMore = found.hasMore || found.rows.count > query.limit
    found.rows = Array(found.rows.prefix(query.limit))
    return found
  }
}
