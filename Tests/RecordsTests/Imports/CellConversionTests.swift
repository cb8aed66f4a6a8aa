import JSON
import Testing

@testable import Records

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

  @Test func `a pattern of a day has four letters for the year and two for month and day`() {
    for pattern in ["DD/MM/YY", "D/M/YYYY", "MM/YYYY", "DD/MM/YYYYY", "dd/mm/yyyy", ""] {
      #expect(CellConversion("date:\(pattern)") == nil, "\(pattern)")
    }
    #expect(CellConversion("date:YYYYMMDD") != nil)
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
}
