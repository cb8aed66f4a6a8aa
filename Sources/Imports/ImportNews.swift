import Dispatch
package import JSON
import Synchronization

/// How far an import is, left by the thread that imports for whoever tells the client.
///
/// That thread never waits for the client, who is told the newest number of rows, not each.
package final class ImportNews: Sendable {
  /// Seconds between two lines where nothing is done: proxies give up connections on which nothing moves.
  private static let rest = 1.0

  private struct State {
    var rows = 0
    var isNews = true
    var end: JSON?
    var isTold = false
    package var isAbandoned = false
  }

  private let state = Mutex(State())
  private let signal = DispatchSemaphore(value: 0)

  package init() {}

  /// Whether nobody listens any longer.
  package var isAbandoned: Bool { state.withLock { $0.isAbandoned } }

  package func abandon() { state.withLock { $0.isAbandoned = true } }

  /// So many rows are done.
  package func put(rows: Int) {
    let isFirst = state.withLock { state in
      defer { (state.rows, state.isNews) = (rows, true) }
      return !state.isNews
    }
    if isFirst { signal.signal() }
  }

  /// The import ended; `line` says how.
  package func end(_ line: JSON) {
    state.withLock { $0.end = line }
    signal.signal()
  }

  /// The next line, waited for; nil after the last.
  package func next() -> JSON? {
    _ = signal.wait(timeout: .now() + ImportNews.rest)
    return state.withLock { state in
      guard !state.isTold else { return nil }
      if let end = state.end {
        state.isTold = true
        return end
      }
      state.isNews = false
      return ["progress": ["rows": .integer(Int64(state.rows))]]
    }
  }
}
