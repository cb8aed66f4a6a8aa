import Synchronization

/// Readers that nobody uses just now: a new one takes some 60 tables in before it reads.
final class ReaderPool: Sendable {
  /// Each keeps some megabytes; more are needed at once by files alone, of which there are few.
  private static let most = 8

  private struct State {
    var idle: [HandedReader] = []
    var isClosed = false
  }

  private let state = Mutex(State())

  /// One that was given back; nil if there is none.
  func take() -> HandedReader? { state.withLock { $0.idle.popLast() } }

  /// Takes a reader that its user needs no longer, without its snapshot.
  func give(_ handed: HandedReader) {
    handed.reader.letGo()
    state.withLock { state in
      if !state.isClosed, state.idle.count < ReaderPool.most { state.idle.append(handed) }
    }
  }

  /// Gives all up, and keeps none from now on: the log goes with the last connection that closes, and that
  /// must be the writer's.
  func close() {
    let idle = state.withLock { state in
      state.isClosed = true
      defer { state.idle = [] }
      return state.idle
    }
    withExtendedLifetime(idle) {}
  }
}
