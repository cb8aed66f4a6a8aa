package import Areas
import JSON
package import Records
package import Store

/// Whom the bids for a programme cover: each council, partner and inhabitant once, however many bids name them.
package struct ProgrammeCoverage: WorkedOut {
  /// Which bids count.
  package struct Asked: Sendable {
    package let states: [String]
    package let cohort: String?
    /// The day on which they stood so.
    package let day: CalendarDate

    package init(states: [String], cohort: String?, day: CalendarDate) {
      (self.states, self.cohort, self.day) = (states, cohort, day)
    }
  }

  let programme: JSONObject
  let asked: Asked
  let expressions: [JSONObject]
  let address: String
  let coverage: Coverage
  let names: [String: RecordReference]
  let population: (known: Int64, unknown: Int)
  let stated: [StatedTotal]

  /// The coverage of the programme `id`.
  package init(_ id: String, _ asked: Asked, _ reader: Reader, _ gazetteer: Gazetteer) throws {
    let reading = ProgrammeReading(reader: reader, gazetteer: gazetteer)
    (programme, self.asked) = (try reading.programme(id), asked)
    let states = asked.states.isEmpty ? ExpressionOfInterest.published : asked.states
    let filters =
      [(name: "programme", value: id), (name: "as_of", value: "\(asked.day)")]
      + states.map { (name: "state", value: $0) }
      + (asked.cohort.map { [(name: "cohort", value: $0)] } ?? [])
    address = ProgrammeReading.address(ExpressionOfInterest.resource, filters)
    expressions = try reading.all(ExpressionOfInterest.resource, of: id, on: asked.day).filter {
      bid in
      states.contains(bid.text("state") ?? "")
        && (asked.cohort.map { bid.text("cohort") == $0 } ?? true)
    }
    var places = PlacesOfDays(gazetteer: gazetteer)
    let coverage = Coverage(
      expressions.map { expression in
        let day = Authorities.day(expression, "submitted_on", else: asked.day)
        return Coverage.Bid(
          authorities: places.authorities(of: expression, on: day),
          partners: ([expression.text("lead_id")]
            + expression.list("partners").map { $0.text("organisation_id") })
            .compactMap(\.self),
          unidentified: expression.list("partners").count { $0.text("organisation_id") == nil })
      })
    self.coverage = coverage
    names = Dictionary(
      uniqueKeysWithValues: coverage.authorities.keys.map {
        ($0, reading.area($0, on: asked.day))
      })
    population = ProgrammeCoverage.population(
      Set(coverage.authorities.keys), on: asked.day, gazetteer)
    var participants = [(name: "programme", value: id), (name: "as_of", value: "\(asked.day)")]
    if let cohort = asked.cohort { participants.append((name: "cohort", value: cohort)) }
    let query = try Query(Participant.resource, participants, in: reader.catalogue) { _, _ in nil }
    let counted: [String: Int64] = [
      "expressions": Int64(expressions.count), "authorities": Int64(coverage.authorities.count),
      "partners": Int64(coverage.partners.count),
      "participants": try reader.total(query, at: reader.latest(for: query)),
    ]
    let population = self.population
    stated = programme.list("stated_totals").map { total in
      let measure = total.text("measure") ?? ""
      let people = measure == "population" && population.unknown == 0 ? population.known : nil
      return StatedTotal(document: total, counted: counted[measure] ?? people)
    }
  }

  /// How many people live in areas, as far as it is known; of an area within another one of them those of the
  /// other count alone.
  private static func population(
    _ areas: Set<String>, on day: CalendarDate, _ gazetteer: Gazetteer
  ) -> (known: Int64, unknown: Int) {
    var (known, unknown): (Int64, Int) = (0, 0)
    for id in areas {
      guard let area = gazetteer.areas[id],
        !gazetteer.isBelow(id, anyOf: areas, on: area.life.nearest(to: day))
      else { continue }
      if let people = area.population { known += people } else { unknown += 1 }
    }
    return (known, unknown)
  }
}
