import Dispatch

/// The writer's connection and its state; used only on the writer's queue.
final class WriterConnection {
  let database: Database
  let log = CommitLog()
  /// The time of the last checkpoint, in nanoseconds of the monotonic clock.
  private var lastCheckpoint: UInt64?
  private let busyMilliseconds: Int32

  init(path: String, _ configuration: Writer.Configuration) throws(SQLiteError) {
    database = try Database(path: path, mode: .readWrite, options: configuration.options)
    busyMilliseconds = configuration.options.busyMilliseconds
    try configuration.onOpen(database)
    database.countCommits(in: log)
  }

  /// The reason not to begin a transaction; nil if there is none.
  ///
  /// SQLite would write to a renamed or removed file without an error, and the data would be lost.
  var hindrance: SQLiteError? { database.hasMoved ? .moved : nil }

  /// Checkpoints if the log is long enough and the last checkpoint long enough ago.
  ///
  /// Both conditions, because with a reader on an old snapshot every commit past 1000 pages would
  /// try again (measured: 31 times slower).
  func checkpointIfDue(
    _ configuration: Writer.Configuration
  ) -> Result<Checkpoint, SQLiteError>? {
    let now = DispatchTime.now().uptimeNanoseconds
    let wait = UInt64(configuration.checkpointInterval * 1e9)
    guard log.pages >= configuration.checkpointPages,
      lastCheckpoint.map({ now - $0 >= wait }) ?? true
    else { return nil }
    lastCheckpoint = now
    return checkpoint(log.pages >= configuration.truncatePages ? .truncate : .passive)
  }

  /// Checkpoints now; emptying the log waits for readers at most 100 ms.
  func checkpoint(_ mode: Database.CheckpointMode) -> Result<Checkpoint, SQLiteError> {
    database.waitForLocks(milliseconds: 100)
    defer { database.waitForLocks(milliseconds: busyMilliseconds) }
    do {
      let checkpoint = try database.checkpoint(mode)
      log.pages = max(0, checkpoint.logPages)
      return .success(checkpoint)
    } catch {
      return .failure(error)
    }
  }

  /// Prepares the file for the next open: fresh statistics and an empty log.
  func finish() -> Result<Checkpoint, SQLiteError> {
    // Statistics only help the query planner; a failure to write them must not prevent closing.
    try? database.execute("PRAGMA optimize")
    return checkpoint(.truncate)
  }
}
