package import JSON

/// The days on which something is in force whatever its uncertain dates mean; a date that is not known
/// leaves its side open.
package struct CertainPeriod {
  /// Nil if it has no first day.
  let first: CalendarDate?
  /// Nil if it has no last day.
  let last: CalendarDate?

  private init(first: CalendarDate?, last: CalendarDate?) {
    (self.first, self.last) = (first, last)
  }

  private init(_ start: UncertainDate?, _ end: UncertainDate?) {
    first = start?.latest ?? start?.earliest
    last = end?.earliest
  }

  /// All days.
  package static let always = CertainPeriod(first: nil, last: nil)

  /// The period of an element with `start_date` and `end_date`.
  package init(of element: JSONObject) {
    self.init(
      element.text("start_date").flatMap(UncertainDate.init),
      element.text("end_date").flatMap(UncertainDate.init))
  }

  package func contains(_ day: CalendarDate) -> Bool {
    (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
  }

  /// Whether no day is in it for certain.
  package var isEmpty: Bool {
    guard let first, let last else { return false }
    return last < first
  }

  /// The days that are in both.
  package func intersection(_ other: CertainPeriod) -> CertainPeriod {
    CertainPeriod(
      first: [first, other.first].compactMap(\.self).max(),
      last: [last, other.last].compactMap(\.self).min())
  }

  /// Whether all days of `other` are in it.
  package func contains(_ other: CertainPeriod) -> Bool {
    (first.map { first in other.first.map { first <= $0 } ?? false } ?? true)
      && (last.map { last in other.last.map { $0 <= last } ?? false } ?? true)
  }

  /// Its first day; if it has none, the first day that can be written.
  package var beginning: CalendarDate { first ?? .first }
}
