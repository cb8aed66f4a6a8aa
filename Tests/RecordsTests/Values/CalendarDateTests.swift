import Records
import TestSupport
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: UInt64(0)..<20)
  func `days go to numbers and back, and the day after is the next number`(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<500 {
      // 0001-01-01 and 9998-12-31.
      let number = Int.random(in: -719_162...2_932_531, using: &random)
      let day = CalendarDate(daysSince1970: number)
      #expect(day.daysSince1970 == number)
      #expect(CalendarDate(day.description) == day)
      let next = CalendarDate(daysSince1970: number + 1)
      #expect(day < next)
      let isNewMonth = day.day == CalendarDate.days(in: day.month, of: day.year)
      #expect(next.day == (isNewMonth ? 1 : day.day + 1))
    }
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2000-03-01", 11_017), ("1969-12-31", -1), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896), ("2024-02-29", 19_782),
  ])
  func `known days have their numbers`(text: String, number: Int) throws {
    #expect(try #require(CalendarDate(text)).daysSince1970 == number)
    #expect(CalendarDate(daysSince1970: number).description == text)
  }

  @Test func `a century is a leap year only every fourth time`() {
    #expect(
      [1600, 1900, 2000, 2023, 2024, 2100].map { CalendarDate.days(in: 2, of: $0) } == [
        29, 28, 29, 28, 29, 28,
      ])
    #expect((1...12).map { CalendarDate.days(in: $0, of: 2023) }.reduce(0, +) == 365)
  }

  @Test(arguments: [
    "2010-02-30", "2023-02-29", "1900-02-29", "2010-13-01", "2010-00-10", "2010-04-31",
    "2010-01-00",
    "0000-01-01", "2010-1-01", "2010-01-1", "2010/01/01", "20100101", "+010-01-01", "-001-01-01",
    "2010-01-01 ", " 2010-01-01", "2010-01-01T00", "10000-01-01", "٢٠١٠-01-01", "",
  ])
  func `what is no day is refused`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `days of no month are refused when built from numbers too`() {
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
  }
}
