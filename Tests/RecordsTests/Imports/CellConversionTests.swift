@testable import Imports
import JSON
@testable import Records
import Testing

@Suite struct `Cell conversions` {
  private func convert(_ name: String, _ text: String) throws -> JSON? {
    let conversion = try #require(CellConversion(name))
    return try? conversion.value(text)
  }

  @Test(arguments: [
    ("2266", 226_600), ("3028.63", 302_863), ("40000.0", 4_000_000), ("1,250.50", 125_050),
    ("0.5", 50), ("-12.30", -1230), ("1250.500", 125_050), ("1,000,000", 100_000_000),
  ])
  func `pounds become pence without a float in between`(text: String, pence: Int64) throws {
    #expect(try convert("pounds", text) == .integer(pence))
  }

  @Test(arguments: [
    "1.005", "1250,50", "£5", "1e3", "", "1.2.3", "12,34,567", "--1", ".5", "1.250,00", "1.2,5",
    ",500", "-,500", "1234,567", "1,,000",
  ])
  func `what is no number of pounds is refused and not guessed`(text: String) throws {
    #expect(try convert("pounds", text) == nil)
  }

  @Test func `a pattern of a day has four letters for the year, one or two for month and day`() {
    for pattern in [
      "DD/MM/YY", "MM/YYYY", "DD/MM/YYYYY", "dd/mm/yyyy", "", "DMYYYY", "DD/MM/DD/YYYY",
      "D/DM/YYYY",
    ] {
      #expect(CellConversion("date:\(pattern)") == nil, "\(pattern)")
    }
    #expect(CellConversion("date:YYYYMMDD") != nil)
    #expect(CellConversion("date:YYYYMMD") != nil)
  }

  @Test(arguments: [
    ("M/D/YYYY", "1/1/1980 12:00:00 AM", "1980-01-01"), ("M/D/YYYY", "12/31/2011", "2011-12-31"),
    ("M/D/YYYY", "01/02/2011", "2011-01-02"), ("D.M.YYYY", "9.12.2009", "2009-12-09"),
    ("YYYYMMDD", "20171001", "2017-10-01"), ("YYYY--MM--DD", "2017--10--01", "2017-10-01"),
    ("M/D/YYYY", "13/1/1980", nil), ("M/D/YYYY", "1/1/80", nil), ("M/D/YYYY", "/1/1980", nil),
    ("M/D/YYYY", "111/1/1980", nil), ("MM/DD/YYYY", "1/1/1980", nil), ("M/D/YYYY", "", nil),
  ])
  func `days stand in the form of the pattern`(pattern: String, text: String, day: String?) throws {
    #expect(try convert("date:\(pattern)", text) == day.map(JSON.string))
  }

  @Test func `a day may have a time behind it and nothing else`() throws {
    #expect(try convert("day", "2013-01-18T10:00:00Z") == "2013-01-18")
    #expect(try convert("day", "2013-01-18") == "2013-01-18")
    #expect(try convert("day", "2013-01-18x") == nil)
    #expect(try convert("date:DD/MM/YYYY", "31/03/2008 00:00") == "2008-03-31")
    #expect(try convert("date:DD/MM/YYYY", "31/03/2008garbage") == nil)
    #expect(try convert("date:DD/MM/YYYY", "31/02/2008") == nil)
    #expect(try convert("financial-year", "2008-03-31") == "2007/08")
    #expect(try convert("financial-year", "2008-03-31x") == nil)
  }

  @Test(
    arguments: [
      (["DD/MM/YYYY", "YYYY-MM-DD"], "2025-11-02", "2025-11-02"),
      (["DD/MM/YYYY", "YYYY-MM-DD"], "02/11/2025", "2025-11-02"),
      (["D MMM YYYY"], "2 November 2025", "2025-11-02"),
      (["D MMM YYYY"], "2 Nov 2025", "2025-11-02"),
      (["D MMM YYYY"], "2 Tachwedd 2025", "2025-11-02"),
      (["D MMM YYYY"], "1 MAI 2025", "2025-05-01"),
      (["D MMM YYYY"], "2 Ma 2025", nil), (["D MMM YYYY"], "2 Novem 2025", nil),
      (["DD.MM.(20)YY"], "02.11.25", "2025-11-02"), (["DD.MM.(19)YY"], "02.11.69", "1969-11-02"),
      (["DD.MM.(20)YY"], "02.11.2025", nil),
    ] as [([String], String, String?)])
  func `days are read in each of several forms, with the names of months and a stated century`(
    patterns: [String], text: String, day: String?
  ) throws {
    let conversion = try #require(CellConversion(patterns.map { "date:\($0)" }))
    #expect((try? conversion.value(text)) == day.map(JSON.string))
  }

  @Test func `a text that is two days by two forms is refused, and nothing is guessed`() throws {
    let conversion = try #require(CellConversion(["date:D/M/YYYY", "date:M/D/YYYY"]))
    #expect(try conversion.value("13/2/2025") == "2025-02-13")
    #expect(try conversion.value("2/2/2025") == "2025-02-02")
    let refusal = #expect(throws: Refusal.self) { try conversion.value("3/2/2025") }
    #expect(refusal?.code == "date_ambiguous")
    #expect(refusal?.detail.contains("2025-02-03 or 2025-03-02") == true)
  }

  @Test(
    arguments: [
      ("45748", "2025-04-01"), ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", nil),
      ("61", "1900-03-01"), ("0", nil), ("45748.5", nil),
    ] as [(String, String?)])
  func `serial days are counted as spreadsheets count them`(text: String, day: String?) throws {
    #expect(try convert("serial-day", text) == day.map(JSON.string))
  }
}
