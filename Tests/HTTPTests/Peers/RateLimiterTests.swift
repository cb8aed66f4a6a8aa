import TestSupport
import Testing

@testable import HTTP

@Suite struct RateLimiterTests {
  private let limiter = RateLimiter()
  private let second: Int64 = 1_000_000_000

  private func bucket(_ hash: UInt64, _ rate: Int = 5) -> RateLimiter.Bucket {
    RateLimiter.Bucket(hash: hash, limit: RateLimit(perSecond: rate), policy: "address")
  }

  @Test func `ten seconds' worth may come at once, then as much as the rate`() {
    let client = bucket(1)
    for left in (0..<50).reversed() {
      let standing = limiter.charge(client, at: second)
      #expect(standing.isAllowed && standing.remaining == left)
    }
    let refused = limiter.charge(client, at: second)
    #expect(!refused.isAllowed && refused.remaining == 0 && refused.reset == 1)
    // A fifth of a second pays for one.
    #expect(limiter.charge(client, at: second + second / 5).isAllowed)
    #expect(!limiter.charge(client, at: second + second / 5).isAllowed)
    #expect(limiter.charge(client, at: second * 100).remaining == 49)
  }

  @Test func `clients do not pay for each other`() {
    for _ in 0..<60 { _ = limiter.charge(bucket(1), at: second) }
    #expect(limiter.charge(bucket(2), at: second).remaining == 49)
  }

  @Test func `time that was used is paid for like requests, and is waited for`() {
    let client = bucket(3)
    limiter.spend(client, 40_000_000, at: second)
    #expect(limiter.standing(client, at: second).remaining == 40)
    limiter.spend(client, 1_000_000, at: second)
    limiter.spend(client, 1_000_000, at: second)
    #expect(limiter.standing(client, at: second).remaining == 39)
    limiter.spend(client, 10_000_000_000_000, at: second)
    #expect(!limiter.charge(client, at: second).isAllowed)
    #expect(!limiter.charge(client, at: second * 11).isAllowed)
    #expect(limiter.charge(client, at: second * 12).isAllowed)
  }

  @Test func `what is given back may come again, and looking costs nothing`() {
    let client = bucket(7)
    _ = limiter.charge(client, at: second)
    #expect(limiter.refund(client, at: second).remaining == 50)
    #expect(limiter.refund(client, at: second).remaining == 50)
    for _ in 0..<100 { #expect(limiter.standing(client, at: second).remaining == 50) }
  }

  @Test func `a hundred thousand addresses take no more room, and who owes much is remembered`() {
    let heavy = bucket(1 << 63 | 12_345)
    for _ in 0..<50 { _ = limiter.charge(heavy, at: second) }
    var random = Seeded(3)
    for _ in 0..<100_000 { _ = limiter.charge(bucket(random.next() | 1 << 63), at: second) }
    #expect(!limiter.charge(heavy, at: second).isAllowed)
  }

  @Test(arguments: UInt64(0)..<50)
  func `over any time no more is taken than the rate and one burst`(seed: UInt64) {
    var random = Seeded(seed)
    let rate = Int.random(in: 1...100, using: &random)
    let client = bucket(seed | 1 << 63, rate)
    var (now, taken) = (second, 0)
    for _ in 0..<2000 {
      now += Int64.random(in: 0...(second / Int64(rate) * 2), using: &random)
      if limiter.charge(client, at: now).isAllowed { taken += 1 }
    }
    let allowed = Double(now - second) / Double(second) * Double(rate) + Double(rate * 10) + 1
    #expect(Double(taken) <= allowed)
  }

  @Test(arguments: ["", "5", "/s", "0/s", "-1/s", "1.5/s", "5/m", "1000001/s", "+5/s", "off"])
  func `what is no rate is none`(text: String) {
    #expect(RateLimit(text) == nil)
  }

  @Test func `a rate is requests a second`() {
    #expect(RateLimit("50/s") == RateLimit(perSecond: 50))
  }
}
