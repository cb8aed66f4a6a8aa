package import Records

/// How one area is related to another on a day, with the parts that show it.
package struct RelationAnswer: WorkedOut {
  package static let layout = Layout<RelationAnswer>(
    .record("a", AreaReference.dated, "The first area.") {
      $0.a.area.datedReference(on: $0.a.day)
    },
    .record("b", AreaReference.dated, "The second area.") {
      $0.b.area.datedReference(on: $0.b.day)
    },
    .value(
      "relation", .choice(Relation.Kind.allCases.map(\.rawValue)),
      "How the first lies to the second; touches instead of disjoint where the boundaries of both meet."
    ) { ($0.kind == .disjoint && $0.isAdjacent ? .touches : $0.kind).rawValue },
    .value("on", .date, "The day asked for.") { $0.on },
    .value("layer", .text(1...20), "The layer of smallest parts used.") { $0.layer },
    .value("shared_count", .integer(0...10_000_000), "How many parts both have.") {
      $0.relation.shared.count
    },
    .list("shared", RelationUnit.layout, "The parts that both have.") { $0.units(\.shared) },
    .list("only_a", RelationUnit.layout, "The parts that the first alone has.") {
      $0.units(\.onlyA)
    },
    .list("only_b", RelationUnit.layout, "The parts that the second alone has.") {
      $0.units(\.onlyB)
    },
    .list(
      "undecided", RelationUnit.layout,
      "Parts of which it is not known who has them; the relation is the same either way."
    ) { $0.units(\.undecided) },
    .value(
      "coverage_of_a", .share,
      "How much of the first lies in the second, in basis points by the number of parts, not by ground or people; null where parts are held in part."
    ) { $0.relation.coverageOfA },
    .value("coverage_of_b", .share, "How much of the second lies in the first, likewise.") {
      $0.relation.coverageOfB
    })

  private let gazetteer: Gazetteer
  private let (a, b): (Side, Side)
  private let layer: String
  private let on: CalendarDate
  /// The relation of the first to the second, by their parts alone.
  package let kind: Relation.Kind
  private let relation: Relation
  /// Whether the boundaries of the two are known to meet.
  package var isAdjacent = false

  /// Compares `a` with `b` as they were on `day`; throws what is missing.
  package init(
    _ a: AreaHistory, _ b: AreaHistory, on day: CalendarDate, in layer: String?,
    _ gazetteer: Gazetteer
  ) throws(Gap) {
    (self.gazetteer, on) = (gazetteer, day)
    (self.layer, self.a, self.b) = try gazetteer.sides(a, b, on: day, in: layer)
    relation = gazetteer.compare(self.a.sets, self.b.sets, in: self.layer)
    kind = try relation.kind
  }

  private func units(_ codes: (Relation) -> [String]) -> [RelationUnit] {
    codes(relation).map { RelationUnit($0, of: relation, in: layer, gazetteer) }
  }
}
