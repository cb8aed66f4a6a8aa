package import Records

/// All pairs of areas of two sets of types that have the same ground.
package struct CoterminousPairs: WorkedOut {
  /// Two areas with the same ground.
  struct Pair {
    let a: AreaReference
    let b: AreaReference
    let layer: String
  }

  /// The most doubts listed.
  private static let most = 500
  static let aboutLayer = "The layer of smallest parts in which they are equal."

  let day: CalendarDate
  let pairs: [Pair]
  private let doubts: [CoterminosityDoubt]
  private let doubtCount: Int

  private static let pair = Layout<Pair>(
    .record("a", AreaReference.layout, "The one area.") { $0.a },
    .record("b", AreaReference.layout, "The other area.") { $0.b },
    .value("layer", .text(1...20), aboutLayer) { $0.layer })

  package static let layout = Layout<CoterminousPairs>(
    .value("on", .date, "The day asked for, on which all of them exist.") { $0.day },
    .list("items", pair, "The pairs that are made of the same ground.") { $0.pairs },
    .members(of: doubts("Areas and pairs of which it cannot be said, with reasons.")) { $0 })

  /// The undecided pairs, in their JSON form.
  static func doubts(_ about: String) -> Layout<CoterminousPairs> {
    Layout(
      .list("undecided", CoterminosityDoubt.layout, about) { $0.doubts },
      .value(
        "undecided_count", .integer(0...10_000_000),
        "How many could not be decided, of which undecided names at most 500."
      ) { $0.doubtCount })
  }

  /// All pairs of an area of `types` and one of `others` with the same ground on `day`.
  package init(
    _ types: [String], with others: [String], on day: CalendarDate, in layer: String?,
    _ gazetteer: Gazetteer
  ) throws(Effort.Ended) {
    try self.init(
      gazetteer.areas(of: types, on: day), gazetteer.areas(of: others, on: day), on: day,
      in: layer, gazetteer)
  }

  /// The pairs of one of `ones` and one of `others`.
  init(
    _ ones: [AreaHistory], _ others: [AreaHistory], on day: CalendarDate, in layer: String?,
    _ gazetteer: Gazetteer
  ) throws(Effort.Ended) {
    let found = try Coterminosity(ones, others, on: day, in: layer, gazetteer)
    self.day = day
    pairs = found.pairs.map { pair in
      Pair(a: pair.a.reference(on: day), b: pair.b.reference(on: day), layer: pair.layer)
    }
    doubts = found.doubts.prefix(CoterminousPairs.most).map { doubt in
      CoterminosityDoubt(doubt, on: day, gazetteer)
    }
    doubtCount = found.doubts.count
  }
}

extension Gazetteer {
  /// The areas of `types`, or of any type, that exist on `day`, by name.
  func areas(of types: [String]?, on day: CalendarDate) -> [AreaHistory] {
    let wanted = types.map { Set($0) }
    return areas.values
      .filter { wanted?.contains($0.type) ?? true && $0.life.contains(day) }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }
}
