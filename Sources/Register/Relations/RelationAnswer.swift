package import JSON
package import Records

/// How one area lies to another on a day, with the parts that say so.
package struct RelationAnswer {
  /// The members of a part of which something is said.
  static let unitFields = [
    Field(
      "code", .text(1...120), .required,
      about: "The part's code, or the id of an event whose whole ground it is."),
    Field("name", .text(1...300), about: "Its name, where the register has an area of that code."),
    Field(
      "partly", .choice(["a", "b", "both"]),
      about: "Which side has only some of it, or may have none; null where neither does."),
  ]

  /// The members of the answer, in order.
  package static let fields = [
    Field("a", .record(AreaReference.datedFields), .required, about: "The first area."),
    Field("b", .record(AreaReference.datedFields), .required, about: "The second area."),
    Field(
      "relation", .choice(Relation.Kind.allCases.map(\.rawValue)), .required,
      about:
        "How the first lies to the second; touches instead of disjoint where the boundaries of both meet."
    ),
    Field("on", .date, .required, about: "The day asked for."),
    Field("layer", .text(1...20), .required, about: "The layer of smallest parts used."),
    Field("shared_count", .integer(0...10_000_000), .required, about: "How many parts both have."),
    Field("shared", .list(unitFields), about: "The parts that both have."),
    Field("only_a", .list(unitFields), about: "The parts that the first alone has."),
    Field("only_b", .list(unitFields), about: "The parts that the second alone has."),
    Field(
      "undecided", .list(unitFields),
      about: "Parts of which it is not known who has them; the relation is the same either way."),
    Field(
      "coverage_of_a", .share,
      about:
        "How much of the first lies in the second, in basis points by the number of parts, not by ground or people; null where parts are held in part."
    ),
    Field("coverage_of_b", .share, about: "How much of the second lies in the first, likewise."),
  ]

  private let gazetteer: Gazetteer
  private let (a, b): (Side, Side)
  private let layer: String
  private let on: CalendarDate
  /// How the first lies to the second, by their parts alone.
  package let kind: Relation.Kind
  private let relation: Relation

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

  /// The answer; `isAdjacent` if the boundaries of the two are known to meet.
  package func json(isAdjacent: Bool = false) -> JSONObject {
    let kind = kind == .disjoint && isAdjacent ? .touches : kind
    return [
      "a": .object(a.area.datedReference(on: a.day)),
      "b": .object(b.area.datedReference(on: b.day)),
      "relation": .string(kind.rawValue), "on": .string(on.description), "layer": .string(layer),
      "shared_count": .integer(Int64(relation.shared.count)),
      "shared": units(relation.shared), "only_a": units(relation.onlyA),
      "only_b": units(relation.onlyB), "undecided": units(relation.undecided),
      "coverage_of_a": share(relation.coverageOfA), "coverage_of_b": share(relation.coverageOfB),
    ]
  }

  private func share(_ points: Int?) -> JSON { points.map { .integer(Int64($0)) } ?? .null }

  private func units(_ codes: [String]) -> JSON {
    RelationAnswer.units(codes, of: relation, in: layer, gazetteer)
  }

  /// Parts as answers name them.
  static func units(
    _ codes: [String], of relation: Relation, in layer: String, _ gazetteer: Gazetteer
  ) -> JSON {
    .array(
      codes.map { code in
        let partly: JSON =
          switch (relation.partlyA.contains(code), relation.partlyB.contains(code)) {
          case (true, true): "both"
          case (true, false): "a"
          case (false, true): "b"
          case (false, false): .null
          }
        let name = gazetteer.unitName(code, in: layer).map(JSON.string) ?? .null
        return ["code": .string(code), "name": name, "partly": partly]
      })
  }
}
