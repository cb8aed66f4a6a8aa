import CSQLite
import Synchronization

/// The SQLite library that the program runs with.
package enum SQLiteLibrary {
  private static let log = Mutex<(@Sendable (String) -> Void)?>(nil)

  /// Its version, such as `3.40.1`.
  package static var version: String { String(cString: sqlite3_libversion()) }

  /// Sends SQLite's own log messages about files (recoveries, failed calls) to `handler`.
  ///
  /// Call it before any database is opened, or nothing arrives. A later call replaces the handler.
  package static func sendLog(to handler: @escaping @Sendable (String) -> Void) {
    log.withLock { $0 = handler }
    concordat_config_log { _, code, message in
      // Statements that a constraint or a deadline ended are not worth a log line.
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

  /// Has the library count no memory, once, before any database is opened.
  ///
  /// Nobody asks for the figure, and a lock for each allocation took a twentieth of a write.
  private static let settings: Void = { _ = concordat_config_memory_status(0) }()

  /// Throws for a library older than the one measured, or one built without threads.
  static func check() throws(SQLiteError) {
    settings
    guard sqlite3_libversion_number() >= 3_040_001, sqlite3_threadsafe() != 0 else {
      throw SQLiteError(
        code: SQLITE_MISUSE,
        message: "SQLite \(version) is too old or built without threads; 3.40.1 is needed.")
    }
  }
}
