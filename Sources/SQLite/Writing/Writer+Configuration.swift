import Foundation

extension Writer {
  /// The writer's limits; the defaults were measured in a server.
  package struct Configuration: Sendable {
    /// The most jobs that may wait.
    package var maxQueuedJobs = 1024
    /// The most bytes that may wait, by the sizes given with the jobs.
    package var maxQueuedBytes = 16 << 20
    /// The most jobs in one transaction.
    package var maxGroupJobs = 128
    /// The most bytes in one transaction.
    package var maxGroupBytes = 4 << 20
    /// The bytes to keep free on the disk.
    ///
    /// With less, only jobs that may use the reserve are written, so that a restart still finds
    /// space for the files beside the database.
    package var reservedBytes = 0
    /// The pages in the log from which a checkpoint is tried (8 MB).
    package var checkpointPages = 1000
    /// The least seconds between two checkpoints.
    package var checkpointInterval = 0.2
    /// The pages in the log from which a blocking reader is asked to end (64 MB).
    package var crowdedPages = 8192
    /// The pages in the log from which a checkpoint waits for readers and empties it (256 MB).
    package var truncatePages = 32_768
    /// The seconds without a commit after which the log is emptied.
    package var idleSeconds = 5.0
    /// The seconds between two checks of the file, and before the first attempt to reopen it.
    package var watchSeconds = 1.0
    /// The options of the writer's connection.
    package var options = Database.Options()
    /// Called with the writer's connection before it is used, each time that it is opened.
    package var onOpen: @Sendable (Database) throws(SQLiteError) -> Void = {
      (_: Database) throws(SQLiteError) in
    }
    /// Called on the writer's queue after each commit that wrote, before the jobs' completions.
    package var onCommit: @Sendable (_ generation: Int) -> Void = { _ in }
    /// Called on the writer's queue after each checkpoint.
    package var onCheckpoint: @Sendable (Result<Checkpoint, SQLiteError>) -> Void = { _ in }
    /// Called on the writer's queue for every event that an operator should know of.
    package var onEvent: @Sendable (WriterEvent) -> Void = { _ in }

    package init() {}

    /// The reason to refuse jobs that may not use the reserve, for the disk of the file at `path`.
    ///
    /// Nil if more than the reserve is free, or if that is unknown.
    func shortage(beside path: String) -> SQLiteError? {
      guard reservedBytes > 0, let free = DurableFile.freeBytes(beside: path), free < reservedBytes
      else { return nil }
      return SQLiteError(code: 13, message: "Only \(free) bytes are free.", systemErrno: ENOSPC)
    }
  }

  /// Whether writes are refused because the disk has less free space than the reserve.
  package var lacksRoom: Bool { configuration.shortage(beside: path) != nil }
}
