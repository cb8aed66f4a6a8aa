import JSON
import Records

/// The days on which something is in force in every reading of its uncertain dates; a date that is not
/// known leaves its side open.
struct CertainPeriod {
  /// Nil if it was so from ever.
  let first: CalendarDate?
  /// Nil if it is so for ever.
  let last: CalendarDate?

  init(_ start: UncertainDate?, _ end: UncertainDate?) {
    first = start?.latest ?? start?.earliest
    last = end?.earliest
  }

  /// The period of an element with `start_date` and `end_date`.
  init(of element: JSONObject) {
    self.init(
      element.text("start_date").flatMap(UncertainDate.init),
      element.text("end_date").flatMap(UncertainDate.init))
  }

  func contains(_ day: CalendarDate) -> Bool {
    (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
  }

  /// Whether there is a day that is in it for certain.
  var isEmpty: Bool {
    guard let first, let last else { return false }
    return last < first
  }

  /// The day from which on it can first stand beside another that began before.
  var beginning: CalendarDate { first ?? .first }
}

extension CalendarDate {
  /// The first day that can be written.
  fileprivate static let first = CalendarDate(daysSince1970: -719_162)
}
