import JSON
package import Records
package import Store

/// Which areas count as the one that `area` names, in the lists of all kinds that refer to areas.
package struct AreaMatch: WorkedOutFilter {
  private let match: AreaMatching.Match
  /// Whether areas that have ended stand for what became of them.
  private let isResolved: Bool
  private let day: CalendarDate
  private let today: CalendarDate

  /// The filter on areas that they speak of.
  private static let filter = "area"

  package static func parameters(of resource: Resource, in catalogue: Catalogue)
    -> [FilterParameter]
  {
    resource.index.links.contains {
      $0.parameter == filter && $0.kind.target == Area.resource.name
    } ? [matching, resolving, on] : []
  }

  private static let matching = FilterParameter.choice(
    "area_match",
    "Which areas count as the one in area: exact, it alone; within, those that lie within it; covers, those that cover it; overlaps, those of which each has ground that the other has not; any, those with ground in common. Worked out from smallest parts, across reorganisations too, each area as on the day of on or the nearest day of its life. Areas of which it cannot be said do not count and are named in undecided; X-Undecided-Areas has their number.",
    AreaMatching.Match.allCases.map(\.rawValue), usual: "exact")
  private static let resolving = FilterParameter.choice(
    "resolve",
    "With current, an area that has ended stands for its successors, and area_match is any if not given.",
    ["current"])
  private static let on = FilterParameter.day(
    "on", "The day for area_match; that of as_of or today if not given.")

  package static let notes = [
    FilterNote(
      "undecided",
      [
        "type": "array", "items": UndecidedArea.layout.schema,
        "description":
          "With area_match or resolve: at most 100 of the areas that these records refer to and of which it cannot be said whether they count; their records are left out.",
      ])
  ]
  package static let headers = ["X-Undecided-Areas"]

  package init?(_ reading: inout FilterReading) {
    let given = reading.names(
      among: AreaMatch.parameters(of: reading.resource, in: reading.catalogue))
    guard let first = given.first else { return nil }
    let match = reading.word("area_match", among: AreaMatching.Match.allCases.map(\.rawValue))
    isResolved = reading.word("resolve", among: ["current"]) != nil
    day = reading.day("on") ?? reading.day
    today = reading.today
    self.match = match.flatMap { AreaMatching.Match(rawValue: $0) } ?? (isResolved ? .any : .exact)
    let isAsking = reading.parameters.contains {
      $0.name == AreaMatch.filter || $0.name.hasPrefix("\(AreaMatch.filter)__")
    }
    guard isAsking else {
      // What is so without saying it asks for nothing.
      if given == ["area_match"], self.match == .exact { return nil }
      reading.refuse(
        first, "without_area",
        "\(first) says how area is meant; name an area in area, or leave it out.")
      return nil
    }
  }

  package var kinds: [String] { Gazetteer.kinds }

  package func prepare(_ reader: Reader) throws { _ = try reader.fold(Gazetteer.self) }

  package func apply(to query: inout Query, _ reader: Reader) throws -> FilterFinding {
    let gazetteer = try reader.fold(Gazetteer.self)
    let (resource, audience) = (query.resource, query.audience)
    // Which areas count is worked out of all that the records refer to.
    let all =
      match == .exact
      ? [] : try reader.referred(resource, by: AreaMatch.filter, for: audience)
    let matching = AreaMatching(match, on: day, gazetteer)
    var gaps: [(area: AreaHistory, gap: Gap)] = []
    try query.replaceTerms { term in
      guard term.link.parameter == AreaMatch.filter, let named = term.values else { return term }
      let asked = isResolved ? named.flatMap { current(of: $0, gazetteer) } : named
      let (found, undecided) = try matching.areas(asked, among: all)
      for gap in undecided where !gaps.contains(where: { $0.area.id == gap.area.id }) {
        gaps.append(gap)
      }
      return term.widened(to: found)
    }
    let told = gaps.prefix(100).map { JSON.object(UndecidedArea($0.area, $0.gap, gazetteer).json) }
    return FilterFinding(
      notes: ["undecided": .array(Array(told))],
      headers: [("X-Undecided-Areas", String(gaps.count))])
  }

  private func current(of id: String, _ gazetteer: Gazetteer) -> [String] {
    let found = gazetteer.current(of: id, on: today).map(\.id)
    // Where nothing became of it, it is still itself that is asked for.
    return found.isEmpty ? [id] : found
  }
}
