import HTTP
import Records

/// The limits on how many requests each client may send.
extension API {
  /// A request that was counted, with its client's standing after it.
  struct Counted {
    let bucket: RateLimiter.Bucket
    var standing: RateLimiter.Standing

    /// Refunds the request.
    mutating func refund(to service: Service) {
      standing = service.limiter.refund(bucket, at: service.options.ticks())
    }

    /// Adds the fields of the IETF's draft-ietf-httpapi-ratelimit-headers.
    func add(to headers: inout ResponseHeaders) {
      let limit = bucket.limit
      headers.append(
        "RateLimit-Policy", "\"\(bucket.policy)\";q=\(limit.burst);w=\(RateLimit.window)")
      headers.append(
        "RateLimit", "\"\(bucket.policy)\";r=\(standing.remaining);t=\(standing.reset)")
    }
  }

  /// Counts `request` against its client's rate, unless that was done when its body was admitted;
  /// nil if its client is not limited.
  func count(_ request: Request, _ access: Access?, isAdmitted: Bool) -> Counted? {
    guard let bucket = bucket(request, access) else { return nil }
    let now = service.options.ticks()
    return Counted(
      bucket: bucket,
      standing: isAdmitted
        ? service.limiter.standing(bucket, at: now) : service.limiter.charge(bucket, at: now))
  }

  /// The bucket that `request` is counted in: that of its key, or of its client's address.
  ///
  /// This machine itself is not limited, unless it is named as a proxy that speaks for others.
  private func bucket(_ request: Request, _ access: Access?) -> RateLimiter.Bucket? {
    // Most requests of a machine to itself end here.
    guard let limit = service.options.rateLimit,
      request.remoteAddress != "127.0.0.1" || !service.options.proxies.isEmpty,
      let peer = IPAddress(request.remoteAddress)
    else { return nil }
    let client = service.options.proxies.client(of: peer, request.headers)
    if peer.isLoopback, !service.options.proxies.contains(peer) { return nil }
    var hasher = Hasher()
    if let access, let keyLimit = service.options.keyRateLimit {
      hasher.combine(access.id)
      return RateLimiter.Bucket(hash: hash(hasher), limit: keyLimit, policy: "key")
    }
    hasher.combine(client.network)
    return RateLimiter.Bucket(hash: hash(hasher), limit: limit, policy: "address")
  }

  private func hash(_ hasher: Hasher) -> UInt64 {
    // A free place has the hash 0, so no client may.
    UInt64(bitPattern: Int64(hasher.finalize())) | 1 << 63
  }

  /// The problem for a client beyond its rate: 429, with the seconds to wait.
  static func tooMany(_ counted: Counted) -> Problem {
    let seconds = max(1, counted.standing.reset)
    return Problem(
      .tooManyRequests,
      "More than \(counted.bucket.limit.perSecond) requests a second came from this \(counted.bucket.policy); come again in \(seconds) s.",
      headers: [("Retry-After", "\(seconds)")])
  }
}
