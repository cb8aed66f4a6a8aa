import Records
import TestSupport
import Testing

@Suite struct FinancialYearTests {
  @Test(arguments: ["2007/08", "1999/00", "2009/10", "0001/02", "9998/99"])
  func `a year and the two digits of the next are read and written`(text: String) throws {
    let year = try #require(FinancialYear(text))
    #expect(year.text == text)
  }

  @Test(arguments: [
    "2007-08", "2007/09", "2007/07", "2007/8", "2007/008", "07/08", "2007", "2007/", "/08", "",
    "2007/08 ", "1999/2000", "2007\u{2044}08",
  ])
  func `anything else is refused`(text: String) {
    #expect(FinancialYear(text) == nil)
  }

  @Test(arguments: [
    ("2008-03-31", "2007/08"), ("2008-04-01", "2008/09"), ("1999-12-31", "1999/00"),
    ("2000-01-01", "1999/00"), ("0001-01-01", "0000/01"), ("9999-12-31", "9999/00"),
  ])
  func `it begins on 1 April`(day: String, year: String) throws {
    #expect(FinancialYear(of: try #require(CalendarDate(day))).text == year)
  }

  @Test(arguments: UInt64(0)..<5)
  func `the year of any day is one that is read back`(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<200 {
      let day = CalendarDate(daysSince1970: .random(in: -719_162...2_932_896, using: &random))
      let year = FinancialYear(of: day)
      #expect(FinancialYear(year.text) == year)
    }
    let first = FinancialYear(of: CalendarDate(daysSince1970: -719_162))
    #expect(FinancialYear(first.text) == first)
  }
}
