import Records
import Testing

@Suite struct UncertainDateTests {
  @Test(arguments: [
    ("2007-06-07", "2007-06-07", "2007-06-07"),
    ("2007-06-07~", "2007-06-07", "2007-06-07"),
    ("2010-02", "2010-02-01", "2010-02-28"),
    ("2012-02~", "2012-02-01", "2012-02-29"),
    ("2013", "2013-01-01", "2013-12-31"),
    ("2007~", "2007-01-01", "2007-12-31"),
    ("2007-07/2007-12", "2007-07-01", "2007-12-31"),
    ("2007/2007", "2007-01-01", "2007-12-31"),
    ("2007-06-07/2007-06", "2007-06-07", "2007-06-30"),
    ("2007~/2009-03-01~", "2007-01-01", "2009-03-01"),
    ("2010-01/..", "2010-01-01", "-"),
    ("2010-01-15~/..", "2010-01-15", "-"),
    ("XXXX-01-10", "-", "-"),
    ("XXXX-02-29", "-", "-"),
  ])
  func `each form has its first and last day`(text: String, first: String, last: String) throws {
    let date = try #require(UncertainDate(text))
    #expect(date.text == text)
    #expect(date.earliest?.description ?? "-" == first)
    #expect(date.latest?.description ?? "-" == last)
  }

  @Test(arguments: [
    "2010-13", "2010-00", "2010-02-30", "2010-02-30~", "0000", "201", "20100", "2010-1",
    "2010-1-01",
    "2010-01-01-01", "~", "2010~~", "~2010", "2010?", "2010%", "201X", "2010-XX", "XXXX", "XXXX-01",
    "XXXX-02-30", "XXXX-13-01", "xxxx-01-10", "2010-", "-2010", "2010 ", "",
  ])
  func `what is no date is refused`(text: String) {
    #expect(UncertainDate(text) == nil)
  }

  @Test(arguments: [
    "2010/2009", "2010-02/2010-01", "2010-01-02/2010-01-01", "../2010", "../..", "..", "/2010",
    "2010/", "2010/2011/2012", "XXXX-01-10/2010", "2010/XXXX-01-10", "2010/../2011", "2010/.",
  ])
  func `intervals without a known start, reversed or of three parts are refused`(text: String) {
    #expect(UncertainDate(text) == nil)
  }
}
