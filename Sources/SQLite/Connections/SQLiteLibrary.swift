import CSQLite
import Synchronization

/// The SQLite library the program runs with.
package enum SQLiteLibrary {
  private static let log = Mutex<(@Sendable (Int32, String) -> Void)?>(nil)

  /// Its version, such as `3.40.1`.
  package static var version: String { String(cString: sqlite3_libversion()) }

  /// Sends SQLite's own log (recoveries, failed calls) to `handler`; must come before any opening.
  ///
  /// It is `false` when SQLite was in use already and keeps its log to itself.
  package static func sendLog(
    to handler: @escaping @Sendable (_ code: Int32, _ message: String) -> Void
  ) -> Bool {
    log.withLock { $0 = handler }
    let code = concordat_config_log { _, code, message in
      guard let message, let handler = SQLiteLibrary.log.withLock({ $0 }) else { return }
      handler(code, String(cString: message))
    }
    return code == SQLITE_OK
  }

  /// Refuses a library older than the one all this was measured with, or one without threads.
  static func check() throws(SQLiteError) {
    guard sqlite3_libversion_number() >= 3_040_001, sqlite3_threadsafe() != 0 else {
      throw SQLiteError(
        code: SQLITE_MISUSE,
        message: "SQLite \(version) is too old or built without threads; 3.40.1 is needed.")
    }
  }
}
