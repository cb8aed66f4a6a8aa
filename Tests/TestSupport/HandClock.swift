import Synchronization

/// A monotonic clock that stands still until a test moves it on, so that no limit passes by itself.
package final class HandClock: Sendable {
  private let time = Atomic<Int64>(1_000_000_000_000)

  package init() {}

  /// The time in nanoseconds.
  package var now: Int64 { time.load(ordering: .acquiring) }

  /// Moves the clock on.
  package func advance(seconds: Double) {
    time.add(Int64(seconds * 1e9), ordering: .acquiringAndReleasing)
  }
}
