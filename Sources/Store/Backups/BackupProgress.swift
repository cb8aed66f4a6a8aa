/// How far a copy is.
package enum BackupProgress: Sendable, Equatable {
  /// So many bytes are written, of at most so many: what is deleted is not copied.
  case copying(bytes: Int, most: Int)
  /// The copy is opened and checked.
  case checking
  /// Its digest is worked out.
  case hashing
}
