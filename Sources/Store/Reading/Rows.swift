import Queries
import Records
import SQLite
import Synchronization

/// Every row of a query from one snapshot, a few documents at a time, by a reader of its own.
///
/// The snapshot stays open between calls, and keeps the write-ahead log from shrinking, until the last
/// reference goes or somebody revokes it; then the reader goes back to the others.
// Unchecked: `walk` is touched inside `lock` alone; a Mutex around it would need Sendable readers.
package final class Rows: @unchecked Sendable {
  /// The snapshot was ended before the last row, so what was read is not all.
  package struct Revoked: Error, Sendable {}

  private let lock = Mutex(())
  private var walk: Walk?
  private let interruption: Interruption

  /// Goes on with the snapshot of a reader that nobody else uses.
  init(_ query: Query, _ handed: HandedReader, _ pool: ReaderPool) throws {
    interruption = handed.reader.database.interruption
    walk = try Walk(query, handed, pool)
  }

  /// Calls `row` with each next document, valid during the call only, until it returns false or there are
  /// no more, for at most `seconds`; returns false after the last.
  package func next(
    seconds: Double, _ row: (UnsafeRawBufferPointer) throws -> Bool
  ) throws -> Bool {
    try lock.withLock { _ in
      guard let walk else { throw Revoked() }
      return try walk.reader.database.withDeadline(seconds: seconds) { try walk.next(row) }
    }
  }

  /// Calls `row` with each next document and with a reader of the same snapshot.
  package func next(
    seconds: Double, _ row: (UnsafeRawBufferPointer, Reader) throws -> Bool
  ) throws -> Bool {
    try lock.withLock { _ in
      guard let walk else { throw Revoked() }
      return try walk.reader.database.withDeadline(seconds: seconds) {
        try walk.next { document in try row(document, walk.reader) }
      }
    }
  }

  /// Has `body` read in the same snapshot, between rows, for so many seconds at the most.
  package func read(seconds: Double, _ body: (Reader) throws -> Void) throws {
    try lock.withLock { _ in
      guard let walk else { throw Revoked() }
      try walk.reader.database.withDeadline(seconds: seconds) { try body(walk.reader) }
    }
  }

  /// Ends the snapshot at once; whoever reads finds out at the next call.
  func revoke() {
    interruption.interrupt()
    lock.withLock { _ in walk = nil }
  }

  /// The place that the reading has come to; one thread at a time.
  private final class Walk {
    let reader: Reader
    private let pool: ReaderPool
    private let query: Query
    private var phases: [Query.Phase]
    private var statement: Statement?

    init(_ query: Query, _ handed: HandedReader, _ pool: ReaderPool) throws {
      (self.query, reader, self.pool) = (query, handed.reader, pool)
      phases = query.phases()
      // A small cache: many files may be sent at once, and each page of the database is read once for one.
      try reader.database.resizeCache(kibibytes: 2000)
      try reader.holdOn()
    }

    deinit {
      statement?.reset()
      guard (try? reader.database.resizeCache()) != nil else { return }
      pool.give(HandedReader(reader))
    }

    func next(_ row: (UnsafeRawBufferPointer) throws -> Bool) throws -> Bool {
      while let statement = try statement ?? start() {
        while try statement.step() {
          let goesOn = try statement.withBytes(1) { document in
            guard !document.isEmpty else {
              throw try reader.damaged(statement.int64(0), query.resource)
            }
            return try row(document)
          }
          guard goesOn else { return true }
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
      let next = try reader.database.statement(sql)
      try next.bind(values)
      statement = next
      return next
    }
  }
}
