import JSON
import Records

/// The days on which a partnership was, or will be, active whatever its uncertain dates mean.
///
/// Where it is not known since when it is active, those from the day on which that was recorded, or its last one
/// alone; so nothing is a fault that a reading of the dates would mend.
struct ActiveDays {
  let periods: [(first: CalendarDate, last: CalendarDate?)]

  init(of partnership: JSONObject) {
    func date(_ object: JSONObject, _ member: String) -> UncertainDate? {
      object.text(member).flatMap(UncertainDate.init)
    }
    guard let lifecycle = Partnership.resource.lifecycle else {
      periods = []
      return
    }
    let history = StateHistory(lifecycle, of: partnership)
    let (start, end) = (date(partnership, "start_date"), date(partnership, "end_date"))
    periods = history.elements.indices.compactMap { place in
      guard history.state(place) == "active" else { return nil }
      let begun = history.day(place) ?? (place == 1 ? start : nil)
      let next = history.elements.indices.contains(place + 1) ? place + 1 : nil
      var last = next.flatMap { next -> CalendarDate? in
        guard let day = history.day(next)?.earliest else { return nil }
        // What ends on a day has it as its last one.
        return history.state(next) == "ended" ? day : day.dayBefore
      }
      last = [last, end?.earliest].compactMap(\.self).min()
      let recorded = history.elements[place].text("recorded_at").flatMap { Instant($0) }?.date
      var first = begun?.latest ?? begun?.earliest
      if first == nil, next == nil { first = last == nil ? recorded : last }
      guard let first = [first ?? last, start?.latest].compactMap(\.self).max() else { return nil }
      // Nobody knows how long it was so.
      if next != nil, last == nil { last = first }
      if let last, last < first { return nil }
      return (first, last)
    }
  }

  func contains(_ day: CalendarDate) -> Bool {
    periods.contains { $0.first <= day && ($0.last.map { day <= $0 } ?? true) }
  }
}
