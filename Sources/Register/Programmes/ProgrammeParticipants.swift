package import Areas
import JSON
package import Records
package import Store

/// The places that take part in a programme on a day, each at its level of support.
package struct ProgrammeParticipants: WorkedOut {
  private struct Place {
    let document: JSONObject
    let since: CalendarDate?
    let areas: [RecordReference]
    let authorities: [RecordReference]
  }

  /// A word, and of how many places it is so.
  private struct Count {
    let word: String?
    let count: Int
  }

  /// The most places that one answer names.
  private static let most = 1_000

  private let programme: JSONObject
  private let day: CalendarDate
  private let total: Int
  private let address: String
  private let authorities: Int
  private let (cohorts, levels): ([Count], [Count])
  private let places: [Place]

  /// The participants of the programme `id` on `day`.
  package init(_ id: String, on day: CalendarDate, _ reader: Reader, _ gazetteer: Gazetteer) throws
  {
    let reading = ProgrammeReading(reader: reader, gazetteer: gazetteer)
    programme = try reading.programme(id)
    self.day = day
    address = ProgrammeReading.address(
      Participant.resource,
      [(name: "programme", value: id), (name: "as_of", value: "\(day)")])
    let items = try reading.all(Participant.resource, of: id, on: day)
      .sorted { ProgrammeParticipants.key($0) < ProgrammeParticipants.key($1) }
    total = items.count
    var ground = PlacesOfDays(gazetteer: gazetteer)
    let all = items.map { document in
      ground.authorities(
        of: document, on: Authorities.day(document, "start_date", else: day))
    }
    authorities = Set(all.joined()).count
    cohorts = ProgrammeParticipants.counts(items, "cohort")
    levels = ProgrammeParticipants.counts(items, "level")
    places = zip(items, all).prefix(ProgrammeParticipants.most).map { document, authorities in
      Place(
        document: document, since: SupportLevels(of: document).element(on: day)?.first,
        areas: Authorities.ids(document, "area_ids").map { reading.area($0, on: day) },
        authorities: authorities.map { reading.area($0, on: day) })
    }
  }

  private static func key(_ document: JSONObject) -> (String, String, String) {
    (document.text("cohort") ?? "", document.text("name") ?? "", document.text("id") ?? "")
  }

  private static func counts(_ items: [JSONObject], _ name: String) -> [Count] {
    Dictionary(grouping: items) { $0.text(name) }.map { Count(word: $0, count: $1.count) }
      .sorted { ($0.word ?? "") < ($1.word ?? "") }
  }

  private static func counts(_ name: String, _ about: String) -> Layout<Count> {
    Layout(
      .value(name, .text(1...100), about) { $0.word },
      .count("count", "How many places.") { $0.count })
  }

  private static let place = Layout<Place>(
    .copies(
      OrganisationOverview.named(Participant.resource)
        + OrganisationOverview.own(
          Participant.resource,
          ["name", "cohort", "origin", "stage", "expression_id", "start_date", "end_date", "level"])
    ) { $0.document },
    .value("level_since", .date, "The first day that its level may have begun on.") { $0.since },
    .list("areas", RecordReference.layout("areas"), "The areas it covers.") { $0.areas },
    .list(
      "authorities", RecordReference.layout("areas"),
      "The councils' areas behind it, as its areas came down to them when it joined."
    ) { $0.authorities })

  package static let layout = Layout<ProgrammeParticipants>(
    .record("programme", RecordReference.layout("programmes"), "The programme.") {
      ProgrammeReading.reference(Programme.resource, $0.programme)
    },
    .value("as_of", .date, "The day.") { $0.day },
    .count("total", "How many take part.") { $0.total },
    .text("href", "The list of all of them, page by page.") { $0.address },
    .count("authorities", "How many councils' areas are behind them, each counted once.") {
      $0.authorities
    },
    .list("cohorts", counts("cohort", "The cohort; null for none."), "By cohort.") { $0.cohorts },
    .list("levels", counts("level", "The level; null for none yet."), "By level of the day.") {
      $0.levels
    },
    .list("items", place, "The places by cohort and name, at most \(most).") { $0.places })
}
