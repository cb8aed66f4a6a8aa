import Synchronization

/// The bytes of request bodies that may be held in memory at one time, of all connections of a server together.
///
/// A thousand clients that each send a body as long as one may be would otherwise take a gigabyte.
final class BodyBudget: Sendable {
  private let left: Atomic<Int>

  init(_ bytes: Int) { left = Atomic(bytes) }

  /// Takes so many bytes; false, and none taken, if there are not so many.
  func take(_ count: Int) -> Bool {
    if left.subtract(count, ordering: .relaxed).newValue >= 0 { return true }
    give(count)
    return false
  }

  func give(_ count: Int) { left.add(count, ordering: .relaxed) }
}
