/// The writer's counters and state, for the health page and the metrics.
package struct WriterStatus: Sendable {
  /// The number of transactions committed that wrote something.
  package internal(set) var commits = 0
  /// The number of jobs completed, with success or failure.
  package internal(set) var jobs = 0
  /// The number of pages in the write-ahead log.
  package internal(set) var logPages = 0
  /// The storage failure that stopped all writing; nil while writing works.
  package internal(set) var failure: SQLiteError?
  /// Whether writing stopped for as long as this process has the file, because that is damaged.
  package internal(set) var isCondemned = false
  /// The number of jobs refused because the queue was full.
  package internal(set) var refusedJobs = 0
  /// A histogram of the jobs in each transaction.
  package internal(set) var groupJobs = Distribution([1, 2, 4, 8, 16, 32, 64, 128])
  /// A histogram of the seconds that each transaction took, including its sync.
  package internal(set) var commitSeconds = Distribution([
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ])
  /// The number of checkpoints: finished, blocked by a reader, failed.
  package internal(set) var checkpoints = (done: 0, busy: 0, failed: 0)
  /// Why the last checkpoint failed, if it did: what is committed stays in the log, which grows.
  package internal(set) var checkpointFailure: SQLiteError?
  /// The number of jobs that wait now.
  package internal(set) var queuedJobs = 0
  /// The number of bytes that wait now.
  package internal(set) var queuedBytes = 0
}
