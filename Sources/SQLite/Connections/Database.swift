import CSQLite
import Foundation

/// One connection to a database file, for one thread at a time.
///
/// Connections are opened NOMUTEX, because each has a single owner: a worker its reader, the
/// writer's queue its writer (measured: 20 % faster than with a mutex, and a connection shared by
/// threads has half the throughput of a single thread). This target opens databases, runs
/// statements and owns the one writer; it knows no table.
package final class Database {
  package let path: String
  package let mode: Mode
  /// Interrupts the running statement from any thread.
  package let interruption: Interruption
  let handle: OpaquePointer
  let progress = ProgressLimit()
  /// Work deferred to the end of the transaction.
  var deferred: [(Database) throws -> Void] = []
  /// The number of changes that went with a savepoint.
  var undone: Int64 = 0
  /// What whoever writes keeps for the length of one transaction.
  ///
  /// It goes when the transaction ends, and when a savepoint of it is given up.
  package var companion: AnyObject?
  private var cache: StatementCache

  /// Opens the file and configures the connection for its mode.
  package init(
    path: String, mode: Mode, options: Options = Options()
  ) throws(SQLiteError) {
    try SQLiteLibrary.check()
    handle = try Self.open(path, mode)
    self.path = path
    self.mode = mode
    interruption = Interruption(handle)
    cache = StatementCache(limit: options.statementLimit)
    try configure(options)
  }

  deinit {
    interruption.invalidate()
    cache.removeAll()
    // v2 waits for statements that are still in use instead of failing.
    sqlite3_close_v2(handle)
  }

  /// The prepared statement for `sql`, reset and without values, from the cache if it is there.
  ///
  /// While a statement of the same text is running, the caller gets a separate one.
  package func statement(_ sql: String) throws(SQLiteError) -> Statement {
    if let kept = cache.find(sql) {
      guard kept.isBorrowed || sqlite3_stmt_busy(kept.pointer) != 0 else {
        kept.reset()
        return kept
      }
      return try prepare(sql)
    }
    let statement = try prepare(sql)
    cache.keep(statement, for: sql)
    return statement
  }

  /// Runs one or several statements without values, and discards their rows.
  package func execute(_ sql: String) throws(SQLiteError) {
    errno = 0  // so that after a failure it holds the reason of this one
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code: code, connection: handle, sql: sql) }
  }

  /// The number of rows changed by the last INSERT, UPDATE or DELETE.
  package var changes: Int { Int(sqlite3_changes64(handle)) }

  /// Whether a transaction is open; after an error SQLite may have ended it by itself.
  package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Whether a snapshot is being read: in a transaction that has read something, or by a statement under way.
  package var hasSnapshot: Bool { sqlite3_txn_state(handle, nil) != SQLITE_TXN_NONE }

  /// Whether the file was renamed or removed while open, which SQLite does not check.
  var hasMoved: Bool {
    var hasMoved: Int32 = 0
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
    return hasMoved != 0
  }

  func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var pointer: OpaquePointer?
    var isSingle = true
    var text = sql
    let code = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { characters in
        var rest: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v3(
          handle, characters.baseAddress, Int32(clamping: characters.count),
          UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, &rest)
        if let rest, let start = characters.baseAddress {
          isSingle = characters[(rest - start)...].allSatisfy { $0 <= 0x20 || $0 == 0x3B }
        }
        return code
      }
    }
    guard code == SQLITE_OK else { throw SQLiteError(code: code, connection: handle, sql: sql) }
    guard let pointer else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "The text has no statement.", sql: sql)
    }
    let statement = Statement(pointer)
    guard isSingle else {
      throw SQLiteError(
        code: SQLITE_MISUSE, message: "The text has more than one statement.", sql: sql)
    }
    return statement
  }
}
