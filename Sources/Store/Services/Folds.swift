import Records
import SQLite
import Synchronization

/// The committed folds of a register, shared by all who read and by the writer, which goes on from them.
package final class Folds: Sendable {
  private struct Shared {
    var state = FoldState()
    var database: Database?
    var isClosed = false
  }

  private let path: String
  private let catalogue: Catalogue
  private let shared = Mutex(Shared())

  init(path: String, catalogue: Catalogue) { (self.path, self.catalogue) = (path, catalogue) }

  /// Gives the connection up: the log goes with the last one that closes, and that must be the writer's.
  func close() {
    shared.withLock { shared in
      shared.database = nil
      shared.isClosed = true
    }
  }

  /// The fold with everything that is committed now, and the sequence number up to which it goes.
  func current<Fold: LogFold>(_ fold: Fold.Type) throws -> (seq: Int64, value: Fold) {
    try shared.withLock { shared in
      let database = try shared.database ?? Store.reading(path)
      if !shared.isClosed { shared.database = database }
      return try database.read {
        try shared.state.current(fold, on: database, catalogue, keepsJournal: false) { nil }
      }
    }
  }
}
