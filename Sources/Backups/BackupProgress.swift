/// How far a copy is.
package enum BackupProgress: Sendable, Equatable {
  /// `bytes` are written, of at most `most`: free pages are not copied, so it may end before.
  case copying(bytes: Int, most: Int)
  /// The copy is opened and checked.
  case checking
  /// Its digest is worked out.
  case hashing
}
