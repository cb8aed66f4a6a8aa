import Records

/// One part in the explanation of a relation.
struct RelationUnit: WorkedOut {
  private let code: String
  private let name: String?
  private let partly: String?

  static let layout = Layout<RelationUnit>(
    .value(
      "code", .text(1...120),
      "The part's code, or the id of an area that has none yet, or of an event whose whole ground it is."
    ) { $0.code },
    .value("name", .text(1...300), "Its name, where the register has an area of that code.") {
      $0.name
    },
    .value(
      "partly", .choice(["a", "b", "both"]),
      "Which side has only some of it, or may have none; null where neither does."
    ) { $0.partly })

  init(_ code: String, of relation: Relation, in layer: String, _ gazetteer: Gazetteer) {
    self.code = code
    name = gazetteer.unitName(code, in: layer)
    partly =
      switch (relation.partlyA.contains(code), relation.partlyB.contains(code)) {
      case (true, true): "both"
      case (true, false): "a"
      case (false, true): "b"
      case (false, false): nil
      }
  }
}
