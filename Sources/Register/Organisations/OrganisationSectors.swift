import JSON
import Records
import Store

/// The sectors of bodies from day to day, and the days on which each was there.
struct OrganisationSectors: LogFold {
  /// A body as partnerships see it.
  struct Body: Sendable {
    let name: String
    /// The days on which it may have been there.
    let life: Period
    /// The sectors in order, each from a day on; the first from the beginning.
    let sectors: [(since: CalendarDate, sector: String)]

    init(_ id: String, _ document: JSONObject) {
      func date(_ member: String) -> UncertainDate? {
        document.text(member).flatMap(UncertainDate.init)
      }
      name = document.text("name") ?? id
      life = Period(date("founding_date")?.earliest, date("dissolution_date")?.latest)
      let bounds = document.list("forms").flatMap { form in
        ["start_date", "end_date"].compactMap { form.text($0).flatMap(UncertainDate.init) }
      }
      // A form may begin or end on either bound of its dates.
      let days = Set(
        bounds.flatMap { date in
          [date.earliest, date.latest].compactMap(\.self).flatMap { [$0, $0.dayAfter] }
        })
      var found: [(since: CalendarDate, sector: String)] = []
      for day in [CalendarDate.first] + days.sorted() {
        let sector = Succession.forms.value(document, on: day).text("sector") ?? "other"
        if found.last?.sector != sector { found.append((day, sector)) }
      }
      sectors = found
    }

    /// Whether partnerships see the same in both: the name alone may differ.
    func looks(like other: Body) -> Bool {
      life == other.life && sectors.map(\.since) == other.sectors.map(\.since)
        && sectors.map(\.sector) == other.sectors.map(\.sector)
    }

    /// The sector on a day.
    func sector(on day: CalendarDate) -> String {
      sectors.last { $0.since <= day }?.sector ?? "other"
    }
  }

  static let kinds = ["organisations"]
  /// The members from which it follows.
  static let members = ["sector", "forms", "founding_date", "dissolution_date"]

  private(set) var bodies: [String: Body] = [:]

  init() {}

  mutating func apply(_ kind: String, _ id: String, _ document: JSONObject?) {
    bodies[id] = document.map { Body(id, $0) }
  }
}
