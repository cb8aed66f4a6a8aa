import Areas
import JSON
package import Records

/// Programmes in which places take part: who runs and funds them, in which stages, on which terms.
package enum Programme {
  package static let resource = Resource(
    name: "programmes", singular: "programme", prefix: "prg",
    about:
      "Programmes in which places take part: who runs and funds them, in which stages, on which terms.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    lifecycle: lifecycle,
    life: Life(
      from: "announced_on", to: "end_date", whole: ["stages"],
      changes: [("stages", ProgrammeStage.onDay)]),
    summary: ["name", "kind", "state"],
    fields: [
      Field(
        "name", .text(1...300), .required, .filter, .contains, .sort, .search, about: "The name."),
      Shared.otherNames,
      Shared.identifiers(example: "a department's own reference"),
      Field(
        "kind", .choice(["support_network", "improvement", "grant", "pilot", "reform"]), .required,
        .filter, about: "What sort of programme it is."),
      Field("purpose", .lines(1...4000), .search, about: "What it is for."),
      Field("outcomes", .texts(1...500), about: "What it is to achieve."),
      Field("models", .texts(1...100), .filterAs("model"), about: "The models it follows."),
      Field("topics", .texts(1...100), .filterAs("topic"), about: "Its subjects, in free words."),
      Field(
        "parent_id", .reference(to: "programmes"), .filterAs("parent"), .upward({ _ in "" }),
        about: "The programme that it is part of."),
      Field("area_ids", .references(to: "areas"), .filterAs("area"), about: "The areas it is for."),
      Field(
        "state", .choice(states), .filter,
        about: "Where it is in its life; moves by the verbs and on the days that it names."),
      Lifecycle.states(states),
      Field("announced_on", .uncertainDate, .filter, .sort, about: "The day it was announced."),
      Field(
        "opens", .uncertainDate, .filter, .sort,
        about: "The first day on which it takes expressions of interest."),
      Field(
        "closes", .uncertainDate, .filter, .sort,
        about:
          "The last day on which it takes them; a rolling programme has none. What is open goes on as running on the day after."
      ),
      Field("start_date", .uncertainDate, .filter, .sort, about: "The day its work begins."),
      Field("end_date", .uncertainDate, .filter, .sort, about: "Its last day."),
      Field("eligibility", .lines(1...4000), .search, about: "Who may take part."),
      Field("currency", .currency, about: "The currency of its awards."),
      Field(
        "minimum_award", amount, .filter, .sort, about: "The least that is awarded, in minor units."
      ),
      Field(
        "maximum_award", amount, .filter, .sort, about: "The most that is awarded, in minor units."),
      Field(
        "roles",
        .list(
          [
            Field(
              "organisation_id", .reference(to: "organisations"), .required,
              .filterAs("organisation"), about: "The body."),
            Field(
              "role", .choice(["lead", "delivery", "funder", "host", "expert"]), .required,
              .filterAs("role"), about: "Its role."),
            Field(
              "on_behalf_of_id", .reference(to: "organisations"), .filterAs("on_behalf_of"),
              about: "The body it acts for."),
            Field("name", .text(1...300), about: "The body's name, as the source gives it."),
          ] + dates), about: "Which bodies run it, in which role, since when."),
      ProgrammeStage.field,
      Field(
        "findings",
        .list([
          Field("stage", .integer(1...1000), about: "The seq of the stage that taught it."),
          Field("text", .lines(1...4000), .required, .search, about: "What was found."),
          Field("found_on", .uncertainDate, about: "When."),
        ]), about: "What the programme has taught so far."),
      Field(
        "experts",
        .list(
          [
            Field(
              "expert_id", .anyReference(to: people), .filterAs("expert"),
              about: "The person or body."),
            Field("name", .text(1...300), .search, about: "The name, as the source gives it."),
            Field("expertise", .lines(1...1000), .search, about: "What they know and do."),
          ] + dates), about: "Its network of experts, people and bodies, since when."),
      Field(
        "stated_totals",
        .list([
          Field(
            "measure", .choice(measures), .required, .filterAs("stated"),
            about: "What was counted."),
          Field(
            "value", .integer(0...1_000_000_000_000), .required, about: "The number stated."),
          Field(
            "qualifier", .choice(["exact", "about", "more_than", "at_least", "up_to"]), .required,
            about: "How the source means it."),
          Field("label", .text(1...300), about: "What was counted, in the source's terms."),
          Field("source", .text(1...500), .required, about: "Who stated it, and where."),
          Field("as_at", .uncertainDate, about: "The day of the statement."),
        ]),
        about:
          "Totals that others stated. They stand beside what the register counts, and are never added to it."
      ),
      Field("links", .list(Shared.link), about: "Its pages."),
    ] + Shared.provenance,
    checks: [
      .period(), .period(from: "opens", to: "closes"), .period(in: "roles"),
      .period(in: "stages"), .period(in: "experts"), .period(in: "other_names"),
      Shared.sourceCheck, awardCheck, currencyCheck, expertCheck,
    ] + ProgrammeStage.checks)

  /// What stated totals count, and the register beside them.
  static let measures = [
    "expressions", "authorities", "partners", "participants", "population", "other",
  ]

  static let people = [Kind.Target("people", "per"), Kind.Target("organisations", "org")]

  private static let amount = Kind.money(0...1_000_000_000_000_000)
  private static let dates = [
    Field("start_date", .uncertainDate, about: "Since when."),
    Field("end_date", .uncertainDate, about: "Until when, the last day."),
  ]
  private static let states = ["announced", "open", "running", "closed", "cancelled"]

  private static let lifecycle = Lifecycle(
    field: "state", initial: "announced", states: "states",
    timed: [
      .move("open", from: ["announced"], at: "opens"),
      .move("start", from: ["announced"], at: "start_date"),
      .move("start", from: ["open"], after: "closes"),
      .move("close", from: ["open", "running"], after: "end_date"),
      .element(
        of: "stages", "state", "begin-stage", from: ["planned"], to: "under_way",
        at: "start_date"),
      .element(
        of: "stages", "state", "end-stage", from: ["under_way"], to: "done", after: "end_date"),
    ],
    moves: [
      .init(
        "open", from: ["announced", "running"], to: "open", with: ["closes"],
        day: .first("opens"),
        about: "It takes expressions of interest, from opens on by itself; closes may come with it."
      ),
      .init(
        "start", from: ["announced", "open"], to: "running", day: .known("start_date"),
        about:
          "Its work goes on and it is no longer open: by itself when closes is over, or from start_date where it was never opened."
      ),
      .init(
        "close", from: ["open", "running"], to: "closed", day: .last("end_date"),
        about: "It has ended: by itself when end_date is over, else on, its last day, becomes that."
      ),
      .init(
        "cancel", from: ["announced", "open", "running"], to: "cancelled", day: .last("end_date"),
        about: "It is given up; on, its last day, becomes end_date."),
    ])

  private static let awardCheck = Check(
    "award_range_reversed", reading: ["minimum_award", "maximum_award"], at: "/maximum_award",
    "The most that is awarded is no less than the least; exchange the two, or correct one."
  ) { document in
    guard let least = document.number("minimum_award"), let most = document.number("maximum_award")
    else { return true }
    return least <= most
  }

  private static let currencyCheck = Check(
    "award_without_currency", reading: ["minimum_award", "maximum_award", "currency"],
    at: "/currency", "The least and the most that is awarded need the currency that they are in."
  ) { document in
    let hasAmount = ["minimum_award", "maximum_award"].contains { document.number($0) != nil }
    return !hasAmount || document.text("currency") != nil
  }

  private static let expertCheck = Check(
    "expert_unnamed", reading: ["experts"],
    "Say who the expert is: in expert_id, or in name as the source gives it."
  ) { document in
    document.list("experts").enumerated().compactMap { index, expert in
      ["expert_id", "name"].allSatisfy { expert.text($0) == nil } ? "/experts/\(index)" : nil
    }
  }
}
