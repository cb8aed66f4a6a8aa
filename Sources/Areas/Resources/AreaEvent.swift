import JSON
package import Records

/// Changes of areas: formed, abolished, merged, split, renamed, recoded or given new boundaries.
///
/// Recording an event changes all areas that it names, in one write; its facts cannot be changed
/// later.
package enum AreaEvent {
  static let kinds = [
    "created", "abolished", "merged", "split", "renamed", "recoded", "boundary_change",
  ]

  /// The members that state what an event did.
  static let facts = [
    "kind", "effective_date", "from_ids", "to_ids", "transfers", "outside", "name", "code",
    "memberships",
  ]

  package static let resource = Resource(
    name: "area-events", singular: "area event", prefix: "aev",
    about:
      "Changes of areas: what was formed, abolished, merged, split, renamed, recoded or given new boundaries.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    summary: ["title", "kind", "effective_date"], brings: ["areas"],
    isPermanent: true,
    fields: [
      Field("title", .text(1...300), .search, about: "What happened, in a few words."),
      Shared.identifiers(example: "an order's number"),
      Field("kind", .choice(kinds), .required, .filter, about: "What happened."),
      Field(
        "effective_date", .date, .required, .filter, .sort,
        about:
          "The first day of the new state, which may lie in the future; what ended existed until the day before."
      ),
      Field(
        "from_ids", .references(to: "areas"), .filterAs("from"),
        about: "The areas as they were before; one that is not in to_ids ended."),
      Field(
        "to_ids", .references(to: "areas"), .filterAs("to"),
        about: "The areas as they are since; one that is not in from_ids began."),
      Field(
        "transfers",
        .list([
          Field(
            "layer", .choice(Gazetteer.layers), .required,
            about: "The layer of the part."),
          Field("base_unit", .text(1...20), .required, about: "The code of the part."),
          Field("from_id", .reference(to: "areas"), .required, about: "The area it was in."),
          Field("to_id", .reference(to: "areas"), .required, about: "The area it is in since."),
        ]),
        about:
          "Which smallest part went from which area to which; needed where it does not follow from the rest."
      ),
      Field(
        "outside", .boolean,
        about: "Whether ground came from, or went to, areas that the event does not name."),
      Field("name", .text(1...300), about: "The new name of a renamed area."),
      Field(
        "code",
        .record([
          Field(
            "scheme", .choice(["gss", "gov-register", "snac", "nhs-ods", "os", "local"]),
            .required, about: "Who issues the code."),
          Field("code", .code, .required, about: "The new code."),
        ]), about: "The new code of a recoded area."),
      Field(
        "memberships",
        .list([
          Field(
            "composite_id", .reference(to: "areas"), .required, about: "The composite area."),
          Field("area_id", .reference(to: "areas"), .required, about: "The area that joins it."),
        ]), about: "Areas that become members of composite areas with the event."),
      Field(
        "instrument",
        .record([
          Field("title", .text(1...300), .required, about: "The order's or act's title."),
          Field("url", .url, about: "Its address."),
        ]), about: "The legal instrument."),
    ] + Shared.provenance,
    checks: [Shared.sourceCheck, sidesCheck, nameCheck, codeCheck, partsCheck])

  private static let sidesCheck = Check(
    "sides_of_event", reading: ["kind", "from_ids", "to_ids"],
    "What is created names areas in to_ids; abolished in from_ids; merged at least two in from_ids and those formed in to_ids; split one in from_ids and at least two in to_ids; renamed and recoded one in from_ids alone; boundary_change areas in both."
  ) { document in
    let (from, to) = (document.texts("from_ids").count, document.texts("to_ids").count)
    let (isFromRight, isToRight): (Bool, Bool) =
      switch document.text("kind") {
      case "created": (from == 0, to > 0)
      case "abolished": (from > 0, to == 0)
      case "merged": (from > 1, to > 0)
      case "split": (from == 1, to > 1)
      case "renamed", "recoded": (from == 1, to == 0)
      default: (from > 0, to > 0)
      }
    return (isFromRight ? [] : ["/from_ids"]) + (isToRight ? [] : ["/to_ids"])
  }

  private static let nameCheck = Check(
    "name_of_event", reading: ["kind", "name"], at: "/name",
    "A renamed area has its new name in name; other events have none."
  ) { ($0.text("kind") == "renamed") == ($0.text("name") != nil) }

  private static let codeCheck = Check(
    "code_of_event", reading: ["kind", "code"], at: "/code",
    "A recoded area has its new code in code; other events have none."
  ) { ($0.text("kind") == "recoded") == ($0["code"]?.object != nil) }

  private static let partsCheck = Shared.partsCheck(reading: ["transfers"]) { document in
    document.list("transfers").enumerated().compactMap { index, item in
      item.text("base_unit").map { ("/transfers/\(index)/base_unit", $0) }
    }
  }
}
