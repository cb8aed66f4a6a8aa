import SQLite

/// What a failure below the records means, whatever engine is below; the API maps each case to one status.
package enum StorageFailure: Sendable {
  /// The disk or a quota is full; nothing was changed.
  case full
  /// Too much waits, or another process holds the file; nothing was changed.
  case busy
  /// The file or the memory for it cannot be had just now; nothing was changed.
  case unavailable
  /// The register is being closed.
  case closing
  /// The answer took longer than it may.
  case tooLong
  /// Whether a write was kept is unknown.
  case unknownOutcome
  /// A value is longer than can be kept.
  case tooBig
  /// A mistake of ours, or a damaged file.
  case other

  /// What `error` means; nil if it does not come from the storage.
  package init?(_ error: any Error) {
    switch error {
    case let error as SQLiteError:
      self =
        switch error.kind {
        case .full: .full
        case .busy: .busy
        case .unavailable: .unavailable
        case .interrupted: .tooLong
        case .storage, .readOnly: .unknownOutcome
        case .tooBig: .tooBig
        case .damaged, .unique, .foreignKey, .constraint, .mistake: .other
        }
    case let error as WriterError:
      self =
        switch error {
        case .overloaded, .rolledBack: .busy
        case .closed: .closing
        case .stopped: .unknownOutcome
        }
    default: return nil
    }
  }
}
