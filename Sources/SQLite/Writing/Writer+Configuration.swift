import Foundation

extension Writer {
  /// The writer's limits; the defaults are those measured in a server.
  package struct Configuration: Sendable {
    /// The most jobs that may wait.
    package var maxQueuedJobs = 1024
    /// The most bytes that may wait, as the jobs count themselves.
    package var maxQueuedBytes = 16 << 20
    /// The most jobs in one transaction.
    package var maxGroupJobs = 128
    /// The most bytes in one transaction.
    package var maxGroupBytes = 4 << 20
    /// The bytes that stay free on the disk: with less, only jobs are written that may use the reserve, so
    /// that a restart still finds room for the files beside the database.
    package var reservedBytes = 0
    /// The pages in the log from which a checkpoint is tried (8 MB).
    package var checkpointPages = 1000
    /// The seconds between two tries.
    package var checkpointInterval = 0.2
    /// The pages in the log from which a reader is asked to end that keeps it from being copied (64 MB).
    package var crowdedPages = 8192
    /// The pages in the log from which a checkpoint waits for readers and empties it (256 MB).
    package var truncatePages = 32_768
    /// The seconds without a commit after which the log is emptied.
    package var idleSeconds = 5.0
    /// The seconds between two looks at the file, and before the first try to open it anew.
    package var watchSeconds = 1.0
    /// How the connection is opened.
    package var options = Database.Options()
    /// Called on the writer's queue after each commit that wrote, before the jobs are told.
    package var onCommit: @Sendable (_ generation: Int) -> Void = { _ in }
    /// Called on the writer's queue after each checkpoint.
    package var onCheckpoint: @Sendable (Result<Checkpoint, SQLiteError>) -> Void = { _ in }
    /// Called on the writer's queue when something happened that an operator wants to know.
    package var onEvent: @Sendable (WriterEvent) -> Void = { _ in }

    package init() {}

    /// Why jobs that may not use the reserve must wait, with the file at `path`; nil if there is more room
    /// than that, or nobody knows.
    func shortage(beside path: String) -> SQLiteError? {
      guard reservedBytes > 0, let free = DurableFile.freeBytes(beside: path), free < reservedBytes
      else { return nil }
      return SQLiteError(code: 13, message: "Only \(free) bytes are free.", systemErrno: ENOSPC)
    }
  }

  /// Whether writes are refused because the disk has less room than stays free.
  package var lacksRoom: Bool { configuration.shortage(beside: path) != nil }
}
