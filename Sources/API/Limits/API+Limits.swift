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
    guard let bucket = service.bucket(request, access) else { return nil }
    let now = service.options.ticks()
    return Counted(
      bucket: bucket,
      standing: isAdmitted
        ? service.limiter.standing(bucket, at: now) : service.limiter.charge(bucket, at: now))
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

extension Service {
  /// Who pays for a request: its key, or else its client's address; nil for this machine itself, unless it is
  /// named as a proxy that speaks for others.
  func payer(_ request: Request, _ access: Access?) -> Payer? {
    // Most requests of a machine to itself end here.
    guard request.remoteAddress != "127.0.0.1" || !options.proxies.isEmpty,
      let peer = IPAddress(request.remoteAddress)
    else { return nil }
    if peer.isLoopback, !options.proxies.contains(peer) { return nil }
    var hasher = Hasher()
    if let access {
      hasher.combine(access.id)
    } else {
      hasher.combine(options.proxies.client(of: peer, request.headers).network)
    }
    // A free place among those whose requests are counted has the id 0, so no client may.
    return Payer(
      id: UInt64(bitPattern: Int64(hasher.finalize())) | 1 << 63, hasKey: access != nil)
  }

  /// The bucket that `request` is counted in: that of its key, or of its client's address.
  fileprivate func bucket(_ request: Request, _ access: Access?) -> RateLimiter.Bucket? {
    guard let limit = options.rateLimit else { return nil }
    if access != nil, let keyLimit = options.keyRateLimit {
      return payer(request, access).map { .init(hash: $0.id, limit: keyLimit, policy: "key") }
    }
    return payer(request, nil).map { .init(hash: $0.id, limit: limit, policy: "address") }
  }

  /// Charges the time of a processor that a call took on a thread of its own against its client's rate.
  func charge(_ call: Call, nanoseconds: Int64) {
    guard let bucket = bucket(call.request, call.access) else { return }
    limiter.spend(bucket, nanoseconds, at: options.ticks())
  }

  /// Who pays for the work that a call takes.
  func payer(_ call: Call) -> Payer? { payer(call.request, call.access) }
}
