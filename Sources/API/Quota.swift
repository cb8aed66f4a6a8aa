import HTTP
import Synchronization

/// A limit on how many pieces of work of one sort are under way.
package final class Quota: Sendable {
  /// The right to do one piece of work; freed by `release`, or when its last reference goes.
  final class Place: Sendable {
    private let quota: Quota
    private let payer: Payer?
    private let isHeld = Atomic(true)

    fileprivate init(_ quota: Quota, _ payer: Payer?) { (self.quota, self.payer) = (quota, payer) }

    /// Frees the place now, so that a client that asks again after its answer finds it free.
    func release() {
      guard isHeld.exchange(false, ordering: .relaxed) else { return }
      quota.pot.giveBack(1, of: payer)
    }

    deinit { release() }
  }

  private let detail: String
  private let pot: Pot
  private let refusals = Atomic<Int>(0)

  /// A quota of `most` places; `detail` tells clients what is under way when none is free.
  init(_ most: Int, _ detail: String) { (pot, self.detail) = (Pot(most), detail) }

  var most: Int { pot.size }

  /// The places in use now.
  var inUse: Int { pot.used }

  /// How often no place was free.
  var refused: Int { refusals.load(ordering: .relaxed) }

  /// Reserves a place for `payer`; throws a `busy` problem if none is free, or it has a quarter of all.
  func acquire(for payer: Payer?) throws -> Place {
    guard pot.take(1, for: payer) else {
      refusals.add(1, ordering: .relaxed)
      throw Problem(.busy, detail, headers: [("Retry-After", "2")])
    }
    return Place(self, payer)
  }
}
