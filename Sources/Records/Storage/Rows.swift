package import SQLite

/// Every row of a query from one snapshot, a few documents at a time, on a connection of its own.
///
/// The snapshot stays open between calls; one thread at a time may call.
package final class Rows {
  private let database: Database
  private let query: ListQuery
  private var phases: [ListQuery.Phase]
  private var statement: Statement?

  /// Opens the snapshot on a connection that nobody else uses.
  package init(_ query: ListQuery, on database: Database) throws {
    (self.query, self.database) = (query, database)
    phases = query.phases()
    try database.execute("BEGIN")
  }

  /// Runs `body`, which takes some rows, and ends it after so many seconds.
  package func withDeadline<Result>(seconds: Double, _ body: (Rows) throws -> Result) rethrows
    -> Result
  {
    try database.withDeadline(seconds: seconds) { try body(self) }
  }

  /// The next document, lent to `body`; false after the last.
  package func next(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
    while true {
      if statement == nil {
        guard !phases.isEmpty else { return false }
        let (sql, values) = query.streamSQL(phases.removeFirst())
        let next = try database.statement(sql)
        try next.bind(values)
        statement = next
      }
      guard let statement else { return false }
      if try statement.step() {
        try statement.withBytes(1, body)
        return true
      }
      statement.reset()
      self.statement = nil
    }
  }

  deinit { statement?.reset() }
}
