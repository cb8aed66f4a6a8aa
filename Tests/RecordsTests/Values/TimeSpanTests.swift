import Records
import Testing

@Suite struct TimeSpanTests {
  @Test(
    arguments: [
      ("500ms", 500), ("10s", 10_000), ("2m", 120_000), ("1h", 3_600_000), ("7d", 604_800_000),
      ("0s", 0),
    ] as [(String, Int64)])
  func `a whole number with a unit is a length of time`(text: String, milliseconds: Int64) {
    #expect(TimeSpan(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "7", "d", "-1s", "1.5h", "+1s", "1w", "7 d", "36526d", "99999999999999999999s",
  ])
  func `anything else is none`(text: String) {
    #expect(TimeSpan(text) == nil)
  }
}
