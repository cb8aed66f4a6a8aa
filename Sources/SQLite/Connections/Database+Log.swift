import CSQLite
import Foundation

extension Database {
  /// How thorough a checkpoint is (sqlite.org/c3ref/wal_checkpoint_v2.html).
  package enum CheckpointMode: Sendable {
    /// Copies what no reader needs, and waits for nobody.
    case passive
    /// Copies everything and empties the -wal file; waits for readers as long as the lock timeout.
    case truncate
  }

  /// Copies pages from the log to the database file.
  package func checkpoint(_ mode: CheckpointMode) throws(SQLiteError) -> Checkpoint {
    let code = mode == .passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE
    var pages: Int32 = -1
    var copied: Int32 = -1
    errno = 0  // so that after a failure it holds the reason of this one
    let answer = sqlite3_wal_checkpoint_v2(handle, "main", code, &pages, &copied)
    guard answer == SQLITE_OK || answer & 0xFF == SQLITE_BUSY else {
      throw SQLiteError(code: answer, connection: handle, sql: nil)
    }
    return Checkpoint(isBusy: answer != SQLITE_OK, logPages: Int(pages), copiedPages: Int(copied))
  }

  /// Sets how long to wait for a lock.
  func waitForLocks(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  /// Has `log` count the commits that wrote; replaces SQLite's own checkpoint after each commit.
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

  /// The first fault `quick_check` finds, or `nil` if the file is sound.
  package func quickCheck() throws(SQLiteError) -> String? {
    let statement = try statement("PRAGMA quick_check(1)")
    defer { statement.reset() }
    guard try statement.step() else { return "quick_check gave no answer" }
    let answer = statement.string(0)
    return answer == "ok" ? nil : answer
  }
}
