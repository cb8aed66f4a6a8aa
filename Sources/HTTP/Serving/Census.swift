import Synchronization

/// Counts the connections of the whole server, in all and by origin, and says who may come in.
final class Census: Sendable {
  enum Verdict {
    case admitted
    /// To be told that there is no room.
    case turnedAway
    /// Not even to be told: too many are being told already.
    case dropped
  }

  /// Connections that may be told at one time that there is no room.
  private static let mostTurnedAway = 256

  private struct Counts {
    var admitted = 0
    var turnedAway = 0
    var origins: [UInt64: Int] = [:]
    /// Since the beginning.
    var allAdmitted = 0
    var allRefused = 0
  }

  private let most: Int
  private let mostPerOrigin: Int
  private let counts = Mutex(Counts())

  init(most: Int, mostPerOrigin: Int) {
    (self.most, self.mostPerOrigin) = (most, mostPerOrigin)
  }

  /// The connections that were let in and are still there.
  var admitted: Int { counts.withLock { $0.admitted } }

  /// How many were let in and how many not since the beginning, and how many are here.
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
      // Taken out at nothing, or the table would remember every address there ever was.
      counts.origins[newcomer.origin] = left > 0 ? left : nil
    }
  }
}
