/// Why the writer did not keep a job, apart from what the job itself or SQLite said.
package enum WriterError: Error, Sendable, Hashable {
  /// Too many jobs or bytes wait; nothing was tried.
  case overloaded
  /// The writer is closed; nothing was tried.
  case closed
  /// Writing stopped after a storage failure, given here; nothing was tried.
  case stopped(SQLiteError)
  /// Another job of the same group ended their transaction; nothing was kept.
  case rolledBack
}
