import Records
import Synchronization

/// What all readers of one register share about its keys: how often they changed, and when each was used.
package final class KeyRing: Sendable {
  private let changes = Atomic<Int>(0)
  /// The last uses that are not written yet; as many as there are keys.
  private let uses = Mutex<[String: Instant]>([:])

  /// Grows after each change of a key, before anybody hears of that change.
  var generation: Int { changes.load(ordering: .acquiring) }

  func noteChange() { changes.add(1, ordering: .acquiringAndReleasing) }

  func noteUse(of id: String, at instant: Instant) { uses.withLock { $0[id] = instant } }

  func lastUse(of id: String) -> Instant? { uses.withLock { $0[id] } }

  /// Takes the uses that are to be written; they are forgotten here.
  func takeUses() -> [String: Instant] {
    uses.withLock { uses in
      defer { uses = [:] }
      return uses
    }
  }
}
