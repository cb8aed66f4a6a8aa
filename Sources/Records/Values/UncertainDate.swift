/// A date as well as it is known: a subset of the Extended Date/Time Format (EDTF, ISO 8601-2).
///
/// `2007-06-07`, `2010-01`, `2013`, each with `~` for "about"; `XXXX-01-10` when the year is unknown; an
/// interval `2007-07/2007-12`; an open end `2010-01/..`. A value without a known year has no bounds.
package struct UncertainDate: Sendable, Equatable {
  package let text: String
  /// The first day the value can mean.
  package let earliest: CalendarDate?
  /// The last day the value can mean; nil for an open end as well.
  package let latest: CalendarDate?

  /// Reads the subset; nil for anything else and for days that do not exist.
  package init?(_ text: String) {
    // A plain day, as most are.
    if let day = CalendarDate(text) {
      self.text = text
      (earliest, latest) = (day, day)
      return
    }
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Array($0) }
    guard parts.count <= 2, let first = UncertainDate.bounds(parts[0]) else { return nil }
    self.text = text
    guard parts.count == 2 else {
      (earliest, latest) = (first.0, first.1)
      return
    }
    guard let start = first.0 else { return nil }
    earliest = start
    if parts[1] == Array("..".utf8) {
      latest = nil
    } else {
      guard let last = UncertainDate.bounds(parts[1])?.1, start <= last else { return nil }
      latest = last
    }
  }

  private static func bounds(_ bytes: [UInt8]) -> (CalendarDate?, CalendarDate?)? {
    var bytes = bytes
    if bytes.last == UInt8(ascii: "~") { bytes.removeLast() }
    if bytes.count == 10, bytes.starts(with: "XXXX-".utf8) {
      // 2000 is a leap year: XXXX-02-29 is a day of some year.
      let day = CalendarDate("2000" + String(decoding: bytes.dropFirst(4), as: UTF8.self))
      return day == nil ? nil : (nil, nil)
    }
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 }),
      let year = Digits.value(parts[0])
    else { return nil }
    switch parts.count {
    case 1: return whole(CalendarDate(year: year, month: 1, day: 1), year, 12)
    case 2:
      guard let month = Digits.value(parts[1]) else { return nil }
      return whole(CalendarDate(year: year, month: month, day: 1), year, month)
    case 3:
      guard let month = Digits.value(parts[1]), let number = Digits.value(parts[2]),
        let day = CalendarDate(year: year, month: month, day: number)
      else { return nil }
      return (day, day)
    default: return nil
    }
  }

  private static func whole(_ first: CalendarDate?, _ year: Int, _ month: Int)
    -> (CalendarDate?, CalendarDate?)?
  {
    guard let first else { return nil }
    let day = CalendarDate.days(in: month, of: year)
    return (first, CalendarDate(year: year, month: month, day: day))
  }
}
