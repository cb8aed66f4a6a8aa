import Records

/// Made-up notes about towns or clubs, which stand under each other.
enum Voices {
  static let catalogue = Catalogue([towns, clubs, notes])

  private static let either = [Kind.Target("towns", "twn"), Kind.Target("clubs", "clb")]

  static let towns = Resource(
    name: "towns", singular: "town", prefix: "twn", about: "Where clubs are.",
    alias: Resource.Alias(list: "codes", code: "code"), fields: named, checks: [])

  static let clubs = Resource(
    name: "clubs", singular: "club", prefix: "clb", about: "Who meets.",
    alias: Resource.Alias(list: "codes", code: "code"), fields: named, checks: [])

  static let notes = Resource(
    name: "notes", singular: "note", prefix: "nte", about: "What is said.",
    fields: [
      Field("title", .text(1...40), .required, .search, about: "What."),
      Field("about_id", .anyReference(to: either), .filterAs("about"), about: "Of whom."),
      Field("on_ids", .anyReferences(to: either), .filterAs("on"), about: "Of whom else."),
      Field(
        "quotes",
        .list([
          Field("by_id", .anyReference(to: either), .required, .filterAs("by"), about: "Who.")
        ]), about: "Who said it."),
    ], checks: [])

  private static var named: [Field] {
    [
      Field("name", .text(1...40), .required, .filter, .sort, .search, about: "The name."),
      Field(
        "codes",
        .list([
          Field("scheme", .choice(["local"]), .required, about: "Who issues it."),
          Field("code", .code, .required, about: "The code."),
        ]), .filterAs("code"), about: "The codes."),
      Field(
        "under_id", .anyReference(to: either), .filterAs("under"), .upward({ _ in "" }),
        about: "What it is under."),
    ]
  }
}
