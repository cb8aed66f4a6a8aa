import Synchronization

/// Shared by a connection that waits for a response and the thread that makes it.
package final class Watch: Sendable {
  private let ended = Atomic<Bool>(false)
  private let sign = Atomic<Int64>(0)
  private let ticks: @Sendable () -> Int64

  /// `ticks` is the clock of who waits for the answer.
  init(_ ticks: @escaping @Sendable () -> Int64) { self.ticks = ticks }

  /// Whether the response is no longer wanted.
  ///
  /// True once the client is gone, has been sent a time-out, or the server stops.
  package var isOver: Bool { ended.load(ordering: .acquiring) }

  /// Reports progress, which restarts the time allowed for the response.
  package func goOn() { sign.store(ticks(), ordering: .relaxed) }

  /// When progress was last reported, in nanoseconds of that clock; 0 if never.
  var lastSign: Int64 { sign.load(ordering: .relaxed) }

  func end() { ended.store(true, ordering: .releasing) }
}
