import CSQLite
import Foundation

/// A failure reported by SQLite; decide by its code, never by its message.
package struct SQLiteError: Error, Sendable, Hashable {
  /// The extended result code (sqlite.org/rescode.html).
  package let code: Int32
  /// SQLite's own message, for the log.
  package let message: String
  /// The SQL text with its parameters unfilled: it never contains bound values.
  package internal(set) var sql: String?
  /// The `errno` of an input/output failure, else 0.
  package let systemErrno: Int32

  /// The code's lowest byte: the primary result code.
  package var primary: Int32 { code & 0xFF }

  package init(code: Int32, message: String, sql: String? = nil, systemErrno: Int32 = 0) {
    self.code = code
    self.message = message
    self.sql = sql
    self.systemErrno = systemErrno
  }

  /// The failure that the connection has just had; create it before anything else changes `errno`.
  ///
  /// `sqlite3_system_errno` would be the documented source, but 3.40 does not set it when COMMIT
  /// fails (tried), and it only passes `errno` on anyway.
  init(code: Int32, connection: OpaquePointer?, sql: String?) {
    let lastErrno = errno
    let hasErrno = [SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN].contains(code & 0xFF)
    self.init(
      code: code,
      message: String(cString: connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)),
      sql: sql,
      systemErrno: hasErrno ? lastErrno : 0)
  }
}

extension SQLiteError {
  /// The file was renamed or removed while open (SQLITE_READONLY_DBMOVED).
  static let moved = SQLiteError(code: 1032, message: "The file was renamed or removed.")
}

extension SQLiteError: CustomStringConvertible {
  /// Everything except bound values, on one line for the log.
  package var description: String {
    var text = "SQLite error \(code): \(message)"
    if systemErrno != 0 { text += " (\(String(cString: strerror(systemErrno))))" }
    if let sql { text += ", in: \(sql)" }
    return text
  }
}
