package import Records
package import SQLite
import Synchronization

/// Every row of a query from one snapshot, a few documents at a time, on a connection of its own.
///
/// The snapshot stays open between calls, and keeps the write-ahead log from shrinking, until the last
/// reference goes or somebody revokes it.
// Unchecked: `walk` is touched inside `lock` alone; a Mutex around it would have its readers be Sendable too.
package final class Rows: @unchecked Sendable {
  /// The rows were taken away from who read them, so what was read is not all.
  package struct Revoked: Error, Sendable {}

  private let lock = Mutex(())
  private var walk: Walk?
  private let interruption: Interruption

  /// Opens the snapshot on a connection that nobody else uses.
  package init(_ query: ListQuery, on database: Database) throws {
    interruption = database.interruption
    walk = try Walk(query, database)
  }

  /// Calls `row` with each next document, lent to it, until it says to stop or there are no more, for so many
  /// seconds at the most; false after the last.
  package func next(
    seconds: Double, _ row: (UnsafeRawBufferPointer) throws -> Bool
  ) throws -> Bool {
    try lock.withLock { _ in
      guard let walk else { throw Revoked() }
      return try walk.database.withDeadline(seconds: seconds) { try walk.next(row) }
    }
  }

  /// Likewise, and lends `row` a look-up of the shape that a record has on `day`, in the same snapshot.
  package func next(
    seconds: Double, _ outlines: Outlines, on day: CalendarDate,
    _ row: (UnsafeRawBufferPointer, (String) throws -> Outlines.Outline?) throws -> Bool
  ) throws -> Bool {
    try lock.withLock { _ in
      guard let walk else { throw Revoked() }
      let database = walk.database
      return try database.withDeadline(seconds: seconds) {
        try walk.next { document in
          try row(document) { try outlines.outline(of: $0, on: day, in: database) }
        }
      }
    }
  }

  /// Ends the snapshot at once; whoever reads finds out at the next call.
  func revoke() {
    interruption.interrupt()
    lock.withLock { _ in walk = nil }
  }

  /// The place that the reading has come to; one thread at a time.
  private final class Walk {
    let database: Database
    private let query: ListQuery
    private var phases: [ListQuery.Phase]
    private var statement: Statement?

    init(_ query: ListQuery, _ database: Database) throws {
      (self.query, self.database) = (query, database)
      phases = query.phases()
      try database.execute("BEGIN")
    }

    deinit { statement?.reset() }

    func next(_ row: (UnsafeRawBufferPointer) throws -> Bool) throws -> Bool {
      while let statement = try statement ?? start() {
        while try statement.step() {
          guard try statement.withBytes(1, row) else { return true }
        }
        statement.reset()
        self.statement = nil
      }
      return false
    }

    /// The statement of the next phase; nil after the last.
    private func start() throws -> Statement? {
      guard !phases.isEmpty else { return nil }
      let (sql, values) = query.streamSQL(phases.removeFirst())
      let next = try database.statement(sql)
      try next.bind(values)
      statement = next
      return next
    }
  }
}
