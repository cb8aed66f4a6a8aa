import JSON
import Testing

@testable import Imports
@testable import Records

@Suite struct MoneyConversionTests {
  private func units(_ text: String, _ currency: String = "GBP", rounding: Bool = false)
    -> JSON?
  {
    let row = SourceRow(
      row: 1, line: 2, content: .cells([text, currency], Headings(["Amount", "Currency"])))
    return try? MoneyConversion(currency: .heading("Currency"), isRounded: rounding)
      .value(text, row, "Amount")
  }

  @Test(arguments: [
    ("£12,500.00", 1_250_000), ("£1,234", 123_400), ("£-", 0), ("-", 0), ("1 500", 150_000),
    ("1\u{A0}500.5", 150_050), ("1\u{202F}500", 150_000), ("GBP 900", 90_000), ("900 GBP", 90_000),
    ("1.2E+05", 12_000_000), ("2,000.00 ", 200_000), ("(1,250.00)", -125_000), ("12.30-", -1230),
    ("-£5", -500), ("£ -5.10", -510), ("\u{2212}5", -500), ("1'000", 100_000), ("5E-1", 50),
    ("0.10", 10), ("(£5)", -500), ("1250.500", 125_050),
  ])
  func `amounts are read as tables write them`(text: String, pence: Int64) {
    #expect(units(text) == .integer(pence), "\(text)")
  }

  @Test(arguments: [
    "1.234,00", "1250,50", "12,34,567", "€5", "$5", "EUR 5", "", "£", "--5", "(-5)", "5 5",
    "1,000 000", "1e400", "five", "1.005", "0x10", "1.2.3", "1_000", "٥",
  ])
  func `what is none, another currency's, or may mean two things is refused`(text: String) {
    #expect(units(text) == nil, "\(text)")
  }

  @Test func `minor units are those of the row's own currency`() {
    #expect(units("1,250", "JPY") == .integer(1250))
    #expect(units("¥1,250", "JPY") == .integer(1250))
    #expect(units("1,250.5", "JPY") == nil)
    #expect(units("1.234", "KWD") == .integer(1234))
    #expect(units("$1.50", "CAD") == .integer(150))
    #expect(units("1", "XYZ") == nil)
    #expect(units("1", "") == nil)
  }

  @Test
  func `fractions are rounded where the mapping says so, halves away from nought, and counted`() {
    let notes = ReadingNotes()
    func rounded(_ text: String, row: Int) -> JSON? {
      var cells = SourceRow(row: row, line: row, content: .cells([text], Headings(["Amount"])))
      cells.notes = notes
      return try? MoneyConversion(currency: .constant("GBP"), isRounded: true)
        .value(text, cells, "Amount")
    }
    #expect(rounded("1.005", row: 1) == .integer(101))
    #expect(rounded("-1.005", row: 2) == .integer(-101))
    #expect(rounded("1250.0999999999999", row: 3) == .integer(125_010))
    #expect(rounded("1.0049", row: 4) == .integer(100))
    #expect(rounded("0.001", row: 5) == .integer(0))
    #expect(rounded("1.50", row: 6) == .integer(150))
    #expect(rounded("1.005", row: 1) == .integer(101))
    #expect(
      notes.all == ["5 amounts under \"Amount\" had fractions of the minor unit and were rounded."])
  }

  @Test(
    arguments: [
      ("Café Trust Ltd.", "cafe-trust-ltd"), ("  A & B  ", "a-b"), ("Ynys Môn", "ynys-mon"),
      ("123", "123"), ("&&", nil), ("Łódź", "łodz"),
    ] as [(String, String?)])
  func `a code of a name is the same for names that differ in case and marks alone`(
    name: String, code: String?
  ) {
    #expect(NameCode.text(name) == code)
  }

  @Test func `long names that begin alike have different codes`() throws {
    let long = String(repeating: "association ", count: 8)
    let one = try #require(NameCode.text(long + "a"))
    let other = try #require(NameCode.text(long + "b"))
    #expect(one != other)
    #expect(one.count == 60)
  }

  @Test func `texts of a declared form are replaced`() throws {
    let pattern = try #require(TextPattern("* (*)", "*2: *1"))
    #expect(pattern.replaced("Boats (12)") == "12: Boats")
    #expect(pattern.replaced("Boats (a) (b)") == "a) (b: Boats")
    #expect(pattern.replaced("Boats") == nil)
    #expect(TextPattern("same", "other")?.replaced("same") == "other")
    #expect(TextPattern("same", "other")?.replaced("same ") == nil)
    #expect(TextPattern("*", "*2") == nil)
    #expect(TextPattern("a*a", "x")?.replaced("a") == nil)
  }

  @Test func `a row is chosen by an amount above or below another`() throws {
    func isMet(_ condition: JSON, _ text: String) throws -> Bool {
      let row = SourceRow(row: 1, line: 2, content: .cells([text], Headings(["Amount"])))
      let read = try RowCondition(condition, at: "")
      return try #require(read).isMet(by: row)
    }
    #expect(try isMet(["Amount": ["below": 0]], "-400.00"))
    #expect(try !isMet(["Amount": ["below": 0]], "0"))
    #expect(try isMet(["Amount": ["above": 500, "below": 1000]], "£500.01"))
    #expect(try !isMet(["Amount": ["above": 500]], ""))
    #expect(throws: RowFault.self) { try isMet(["Amount": ["above": 500]], "many") }
    #expect(throws: Fault.self) { try RowCondition(["Amount": ["over": 5]], at: "") }
    #expect(throws: Fault.self) { try RowCondition(["Amount": ["above": "x"]], at: "") }
  }
}
