import CSQLite
import Foundation

/// One connection to a database file, for one thread at a time.
///
/// The target opens databases, runs statements and owns the one writer; it knows no table.
/// Connections are opened NOMUTEX, because whoever owns one is alone with it: a worker its reader,
/// the writer's queue its writer (measured: 20 % faster than a mutex, and a shared connection has
/// half the throughput of a single thread).
package final class Database {
  package let path: String
  package let mode: Mode
  /// Stops the running statement from any thread.
  package let interruption: Interruption
  let handle: OpaquePointer
  let progress = ProgressLimit()
  /// Work put off to the end of the transaction.
  var deferred: [(Database) throws -> Void] = []
  private var cache: StatementCache

  /// Opens the file and sets the connection up for its role.
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
    // v2 waits for statements somebody still holds instead of failing.
    sqlite3_close_v2(handle)
  }

  /// The prepared statement for `sql`, reset and without values; kept for the next time.
  ///
  /// While a statement of the same text is in the middle of a run, the caller gets one of its own.
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

  /// Runs one or several statements without values, and drops their rows.
  package func execute(_ sql: String) throws(SQLiteError) {
    errno = 0  // so that after a failure it holds the reason of this one
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code: code, connection: handle, sql: sql) }
  }

  /// The rows the last INSERT, UPDATE or DELETE changed.
  package var changes: Int { Int(sqlite3_changes64(handle)) }

  /// Whether a transaction is open; after an error SQLite may have ended it on its own.
  package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Whether the file was renamed or removed under the connection, which SQLite would not notice.
  var hasMoved: Bool {
    var answer: Int32 = 0
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &answer)
    return answer != 0
  }

  private func prepare(_ sql: String) throws(SQLiteError) -> Statement {
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
      throw SQLiteError(code: SQLITE_MISUSE, message: "The text holds no statement.", sql: sql)
    }
    let statement = Statement(pointer)
    guard isSingle else {
      throw SQLiteError(
        code: SQLITE_MISUSE, message: "The text holds more than one statement.", sql: sql)
    }
    return statement
  }
}
