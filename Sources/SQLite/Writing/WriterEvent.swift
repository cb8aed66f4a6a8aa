/// What happened to the writer, apart from its work.
package enum WriterEvent: Sendable, Hashable {
  /// Nothing more is written; reading goes on.
  case stopped(SQLiteError)
  /// The file was opened anew and found sound; writing goes on.
  case resumed
  /// The file cannot be used any more by this process; the next one may recover it.
  case lost(SQLiteError)
  /// Another process held the write lock, and everything that waited was refused.
  case locked
  /// The log was not copied into the file.
  case checkpointFailed(SQLiteError)
  /// A reader keeps the log, which has so many pages, from being copied into the file.
  case crowded(pages: Int)
}
