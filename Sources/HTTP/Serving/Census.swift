import Synchronization

/// Counts the server's connections, in all and per address, and decides who may come in.
final class Census: Sendable {
  enum Verdict {
    case admitted
    /// Sent the busy response, because there is no room.
    case turnedAway
    /// Closed without a response, because too many are being sent the busy response already.
    case dropped
  }

  /// The most connections that are sent the busy response at one time.
  private static let mostTurnedAway = 256

  private struct Counts {
    var admitted = 0
    var turnedAway = 0
    var origins: [UInt64: Int] = [:]
    /// Connections let in since the start.
    var allAdmitted = 0
    var allRefused = 0
  }

  private let most: Int
  private let mostPerOrigin: Int
  private let counts = Mutex(Counts())

  init(most: Int, mostPerOrigin: Int) {
    (self.most, self.mostPerOrigin) = (most, mostPerOrigin)
  }

  /// The connections that were let in and are still open.
  var admitted: Int { counts.withLock { $0.admitted } }

  /// Connections let in and refused since the start, and those open now.
  var totals: (accepted: Int, refused: Int, present: Int) {
    counts.withLock { ($0.allAdmitted, $0.allRefused, $0.admitted) }
  }

  func enter(_ origin: UInt64) -> Verdict {
    counts.withLock { counts in
      let fromThere = counts.origins[origin, default: 0]
      if counts.admitted < most, fromThere < mostPerOrigin {
        counts.admitted += 1
        counts.allAdmitted += 1
        counts.origins[origin] = fromThere + 1
        return .admitted
      }
      counts.allRefused += 1
      guard counts.turnedAway < Self.mostTurnedAway else { return .dropped }
      counts.turnedAway += 1
      return .turnedAway
    }
  }

  func leave(_ newcomer: Newcomer) {
    counts.withLock { counts in
      guard newcomer.isAdmitted else {
        counts.turnedAway -= 1
        return
      }
      counts.admitted -= 1
      let left = counts.origins[newcomer.origin, default: 1] - 1
      // Removed at 0, or the table would keep every address for ever.
      counts.origins[newcomer.origin] = left > 0 ? left : nil
    }
  }
}
