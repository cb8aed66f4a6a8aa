import Records
import TestSupport
import Testing

@Suite struct ULIDTests {
  @Test func `time stands in the first ten letters`() {
    // The example of github.com/ulid/spec: 1469918176385 is 01ARYZ6S41.
    let id = ULID().next(at: Instant(milliseconds: 1_469_918_176_385))
    #expect(id.hasPrefix("01ARYZ6S41"))
    #expect(id.utf8.count == 26)
  }

  @Test(arguments: UInt64(0)..<10)
  func `ids sort by time`(seed: UInt64) {
    var random = Seeded(seed)
    let ids = ULID()
    var milliseconds: Int64 = 0
    let made = (0..<200).map { _ in
      milliseconds += Int64.random(in: 0...1000, using: &random)
      return ids.next(at: Instant(milliseconds: milliseconds))
    }
    #expect(made == made.sorted())
    #expect(Set(made).count == made.count)
    #expect(made.allSatisfy { ULID.isValid($0[...].utf8) })
  }

  @Test func `within a millisecond, and when the clock goes back, ids still grow`() {
    // All random bits set: counting up must carry into the upper part.
    let ids = ULID { .max }
    let now = Instant(milliseconds: 1_000_000)
    let made = [now, now, now, Instant(milliseconds: 5), now].map { ids.next(at: $0) }
    #expect(made == made.sorted())
    #expect(Set(made).count == 5)
    #expect(made[0].hasSuffix("ZZZZZZZZZZZZ"))
    #expect(made[1].hasSuffix("000000000000"))
  }

  @Test func `the same source of randomness gives the same ids`() {
    let (one, other) = (ULID { 7 }, ULID { 7 })
    let now = Instant(milliseconds: 1)
    #expect((0..<5).map { _ in one.next(at: now) } == (0..<5).map { _ in other.next(at: now) })
  }

  @Test(arguments: [
    ("01ARZ3NDEKTSV4RRFFQ69G5FAV", true), ("7ZZZZZZZZZZZZZZZZZZZZZZZZZ", true),
    ("8ZZZZZZZZZZZZZZZZZZZZZZZZZ", false), ("01ARZ3NDEKTSV4RRFFQ69G5FA", false),
    ("01ARZ3NDEKTSV4RRFFQ69G5FAVV", false), ("01ARZ3NDEKTSV4RRFFQ69G5FAU", false),
    ("01ARZ3NDEKTSV4RRFFQ69G5FAI", false), ("01arz3ndektsv4rrffq69g5fav", false),
    ("01ARZ3NDEKTSV4RRFFQ69G5F\u{212A}", false), ("", false),
  ])
  func `an id has 26 letters of the alphabet and a time of 48 bits`(text: String, isValid: Bool) {
    #expect(ULID.isValid(text[...].utf8) == isValid)
  }
}
