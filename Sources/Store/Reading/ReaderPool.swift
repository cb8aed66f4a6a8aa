import Synchronization

/// Readers that nobody uses just now: a new one has to read the schema of some 60 tables first.
final class ReaderPool: Sendable {
  /// The most that are kept, each with some megabytes; only downloads, of which there are few, need more at
  /// once.
  private static let most = 8

  private struct State {
    var idle: [HandedReader] = []
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Takes one that was given back; nil if there is none.
  func take() -> HandedReader? { state.withLock { $0.idle.popLast() } }

  /// Adds a reader that its user needs no longer; its snapshot is let go.
  func give(_ handed: HandedReader) {
    handed.reader.letGo()
    state.withLock { state in
      if !state.isClosed, state.idle.count < ReaderPool.most { state.idle.append(handed) }
    }
  }

  /// Closes all, and keeps none from now on: SQLite removes the write-ahead log with the last connection
  /// that closes, which must be the writer's.
  func close() {
    let idle = state.withLock { state in
      state.isClosed = true
      defer { state.idle = [] }
      return state.idle
    }
    withExtendedLifetime(idle) {}
  }
}
