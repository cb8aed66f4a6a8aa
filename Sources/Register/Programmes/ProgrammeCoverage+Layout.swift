import JSON
package import Records

extension ProgrammeCoverage {
  /// How many bids are in a state.
  private struct State {
    let state: String
    let count: Int
  }

  /// A council's area, with the bids that it is behind.
  private struct Authority {
    let area: RecordReference
    let count: Int
    let bids: [RecordReference]
  }

  /// The most bids that are named of one authority.
  private static let mostBids = 20

  private var states: [State] {
    Dictionary(grouping: expressions) { $0.text("state") ?? "" }
      .map { State(state: $0, count: $1.count) }.sorted { $0.state < $1.state }
  }

  private func bid(_ place: Int) -> RecordReference {
    ProgrammeReading.reference(ExpressionOfInterest.resource, expressions[place])
  }

  /// The authorities with their bids, by name.
  private func authorities(_ ids: some Sequence<String>) -> [Authority] {
    ids.compactMap { id in
      names[id].map { area in
        let bids = coverage.authorities[id] ?? []
        return Authority(
          area: area, count: bids.count,
          bids: bids.prefix(ProgrammeCoverage.mostBids).map(bid))
      }
    }.sorted { ($0.area.name ?? "", $0.area.id) < ($1.area.name ?? "", $1.area.id) }
  }

  private static let state = Layout<State>(
    .value("state", .choice(ExpressionOfInterest.published), "The state.") { $0.state },
    .count("count", "How many bids.") { $0.count })

  private static let bid = RecordReference.layout("expressions-of-interest")

  private static let authority = Layout<Authority>(
    .members(of: RecordReference.layout("areas")) { $0.area },
    .count("count", "How many bids it is behind.") { $0.count },
    .list("expressions", bid, "The bids that it is behind, at most \(mostBids) of them.") {
      $0.bids
    })

  package static let layout = Layout<ProgrammeCoverage>(
    .record("programme", RecordReference.layout("programmes"), "The programme.") {
      ProgrammeReading.reference(Programme.resource, $0.programme)
    },
    .value("as_of", .date, "The day on which the bids stood so.") { $0.asked.day },
    .value("cohort", .text(1...100), "The cohort asked for.") { $0.asked.cohort },
    .count("expressions", "How many bids.") { $0.expressions.count },
    .text("href", "The list of the bids.") { $0.address },
    .list("states", state, "The bids by state on the day.") { $0.states },
    .count("distinct_authorities", "How many councils' areas are behind them, each once.") {
      $0.coverage.authorities.count
    },
    .count("in_more_than_one", "How many of these are behind more than one bid.") {
      $0.coverage.repeated.count
    },
    .list("repeated_authorities", authority, "Which those are, by name.") {
      $0.authorities($0.coverage.repeated)
    },
    .list("authorities", authority, "All of them, by name.") {
      $0.authorities($0.coverage.authorities.keys)
    },
    .count("partners", "How many bodies lead or share in the bids, each once.") {
      $0.coverage.partners.count
    },
    .count(
      "unidentified_partners",
      "How many partners are known by name alone; one may be in several bids, so they are in no sum."
    ) { $0.coverage.unidentified },
    .value(
      "population", .integer(0 ... .max),
      "How many people live in the areas of which the register knows it, each counted once."
    ) { $0.population.known },
    .count("population_unknown", "Of how many of the areas it does not know that.") {
      $0.population.unknown
    },
    .count("undecided_count", "Of how many bids no council's area is known.") {
      $0.coverage.undecided.count
    },
    .list("undecided", bid, "Those bids, at most \(mostBids) of them.") { coverage in
      coverage.coverage.undecided.prefix(mostBids).map { coverage.bid($0) }
    },
    .list(
      "stated_totals", StatedTotal.layout,
      "What others stated, beside what is counted here and never added to it."
    ) { $0.stated })
}
