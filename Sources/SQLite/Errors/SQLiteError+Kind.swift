import CSQLite
import Foundation

extension SQLiteError {
  /// What a failure means to the program; each kind is handled in its own way.
  package enum Kind: Sendable, CaseIterable {
    /// The disk or a quota is full; nothing is written, reads go on, a later write may work.
    case full
    /// Another connection holds the lock.
    case busy
    /// Input or output failed: it is unknown whether the data is on disk.
    case storage
    /// The file cannot be written, or was moved away.
    case readOnly
    /// The file is damaged or not a database.
    case damaged
    /// A UNIQUE or PRIMARY KEY constraint refused the row.
    case unique
    /// A FOREIGN KEY constraint refused the row.
    case foreignKey
    /// A CHECK, NOT NULL or type constraint refused the row, or a trigger did.
    case constraint
    /// A value or a row exceeds a limit.
    case tooBig
    /// The deadline passed, or the statement was interrupted.
    case interrupted
    /// No memory, or the file cannot be opened.
    case unavailable
    /// The statement or its use is wrong: a bug in the program.
    case mistake
  }

  /// What the failure means to the program.
  package var kind: Kind {
    switch primary {
    case SQLITE_FULL: .full
    case SQLITE_IOERR: isOutOfSpace ? .full : .storage
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_READONLY: .readOnly
    case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
    case SQLITE_CONSTRAINT: constraintKind
    case SQLITE_TOOBIG: .tooBig
    case SQLITE_INTERRUPT: .interrupted
    case SQLITE_NOMEM, SQLITE_CANTOPEN: .unavailable
    default: .mistake
    }
  }

  /// Whether nothing may be committed any more on the connection where it happened.
  ///
  /// After a failed fsync a second one may succeed although the data is lost
  /// (wiki.postgresql.org/wiki/Fsync_Errors), so the connection is not used for writing again.
  var stopsWriting: Bool {
    switch kind {
    case .storage, .readOnly, .damaged: true
    case .full, .busy, .unique, .foreignKey, .constraint, .tooBig, .interrupted, .unavailable,
      .mistake:
      false
    }
  }

  // Measured on 3.40.1: ENOSPC comes as FULL, but quotas and size limits as a failed write, and a
  // full disk at the first open as a failed sizing of the -shm file (10 | 19 << 8 = 4874).
  private var isOutOfSpace: Bool {
    code == 4874 || (!isFailedSync && [ENOSPC, EDQUOT, EFBIG].contains(systemErrno))
  }

  // Some file systems only allocate at the sync, so that of a file (1034) or of its folder (1290)
  // can fail for lack of space; the whole transaction is in the log all the same, and a crash
  // recovers it.
  private var isFailedSync: Bool { code == 1034 || code == 1290 }

  private var constraintKind: Kind {
    switch code >> 8 {
    case 6, 8, 10: .unique  // PRIMARYKEY 1555, UNIQUE 2067, ROWID 2579
    case 3: .foreignKey  // FOREIGNKEY 787
    default: .constraint
    }
  }
}
