import Synchronization

/// What the maker of an answer and the connection that waits for it tell each other.
package final class Watch: Sendable {
  private let ended = Atomic<Bool>(false)
  private let sign = Atomic<Int64>(0)

  init() {}

  /// Whether nobody waits for the answer any more: the client is gone, was told that it takes too long, or
  /// the server stops.
  package var isOver: Bool { ended.load(ordering: .acquiring) }

  /// Says that the work goes on, so that the time for the answer begins anew.
  package func goOn() { sign.store(Clock.monotonic(), ordering: .relaxed) }

  /// When the work last said that it goes on, in nanoseconds of the monotonic clock; 0 if never.
  var lastSign: Int64 { sign.load(ordering: .relaxed) }

  func end() { ended.store(true, ordering: .releasing) }
}
