import Dispatch

/// The writer's connection with what belongs to it; only the writer's queue touches it.
final class WriterConnection {
  let database: Database
  let log = CommitLog()
  /// When a checkpoint was tried last, in nanoseconds of the monotonic clock.
  private var lastCheckpoint: UInt64?
  private let busyMilliseconds: Int32

  init(path: String, options: Database.Options) throws(SQLiteError) {
    database = try Database(path: path, mode: .readWrite, options: options)
    busyMilliseconds = options.busyMilliseconds
    database.countCommits(in: log)
  }

  /// Why a transaction must not even begin; nil if it may.
  ///
  /// A file that was renamed or removed would take it without an error, and nobody would find it again.
  var hindrance: SQLiteError? { database.hasMoved ? .moved : nil }

  /// Checkpoints if the log is long enough and the last try long enough ago.
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

  /// Checkpoints now; emptying the log waits for readers 100 ms at the most.
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

  /// Leaves the file ready for whoever opens it next: fresh statistics and an empty log.
  func finish() -> Result<Checkpoint, SQLiteError> {
    // Statistics only help the planner; a failure to write them must not keep us from closing.
    try? database.execute("PRAGMA optimize")
    return checkpoint(.truncate)
  }
}
