import Synchronization

/// The bytes of request bodies that one server may keep in memory at one time.
///
/// Without it, a thousand clients each sending a body of the maximum size could use a gigabyte.
final class BodyBudget: Sendable {
  private let left: Atomic<Int>

  init(_ bytes: Int) { left = Atomic(bytes) }

  /// Reserves `count` bytes, or none and returns false when fewer are left.
  func reserve(_ count: Int) -> Bool {
    if left.subtract(count, ordering: .relaxed).newValue >= 0 { return true }
    release(count)
    return false
  }

  func release(_ count: Int) { left.add(count, ordering: .relaxed) }
}
