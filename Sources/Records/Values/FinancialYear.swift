/// A year of UK public finance, 1 April to 31 March, written `2007/08`; `1999/00` is valid.
package struct FinancialYear: Sendable, Hashable {
  package let start: Int

  /// The year in which `day` lies.
  package init(of day: CalendarDate) { start = day.month >= 4 ? day.year : day.year - 1 }

  /// Reads `YYYY/YY` with the second part following the first.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "/"), let first = Digits.value(bytes[0..<4]),
      let second = Digits.value(bytes[5..<7]), second == (first + 1) % 100
    else { return nil }
    start = first
  }

  package var first: CalendarDate? { CalendarDate(year: start, month: 4, day: 1) }
  package var last: CalendarDate? { CalendarDate(year: start + 1, month: 3, day: 31) }

  package var text: String { "\(Digits.text(start, 4))/\(Digits.text((start + 1) % 100, 2))" }
}
