/// How the writer is doing, for the health page and the metrics.
package struct WriterStatus: Sendable {
  /// The transactions committed that wrote something.
  package internal(set) var commits = 0
  /// The jobs whose outcome was announced.
  package internal(set) var jobs = 0
  /// The pages in the write-ahead log.
  package internal(set) var logPages = 0
  /// What the last checkpoint came to, `nil` before the first.
  package internal(set) var lastCheckpoint: Result<Checkpoint, SQLiteError>?
  /// The storage failure that stopped all writing.
  package internal(set) var failure: SQLiteError?
  /// The jobs that wait now.
  package internal(set) var queuedJobs = 0
  /// The bytes that wait now.
  package internal(set) var queuedBytes = 0
}
