import Records
import SQLite
import Synchronization

/// The committed folds of a register, shared by all who read and by the writer, which goes on from them.
package final class Folds: Sendable {
  /// A connection of the folds' own, for callers that have none.
  private struct Own {
    var database: Database?
    var isClosed = false
  }

  private let path: String
  private let catalogue: Catalogue
  private let state = Mutex(FoldState())
  private let own = Mutex(Own())

  init(path: String, catalogue: Catalogue) { (self.path, self.catalogue) = (path, catalogue) }

  /// Closes the connection: SQLite removes the write-ahead log with the last one that closes, which must be
  /// the writer's.
  func close() {
    own.withLock { own in
      own.database = nil
      own.isClosed = true
    }
  }

  /// The fold with everything that is committed now, and the sequence number up to which it goes.
  func current<Fold: LogFold>(_ fold: Fold.Type) throws -> (seq: Int64, value: Fold) {
    try own.withLock { own in
      let database = try own.database ?? Store.reading(path)
      if !own.isClosed { own.database = database }
      // The snapshot is begun while no fold can move on, so none is ahead of it.
      return try state.withLock { state in
        try database.read {
          try state.current(fold, on: database, catalogue, keepsJournal: false) { nil }
        }
      }
    }
  }

  /// The fold as of the snapshot that `database` reads; throws `Behind` if it has moved on from there.
  func current<Fold: LogFold>(_ fold: Fold.Type, on database: Database) throws -> Fold {
    try state.withLock { state in
      try database.read {
        try state.current(fold, on: database, catalogue, keepsJournal: false) { nil }.value
      }
    }
  }

  /// Every fold there is, as of the snapshot that `hold` begins on `database`.
  ///
  /// It is begun while no fold can move on, so none is ahead of it.
  func all(on database: Database, _ hold: () throws -> Void) throws
    -> [ObjectIdentifier: any LogFold]
  {
    try state.withLock { state in
      try hold()
      return try state.all(on: database)
    }
  }
}
