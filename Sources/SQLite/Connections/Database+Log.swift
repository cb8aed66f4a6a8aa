import CSQLite
import Foundation

extension Database {
  /// How thorough a checkpoint is (sqlite.org/c3ref/wal_checkpoint_v2.html).
  package enum CheckpointMode: Sendable {
    /// Copies the pages that no reader needs, and never waits.
    case passive
    /// Copies all pages and empties the -wal file; waits for readers up to the lock timeout.
    case truncate
  }

  /// Copies pages from the write-ahead log to the database file.
  package func checkpoint(_ mode: CheckpointMode) throws(SQLiteError) -> Checkpoint {
    let code = mode == .passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE
    var pages: Int32 = -1
    var copied: Int32 = -1
    errno = 0  // so that after a failure it holds the reason of this one
    let result = sqlite3_wal_checkpoint_v2(handle, "main", code, &pages, &copied)
    guard result == SQLITE_OK || result & 0xFF == SQLITE_BUSY else {
      throw SQLiteError(code: result, connection: handle, sql: nil)
    }
    return Checkpoint(isBusy: result != SQLITE_OK, logPages: Int(pages), copiedPages: Int(copied))
  }

  /// Sets how long to wait for a lock.
  func waitForLocks(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  /// Counts every commit that writes in `log`; turns off SQLite's automatic checkpoints.
  func countCommits(in log: CommitLog) {
    // Unretained: the writer keeps the log next to the connection.
    let context = Unmanaged.passUnretained(log).toOpaque()
    sqlite3_wal_hook(
      handle,
      { context, _, _, pages in
        guard let context else { return SQLITE_OK }
        let log = Unmanaged<CommitLog>.fromOpaque(context).takeUnretainedValue()
        log.commits += 1
        log.pages = Int(pages)
        return SQLITE_OK
      }, context)
  }

  /// The first fault that `quick_check` finds, or `nil` if the file is sound.
  package func quickCheck() throws(SQLiteError) -> String? {
    let statement = try statement("PRAGMA quick_check(1)")
    defer { statement.reset() }
    guard try statement.step() else { return "quick_check returned no row" }
    let fault = statement.string(0)
    return fault == "ok" ? nil : fault
  }
}
