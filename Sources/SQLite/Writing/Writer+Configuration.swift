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
    /// The pages in the log from which a checkpoint is tried.
    package var checkpointPages = 1000
    /// The seconds between two tries.
    package var checkpointInterval = 0.2
    /// The pages in the log from which a checkpoint waits for readers and empties it (256 MB).
    package var truncatePages = 65_536
    /// The seconds without a commit after which the log is emptied.
    package var idleSeconds = 5.0
    /// How the connection is opened.
    package var options = Database.Options()
    /// Called on the writer's queue after each commit that wrote, before the jobs are told.
    package var onCommit: @Sendable (_ generation: Int) -> Void = { _ in }
    /// Called on the writer's queue after each checkpoint.
    package var onCheckpoint: @Sendable (Result<Checkpoint, SQLiteError>) -> Void = { _ in }

    package init() {}
  }
}
