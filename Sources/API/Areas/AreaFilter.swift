import JSON
import Records
import Register
import Store

/// What a list's parameters say of areas beyond the declaration: which count as the ones asked for, and by
/// which names areas are looked up.
struct AreaFilter: Sendable {
  private let match: AreaMatching.Match
  private let isResolved: Bool
  private let day: CalendarDate
  private let today: CalendarDate
  private let name: (text: String, isPrefix: Bool)?
  /// The areas of which it cannot be said whether they count, each with what is missing.
  private(set) var undecided: [JSON]?

  /// The filter on areas, in the lists of all kinds that refer to them.
  static let filter = "area"

  /// The parameters that the lists of a kind take.
  static func parameters(of resource: Resource) -> [any DeclaredParameter] {
    if resource.name == Area.resource.name { return names }
    let isReferring = resource.index.links.contains {
      $0.parameter == filter && $0.kind.target == Area.resource.name
    }
    return isReferring ? [matching, resolving, day] : []
  }

  private static let names: [any DeclaredParameter] = [
    Parameter.text(
      "named",
      "Areas of which a name, present, former or in another language, is this one; case, accents, punctuation and spaces do not count, and & is and.",
      ["type": "string", "minLength": 1, "maxLength": 300]),
    Parameter.text(
      "name_prefix", "Areas of which a name begins so, likewise.",
      ["type": "string", "minLength": 1, "maxLength": 300]),
  ]
  private static let matching = Parameter.choice(
    "area_match",
    "Which areas count as the one in area: exact, it alone; within, those that lie within it; covers, those that cover it; overlaps, those of which each has ground that the other has not; any, those with ground in common. Worked out from smallest parts, across reorganisations too, each area as on the day of on or the nearest day of its life. Areas of which it cannot be said do not count and are named in undecided; X-Undecided-Areas has their number.",
    AreaMatching.Match.allCases.map(\.rawValue), usual: "exact")
  static let resolving = Parameter.choice(
    "resolve",
    "With current, an area that has ended stands for its successors, and area_match is any if not given.",
    ["current"])
  private static let day = Parameter.day(
    "on", "The day for area_match; that of as_of or today if not given.")

  /// Reads the parameters of a list of `resource`; nil if none of them is given.
  init?(_ call: Call, _ resource: Resource, today: CalendarDate) throws {
    let known = AreaFilter.parameters(of: resource).map { $0.name }
    let given = call.parameters.filter { known.contains($0.name) }
    guard !given.isEmpty else { return nil }
    self.today = today
    var faults: [Fault] = []
    for (index, parameter) in given.enumerated()
    where given[..<index].contains(where: { $0.name == parameter.name }) {
      faults.append(
        Fault(
          .parameter(parameter.name), "repeated", "\(parameter.name) is given twice; give it once.")
      )
    }
    var (match, isResolved, day): (AreaMatching.Match?, Bool, CalendarDate) = (nil, false, today)
    func read(_ reading: () throws -> Void) throws {
      do {
        try reading()
      } catch RecordError.badRequest(let more) {
        faults += more
      }
    }
    try read {
      match = try call.value(AreaFilter.matching).flatMap { AreaMatching.Match(rawValue: $0) }
    }
    try read { isResolved = try call.value(AreaFilter.resolving) != nil }
    // A wrong as_of is told by the list itself.
    let asOf = call.parameters.first { $0.name == "as_of" }?.value
    try read { day = try call.value(AreaFilter.day) ?? asOf.flatMap { CalendarDate($0) } ?? today }
    let lookups = given.filter { AreaFilter.names.map { $0.name }.contains($0.name) }
    if lookups.count > 1 {
      faults.append(
        Fault(.parameter("name_prefix"), "repeated", "Give named or name_prefix, not both."))
    }
    if let lookup = lookups.first, lookup.value.utf8.count > 1200 || lookup.value.isEmpty {
      faults.append(Fault(.parameter(lookup.name), "length", "Write a name of 1 to 300 letters."))
    }
    let isAsking = call.parameters.contains {
      $0.name == AreaFilter.filter || $0.name.hasPrefix("\(AreaFilter.filter)__")
    }
    if lookups.isEmpty, !isAsking {
      faults.append(
        Fault(
          .parameter(given[0].name), "without_area",
          "\(given[0].name) says how area is meant; name an area in area, or leave it out."))
    }
    guard faults.isEmpty else { throw RecordError.badRequest(faults) }
    (self.isResolved, self.day) = (isResolved, day)
    self.match = match ?? (isResolved ? .any : .exact)
    name = lookups.first.map { ($0.value, $0.name == "name_prefix") }
    if lookups.isEmpty { undecided = [] }
  }

  /// The query of a list with what the parameters say, but for those called `others`.
  mutating func query(
    _ resource: Resource, _ parameters: [(name: String, value: String)], _ service: Service,
    _ reader: Reader, for audience: Audience, besides others: [String], mark: String
  ) throws -> Query {
    var query = try Query(
      resource, parameters, in: reader.catalogue, for: audience,
      besides: AreaFilter.parameters(of: resource).map(\.name) + others, mark: mark
    ) { code, target in try reader.identify(code, target, for: audience) }
    if let name {
      let names = try service.store.fold(AreaNames.self)
      query.keep(.among(names.areas(named: name.text, isPrefix: name.isPrefix)))
    }
    var gaps: [(area: AreaHistory, gap: Gap)] = []
    let gazetteer = try service.store.fold(Gazetteer.self)
    try query.replaceLinks { linked in
      guard linked.link.parameter == AreaFilter.filter, let named = linked.values else {
        return linked
      }
      let asked = isResolved ? named.flatMap { current(of: $0, gazetteer) } : named
      let all =
        match == .exact
        ? [] : try reader.referred(resource, by: AreaFilter.filter, for: audience)
      let found = AreaMatching(match, on: day, gazetteer).areas(asked, among: all)
      for gap in found.undecided where !gaps.contains(where: { $0.area.id == gap.area.id }) {
        gaps.append(gap)
      }
      return Filter.Linked(linked.link, found.found, isWide: true)
    }
    if undecided != nil {
      undecided = gaps.map { area, gap in
        .object(UndecidedArea(area, gap, gazetteer).json)
      }
    }
    return query
  }

  private func current(of id: String, _ gazetteer: Gazetteer) -> [String] {
    let found = gazetteer.current(of: id, on: today).map(\.id)
    // Where nothing became of it, it is still itself that is asked for.
    return found.isEmpty ? [id] : found
  }

  /// The schema of `undecided` in the answer.
  static let schema: JSON = [
    "type": "array",
    "items": UndecidedArea.layout.schema,
    "description":
      "With area_match or resolve: at most 100 of the areas that these records refer to and of which it cannot be said whether they count; their records are left out.",
  ]
}
