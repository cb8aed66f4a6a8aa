/// Why the writer did not commit a job, apart from errors of the job itself or of SQLite.
package enum WriterError: Error, Sendable, Hashable {
  /// The queue is full; the job was not tried.
  case overloaded
  /// The writer is closed; the job was not tried.
  case closed
  /// Writing stopped after this storage failure; the job was not tried.
  case stopped(SQLiteError)
  /// Another job of the same group ended their transaction; nothing was committed.
  case rolledBack
}
