/// How the writer is doing, for the health page and the metrics.
package struct WriterStatus: Sendable {
  /// The transactions committed that wrote something.
  package internal(set) var commits = 0
  /// The jobs whose outcome was announced.
  package internal(set) var jobs = 0
  /// The pages in the write-ahead log.
  package internal(set) var logPages = 0
  /// The storage failure that stopped all writing.
  package internal(set) var failure: SQLiteError?
  /// The jobs that found the queue full.
  package internal(set) var refusedJobs = 0
  /// The jobs in each transaction that was tried.
  package internal(set) var groupJobs = Distribution([1, 2, 4, 8, 16, 32, 64, 128])
  /// The seconds that each transaction took, its sync among them.
  package internal(set) var commitSeconds = Distribution([
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ])
  /// The checkpoints tried: without hindrance, held up by a reader, failed.
  package internal(set) var checkpoints = (done: 0, busy: 0, failed: 0)
  /// The jobs that wait now.
  package internal(set) var queuedJobs = 0
  /// The bytes that wait now.
  package internal(set) var queuedBytes = 0
}
