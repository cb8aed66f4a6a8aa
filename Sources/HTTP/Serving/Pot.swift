import Synchronization

/// What all clients of a server use together: bytes, or places.
///
/// Nobody has more than a quarter of it, and the last quarter is for those who have shown a key, so that neither
/// one client nor many strangers stop the others. Who is no payer takes what is there: the machine itself.
package final class Pot: Sendable {
  private struct State {
    var used = 0
    var shares: [UInt64: Int] = [:]
  }

  package let size: Int
  private let state = Mutex(State())

  package init(_ size: Int) { self.size = size }

  /// How much is in use.
  package var used: Int { state.withLock { $0.used } }

  /// Takes `count`, or nothing and returns false when that is more than the payer may have.
  package func take(_ count: Int, for payer: Payer?) -> Bool {
    state.withLock { state in
      guard let payer else {
        guard state.used + count <= size else { return false }
        state.used += count
        return true
      }
      let most = payer.hasKey ? size : size - size / 4
      let share = state.shares[payer.id, default: 0] + count
      guard state.used + count <= most, share <= max(1, size / 4) else { return false }
      state.used += count
      state.shares[payer.id] = share
      return true
    }
  }

  /// Gives back `count` of what was taken for `payer`.
  package func giveBack(_ count: Int, of payer: Payer?) {
    state.withLock { state in
      state.used -= count
      guard let payer, let share = state.shares[payer.id] else { return }
      state.shares[payer.id] = share > count ? share - count : nil
    }
  }
}
