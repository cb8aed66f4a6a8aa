import Records

/// A catalogue of two kinds of which one is declared in several ways.
enum Boats {
  static let rank = Field("rank", .choice(["captain", "mate"]), .filterAs("rank"), about: "Rank.")

  static let colour = Field("colour", .text(1...9), .filter, about: "The colour.")

  /// The kinds, with other members of a boat and of its crew; without a colour where it is nil.
  static func catalogue(
    _ added: Field..., colour: Field? = Boats.colour, crew: [Field] = []
  ) -> Catalogue {
    let name = Field("name", .text(1...40), .required, .sort, .search, about: "The name.")
    let list = Field(
      "crew", .list([Field("name", .text(1...40), .required, about: "Who.")] + crew),
      about: "Who sails it.")
    let boats = Resource(
      name: "boats", singular: "boat", prefix: "bot", about: "What sails.",
      fields: [name] + (colour.map { [$0] } ?? []) + [list] + added, checks: [])
    return Catalogue([boats, harbours])
  }

  private static let harbours = Resource(
    name: "harbours", singular: "harbour", prefix: "hrb", about: "Where boats lie.",
    fields: [Field("name", .text(1...40), .required, .sort, about: "The name.")], checks: [])
}
