/// A change in the writer's state that an operator should know of.
package enum WriterEvent: Sendable, Hashable {
  /// Writing has stopped; reading goes on.
  case stopped(SQLiteError)
  /// The file was found damaged: nothing is written any more, and reading goes on where it can.
  case condemned(SQLiteError)
  /// The file was reopened and found sound; writing goes on.
  case resumed
  /// This process cannot use the file any more; the next one may recover it.
  case lost(SQLiteError)
  /// Another process had the write lock, and all waiting jobs were refused.
  case locked
  /// A checkpoint failed: the log was not copied into the file.
  case checkpointFailed(SQLiteError)
  /// A reader prevents the log, now this many pages long, from being copied into the file.
  case crowded(pages: Int)
}
