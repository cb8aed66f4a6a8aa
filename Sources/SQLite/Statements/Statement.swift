import CSQLite
import Foundation

/// A prepared statement of one connection; after a step it reads the columns of the current row.
///
/// A SELECT that was stepped and not reset keeps its snapshot, and so the write-ahead log, alive.
/// `Database.query`, `first` and `run` always reset; after stepping by hand, call `reset`.
package final class Statement {
  let pointer: OpaquePointer
  /// True while a scoped query runs, so that a nested one with the same SQL gets its own statement.
  var isBorrowed = false
  /// When the cache last returned it, counted in cache lookups.
  var lastUse = 0
  private let parameterCount: Int

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
    parameterCount = Int(sqlite3_bind_parameter_count(pointer))
  }

  deinit { sqlite3_finalize(pointer) }

  /// The SQL it was prepared from.
  package var sql: String { String(cString: sqlite3_sql(pointer)) }

  /// Advances to the next row; `false` when there is none.
  package func step() throws(SQLiteError) -> Bool {
    errno = 0  // so that after a failure it holds the reason of this one
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let error = error(code)
      sqlite3_reset(pointer)
      throw error
    }
  }

  /// Ends the run, releases its locks and clears the bound values.
  package func reset() {
    sqlite3_reset(pointer)
    if parameterCount > 0 { sqlite3_clear_bindings(pointer) }
  }

  /// Binds `values`, runs to the end and resets.
  package func run(_ values: Value...) throws(SQLiteError) { try run(values) }

  /// Binds `values`, runs to the end and resets.
  package func run(_ values: [Value]) throws(SQLiteError) {
    defer { reset() }
    try bind(values)
    while try step() {}
  }

  /// Binds one value to each parameter, in order.
  package func bind(_ values: [Value]) throws(SQLiteError) {
    guard values.count == parameterCount else {
      throw SQLiteError(
        code: SQLITE_MISUSE,
        message: "The statement needs \(parameterCount) values but got \(values.count).", sql: sql)
    }
    for (index, value) in values.enumerated() { try bind(index + 1, value) }
  }

  func error(_ code: Int32) -> SQLiteError {
    var error = SQLiteError(code: code, connection: sqlite3_db_handle(pointer), sql: nil)
    error.sql = sql
    return error
  }
}
