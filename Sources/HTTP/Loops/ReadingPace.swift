/// How a client reads what is written to it, looked at from time to time while some of it lies unread.
struct ReadingPace {
  /// What the client had read at the last look; nil before the first.
  private var read: Int?
  private var lastRead: Int64 = 0
  private var lastLook: Int64 = 0
  /// What the client has read of the present stream while some of it lay unread, and how long that took.
  private var (taken, time): (Int, Int64) = (0, 0)

  /// Begins to look: the client has read `read` bytes of all that was ever written to it.
  mutating func begin(read: Int, at now: Int64) {
    (self.read, lastRead, lastLook) = (read, now, now)
  }

  /// Nothing is known to lie unread.
  mutating func end() { read = nil }

  /// A response begins whose pace is looked at on its own.
  mutating func restart() { (taken, time) = (0, 0) }

  /// Looks again: the client has read `read` bytes now.
  mutating func look(read: Int, at now: Int64, isStream: Bool) {
    guard let before = self.read else { return begin(read: read, at: now) }
    if read != before { lastRead = now }
    if isStream {
      taken += read &- before
      time += now - lastLook
    }
    (self.read, lastLook) = (read, now)
  }

  /// Whether it reads at all, and a stream not too slowly.
  func isEnough(_ timeouts: Timeouts, at now: Int64) -> Bool {
    guard now - lastRead < timeouts.write else { return false }
    return time < Timeouts.grace || taken >= Int(time / 1_000_000_000) * timeouts.minimumRate
  }
}
