import Foundation
import Records
import SQLite

/// What a failure of the storage means, whatever the engine; the API maps each case to one status.
package enum StorageFailure: Sendable {
  /// The disk or a quota is full; nothing was changed.
  case full
  /// Too many writes wait, or another process has locked the file; nothing was changed.
  case busy
  /// A file, a folder or memory is not available just now; nothing was changed.
  case unavailable
  /// The register is being closed.
  case closing
  /// The work took longer than its limit.
  case tooLong
  /// Input or output failed; whether a write was kept is unknown.
  case unknownOutcome
  /// Writing stopped after such a failure, until the file is found sound; nothing was changed.
  case stopped
  /// The file cannot be written, or was moved away; nothing was changed.
  case readOnly
  /// The file is damaged, as far as this read or write saw.
  case damaged
  /// A value is longer than the engine can store.
  case tooBig
  /// A mistake of this program.
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
        case .storage: .unknownOutcome
        case .readOnly: .readOnly
        case .damaged: .damaged
        case .tooBig: .tooBig
        // The validator and the rules should have refused before; so it is this program's mistake.
        case .unique, .foreignKey, .constraint, .mistake: .other
        }
    case let error as WriterError:
      self =
        switch error {
        case .overloaded, .rolledBack: .busy
        case .closed: .closing
        case .stopped(let error): error.kind == .readOnly ? .readOnly : .stopped
        }
    case is DamagedRecord: self = .damaged
    case is FileLock.Held: self = .busy
    case let error as FileError:
      self = [ENOSPC, EDQUOT].contains(error.systemErrno) ? .full : .unavailable
    default: return nil
    }
  }
}
