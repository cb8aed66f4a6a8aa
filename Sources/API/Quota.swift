import Synchronization

/// A bound on how much of one sort of work is under way.
final class Quota: Sendable {
  /// A place taken, given back when its last reference goes.
  final class Place: Sendable {
    private let quota: Quota
    private let isTaken = Atomic(true)

    fileprivate init(_ quota: Quota) { self.quota = quota }

    /// Gives the place back now, so that whoever is answered next finds it free.
    func release() {
      guard isTaken.exchange(false, ordering: .relaxed) else { return }
      quota.taken.withLock { $0 -= 1 }
    }

    deinit { release() }
  }

  let most: Int
  private let detail: String
  private let taken = Mutex(0)
  private let refusals = Atomic<Int>(0)

  /// A quota of `most` places; `detail` says what is under way when all are taken.
  init(_ most: Int, _ detail: String) { (self.most, self.detail) = (most, detail) }

  /// Places taken now.
  var inUse: Int { taken.withLock { $0 } }

  /// How often there was none.
  var refused: Int { refusals.load(ordering: .relaxed) }

  /// A place; throws if there is none.
  func take() throws -> Place {
    let isFree = taken.withLock { taken in
      guard taken < most else { return false }
      taken += 1
      return true
    }
    guard isFree else {
      refusals.add(1, ordering: .relaxed)
      throw Problem(.busy, detail, headers: [("Retry-After", "2")])
    }
    return Place(self)
  }
}
