import Synchronization

/// A limit on how many pieces of work of one sort are under way.
final class Quota: Sendable {
  /// The right to do one piece of work; freed by `release`, or when its last reference goes.
  final class Place: Sendable {
    private let quota: Quota
    private let isHeld = Atomic(true)

    fileprivate init(_ quota: Quota) { self.quota = quota }

    /// Frees the place now, so that a client that asks again after its answer finds it free.
    func release() {
      guard isHeld.exchange(false, ordering: .relaxed) else { return }
      quota.used.withLock { $0 -= 1 }
    }

    deinit { release() }
  }

  let most: Int
  private let detail: String
  private let used = Mutex(0)
  private let refusals = Atomic<Int>(0)

  /// A quota of `most` places; `detail` tells clients what is under way when none is free.
  init(_ most: Int, _ detail: String) { (self.most, self.detail) = (most, detail) }

  /// The places in use now.
  var inUse: Int { used.withLock { $0 } }

  /// How often no place was free.
  var refused: Int { refusals.load(ordering: .relaxed) }

  /// Reserves a place; throws a `busy` problem if none is free.
  func acquire() throws -> Place {
    let isFree = used.withLock { used in
      guard used < most else { return false }
      used += 1
      return true
    }
    guard isFree else {
      refusals.add(1, ordering: .relaxed)
      throw Problem(.busy, detail, headers: [("Retry-After", "2")])
    }
    return Place(self)
  }
}
