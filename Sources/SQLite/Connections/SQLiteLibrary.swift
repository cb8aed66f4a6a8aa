import CSQLite
import Synchronization

/// The SQLite library the program runs with.
package enum SQLiteLibrary {
  private static let log = Mutex<(@Sendable (String) -> Void)?>(nil)

  /// Its version, such as `3.40.1`.
  package static var version: String { String(cString: sqlite3_libversion()) }

  /// Sends what SQLite's own log says of files (recoveries, failed calls) to `handler`.
  ///
  /// It must come before any opening, or nothing arrives; later calls change who is told.
  package static func sendLog(to handler: @escaping @Sendable (String) -> Void) {
    log.withLock { $0 = handler }
    concordat_config_log { _, code, message in
      // Statements that a constraint or a deadline ended are no news.
      guard SQLiteLibrary.tellingCodes.contains(code & 0xFF), let message,
        let handler = SQLiteLibrary.log.withLock({ $0 })
      else { return }
      handler("SQLite \(code): \(String(cString: message))")
    }
  }

  private static let tellingCodes: Set<Int32> = [
    SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_NOTADB, SQLITE_NOTICE,
    SQLITE_WARNING,
  ]

  /// Refuses a library older than the one all this was measured with, or one without threads.
  static func check() throws(SQLiteError) {
    guard sqlite3_libversion_number() >= 3_040_001, sqlite3_threadsafe() != 0 else {
      throw SQLiteError(
        code: SQLITE_MISUSE,
        message: "SQLite \(version) is too old or built without threads; 3.40.1 is needed.")
    }
  }
}
