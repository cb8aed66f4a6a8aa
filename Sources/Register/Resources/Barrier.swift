import Areas
import JSON
package import Records

/// What hinders bodies from working together, and what helps them.
package enum Barrier {
  private static let states = ["open", "mitigated", "resolved"]

  package static let resource = Resource(
    name: "barriers", singular: "barrier", prefix: "bar",
    about: "What hinders bodies from working together, and the opportunities that help them.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    lifecycle: Lifecycle(
      field: "state", initial: "open", states: "states",
      moves: [
        .init(
          "mitigate", from: ["open"], to: "mitigated",
          about: "It hinders less; of an opportunity, that a beginning is made."),
        .init(
          "resolve", from: ["open", "mitigated"], to: "resolved",
          about: "It hinders no more; of an opportunity, that it is taken."),
      ]),
    // For lists as of a day, which show the states by then.
    life: Life(),
    summary: ["title", "polarity", "state"],
    fields: [
      Field(
        "title", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "What it is, in a few words."),
      Shared.identifiers(example: "a number in a list of issues"),
      Field(
        "polarity", .choice(["barrier", "opportunity"]), .required, .filter,
        about: "Whether it hinders or helps."),
      Field(
        "category",
        .choice([
          "relationships", "geography", "funding", "data_sharing", "governance", "capacity",
          "culture", "law", "technology", "other",
        ]), .required, .filter, about: "What it is a matter of."),
      Field(
        "scope", .choice(["local", "national"]), .filter,
        about: "Whether it can be dealt with on the spot, or by national policy alone."),
      Field("description", .lines(1...10_000), .search, about: "What it is like."),
      Field(
        "state", .choice(states), .filter, about: "How it stands; moves by the verbs alone."),
      Lifecycle.states(states),
      Field(
        "evidence",
        .list([
          Field("text", .lines(1...2000), .required, .search, about: "What shows it."),
          Field("date", .uncertainDate, about: "When that was seen."),
          Field("url", .url, about: "Where it can be read."),
        ]), about: "What shows that it is there, and what came of it."),
      Field(
        "partnership_ids", .references(to: "partnerships"), .filterAs("partnership"),
        about: "The partnerships that meet it."),
      Field(
        "programme_ids", .references(to: "programmes"), .filterAs("programme"),
        about: "The programmes that met it."),
      Field(
        "plan_ids", .references(to: "improvement-plans"), .filterAs("plan"),
        about: "The improvement plans that deal with it."),
      Field("area_ids", .references(to: "areas"), .filterAs("area"), about: "Where it is met."),
      Field(
        "organisation_ids", .references(to: "organisations"), .filterAs("organisation"),
        about: "The bodies that named it, or that it is about."),
    ] + Shared.provenance,
    checks: [Shared.sourceCheck])
}
