import Records
import TestSupport
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    ("2026-11-22T09:30:00Z", "2026-11-22T09:30:00.000Z"),
    ("2026-11-22T09:30:00.123Z", "2026-11-22T09:30:00.123Z"),
    ("2026-11-22T09:30:00.5Z", "2026-11-22T09:30:00.500Z"),
    ("2026-11-22T09:30:00.123000Z", "2026-11-22T09:30:00.123Z"),
    ("2026-11-22T09:30:00.120000000Z", "2026-11-22T09:30:00.120Z"),
    ("2026-11-22T09:30:00+01:00", "2026-11-22T08:30:00.000Z"),
    ("2026-11-22T23:30:00-05:30", "2026-11-23T05:00:00.000Z"),
    ("2026-01-01T00:15:00.001+00:30", "2025-12-31T23:45:00.001Z"),
    ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
    ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
  ])
  func `moments with any offset are written in UTC with milliseconds`(text: String, utc: String)
    throws
  {
    let instant = try #require(Instant(text))
    #expect(instant.description == utc)
    #expect(Instant(utc) == instant)
    #expect(instant.date.description == String(utc.prefix(10)))
  }

  @Test(arguments: [
    ("2026-11-22T09:30:00.1239Z", "123"), ("2026-11-22T09:30:00.123456789012Z", "123"),
    ("2026-11-22T09:30:00.0000001Z", "000"), ("2026-11-22T09:30:00.9Z", "900"),
  ])
  func `a fraction may have any number of digits, of which the milliseconds are kept`(
    text: String, milliseconds: String
  ) {
    #expect(Instant(text)?.description == "2026-11-22T09:30:00.\(milliseconds)Z")
  }

  @Test(arguments: [
    "2026-11-22T09:30:00", "2026-11-22 09:30:00Z", "2026-11-22T09:30Z", "2026-11-22T24:00:00Z",
    "2026-11-22T09:60:00Z", "2026-11-22T23:59:60Z", "2026-02-30T09:30:00Z", "2026-11-22T09:30:00.Z",
    "2026-11-22T09:30:00+0100", "2026-11-22T09:30:00+1:00", "2026-11-22T09:30:00+24:00",
    "2026-11-22T09:30:00+01:60", "2026-11-22T09:30:00ZZ",
    "2026-11-22t09:30:00z", "2026-11-22", "", "2026-11-22T+9:30:00Z",
  ])
  func `what is no moment is refused`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(arguments: ["0001-01-01T00:00:00+00:01", "9999-12-31T23:59:00-00:01"])
  func `an offset does not lead out of the years that can be written`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(arguments: UInt64(0)..<10)
  func `texts sort as the moments do, and read back the same`(seed: UInt64) {
    var random = Seeded(seed)
    let instants = (0..<100).map { _ in
      Instant(milliseconds: .random(in: -62_135_596_800_000...253_402_300_799_999, using: &random))
    }
    #expect(instants.allSatisfy { Instant($0.description) == $0 })
    #expect(instants.sorted().map(\.description) == instants.map(\.description).sorted())
  }

  @Test func `now is a moment of this century`() {
    #expect(Instant.now.description.hasPrefix("20"))
  }
}
