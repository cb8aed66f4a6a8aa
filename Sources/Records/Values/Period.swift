package import JSON

/// Days from a first to a last one, both included; nil for an unknown or open bound.
package struct Period: Sendable, Equatable {
  package var first: CalendarDate?
  package var last: CalendarDate?

  package init(_ first: CalendarDate?, _ last: CalendarDate?) {
    (self.first, self.last) = (first, last)
  }

  /// The period from `start_date` and `end_date` of a record or a list element.
  package init(of object: JSONObject) {
    self.init(
      object.text("start_date").flatMap { CalendarDate($0) },
      object.text("end_date").flatMap { CalendarDate($0) })
  }

  /// Whether `day` is in the period.
  package func contains(_ day: CalendarDate) -> Bool {
    (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
  }

  /// Whether the two have a day in common.
  package func overlaps(_ other: Period) -> Bool {
    if let first, let end = other.last, end < first { return false }
    if let last, let start = other.first, last < start { return false }
    return true
  }

  /// The day of the period nearest to `day`.
  package func nearest(to day: CalendarDate) -> CalendarDate {
    if let first, day < first { return first }
    if let last, day > last { return last }
    return day
  }
}

extension CalendarDate {
  /// The day before, which must not be the first of the calendar.
  package var dayBefore: CalendarDate { CalendarDate(daysSince1970: daysSince1970 - 1) }

  /// The day after, which must not be the last of the calendar.
  package var dayAfter: CalendarDate { CalendarDate(daysSince1970: daysSince1970 + 1) }

  /// The first day of the calendar, 0001-01-01.
  package static let first = CalendarDate(daysSince1970: -719_162)

  /// The last day of the calendar, 9999-12-31.
  package static let last = CalendarDate(daysSince1970: 2_932_896)
}
