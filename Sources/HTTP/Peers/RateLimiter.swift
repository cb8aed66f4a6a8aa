import Synchronization

/// Counts the requests of each client against its rate, in memory of a fixed size.
///
/// For each client one moment is kept, at which all its requests are paid off (the generic cell
/// rate algorithm): each request moves it on by an interval, to ten seconds ahead at most. A client
/// that has paid off everything is like one never seen, so its place is free for another. With more
/// clients at once than places, those that owe least are forgotten: too many requests are let
/// through, never too few.
package final class RateLimiter: Sendable {
  /// Whose requests are counted together.
  package struct Bucket: Sendable {
    package let hash: UInt64
    package let limit: RateLimit
    /// The policy's name, which answers show the client: `key` or `address`.
    package let policy: StaticString

    package init(hash: UInt64, limit: RateLimit, policy: StaticString) {
      (self.hash, self.limit, self.policy) = (hash, limit, policy)
    }
  }

  /// How a client stands after a request.
  package struct Standing: Sendable, Equatable {
    /// Whether the request was within the rate.
    package let isAllowed: Bool
    /// The requests that may come at once now.
    package let remaining: Int
    /// Seconds until the next one may come, or, if one may, until all may; rounded up.
    package let reset: Int
  }

  private struct Place {
    var hash: UInt64 = 0
    var paidAt: Int64 = 0
  }

  // 16 locks, so that workers seldom meet; 16 times 4,096 places of 16 bytes are a megabyte.
  private static let shardCount = 16
  private static let placeCount = 4096
  /// The time of a processor that costs as much as a request, in nanoseconds: at 100 requests a second an address
  /// may use two fifths of a core.
  private static let timePerRequest = 4_000_000.0
  /// How many places, one after the other, a client may be kept in.
  private static let reach = 8

  private final class Shard: Sendable {
    let places = Mutex([Place](repeating: Place(), count: RateLimiter.placeCount))
  }

  private let shards = (0..<RateLimiter.shardCount).map { _ in Shard() }

  package init() {}

  /// Charges one request at `now`, in nanoseconds of the monotonic clock, unless it exceeds the
  /// rate.
  package func charge(_ bucket: Bucket, at now: Int64) -> Standing {
    change(bucket, at: now) { debt in
      guard debt + bucket.limit.interval <= RateLimiter.most(bucket) else { return nil }
      return debt + bucket.limit.interval
    }
  }

  /// Charges the time of a processor that a request took, beyond what the rate allows at once too, so that the
  /// client waits for it; a request for each `timePerRequest`.
  package func spend(_ bucket: Bucket, _ nanoseconds: Int64, at now: Int64) {
    let requests = Double(nanoseconds) / RateLimiter.timePerRequest
    let owed = Int64(min(requests, 1_000_000) * Double(bucket.limit.interval))
    _ = change(bucket, at: now) { min($0 + owed, 2 * RateLimiter.most(bucket)) }
  }

  /// How the client stands, without charging it.
  package func standing(_ bucket: Bucket, at now: Int64) -> Standing {
    change(bucket, at: now) { $0 }
  }

  /// Refunds a request.
  package func refund(_ bucket: Bucket, at now: Int64) -> Standing {
    change(bucket, at: now) { max(0, $0 - bucket.limit.interval) }
  }

  private static func most(_ bucket: Bucket) -> Int64 {
    Int64(bucket.limit.burst) * bucket.limit.interval
  }

  /// Sets what the client owes, in nanoseconds, to what `next` makes of it; leaves it if that is
  /// nil, and says that the request is not allowed.
  private func change(_ bucket: Bucket, at now: Int64, _ next: (Int64) -> Int64?) -> Standing {
    let shard = shards[Int(truncatingIfNeeded: bucket.hash % UInt64(RateLimiter.shardCount))]
    return shard.places.withLock { places in
      let index = RateLimiter.place(of: bucket.hash, in: places)
      let owed = places[index].hash == bucket.hash ? max(0, places[index].paidAt - now) : 0
      let debt = next(owed)
      if let debt, debt != owed { places[index] = Place(hash: bucket.hash, paidAt: now + debt) }
      return RateLimiter.standing(bucket, debt: debt ?? owed, isAllowed: debt != nil)
    }
  }

  /// The index of the client's place; if it has none, of the place within its reach whose client
  /// owes least.
  private static func place(of hash: UInt64, in places: [Place]) -> Int {
    let start = Int(truncatingIfNeeded: (hash >> 8) % UInt64(placeCount))
    var best = start
    for offset in 0..<reach {
      let index = (start + offset) % placeCount
      if places[index].hash == hash { return index }
      if places[index].paidAt < places[best].paidAt { best = index }
    }
    return best
  }

  private static func standing(_ bucket: Bucket, debt: Int64, isAllowed: Bool) -> Standing {
    let interval = bucket.limit.interval
    let room = most(bucket) - debt
    let remaining = Int(max(0, room / interval))
    let wait = remaining > 0 ? debt : debt + interval - most(bucket)
    return Standing(
      isAllowed: isAllowed, remaining: remaining,
      reset: Int((max(0, wait) + 999_999_999) / 1_000_000_000))
  }
}
