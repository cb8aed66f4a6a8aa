import Areas
import JSON
package import Records
import Store

/// Bodies working together: in an area, under an agreement, with pooled money.
package enum Partnership {
  package static let resource = Resource(
    name: "partnerships", singular: "partnership", prefix: "ptn",
    about: "Bodies working together: in an area, under an agreement, with pooled money.",
    alias: Resource.Alias(
      list: "identifiers", code: "identifier",
      reading: { CanonicalIdentifier.id(in: $0, prefix: "ptn") }),
    lifecycle: lifecycle,
    life: Life(
      from: "start_date", to: "end_date",
      changes: [
        ("end_reason", onceEnded("end_reason")), ("successor_ids", onceEnded("successor_ids")),
      ]
    ),
    summary: ["name", "kind", "state"], carries: [Agreement.carried],
    fields: [
      Field(
        "name", .text(1...300), .required, .filter, .contains, .sort, .search, about: "The name."),
      Shared.otherNames,
      Shared.identifiers(example: "a council's own reference"),
      Field("purpose", .lines(1...4000), .search, about: "What it is for."),
      Field("outcomes", .texts(1...500), about: "What it is to achieve."),
      Field(
        "kind",
        .choice(SectorMix.kinds), .required, .filter,
        about:
          "Which sectors work together, as the source says; mix has what follows from the partners."
      ),
      Field(
        "subkind",
        .choice([
          "lsp", "community_safety", "health_care", "shared_service", "joint_committee", "ppp",
          "pfi", "outsourcing", "regeneration", "joint_venture", "strategic", "other",
        ]), .filter, about: "The sort of partnership."),
      Field(
        "formality", .choice(["formal", "informal"]), .filter,
        about: "Whether an agreement binds it."),
      Field(
        "statutory", .choice(["statutory", "voluntary"]), .filter,
        about: "Whether the law asks for it."),
      Field(
        "level", .choice(["strategic", "operational", "advisory"]), .filter,
        about: "At which level it works."),
      Field(
        "legal_form",
        .choice([
          "unincorporated", "company_guarantee", "company_shares", "cic", "cio", "charity", "llp",
          "joint_committee", "contract", "statutory_body",
        ]), .filter, about: "Its legal form."),
      Field("pecuniary", .boolean, .filter, about: "Whether money is involved at all."),
      Field(
        "models",
        .choices([
          "community_budget", "total_place", "shared_services", "pooled_budget",
          "joint_commissioning", "local_area_agreement",
        ]), .filterAs("model"), about: "The models it follows."),
      Field(
        "themes",
        .choices(["performance", "governance", "capacity", "finance_commercial", "innovation"]),
        .filterAs("theme"), about: "The themes it works on."),
      Field("topics", .texts(1...100), .filterAs("topic"), about: "Its subjects, in free words."),
      Field("area_ids", .references(to: "areas"), .filterAs("area"), about: "The areas it covers."),
      Field(
        "parent_id", .reference(to: "partnerships"), .filterAs("parent"), .upward({ _ in "" }),
        about: "The umbrella it is under."),
      Field(
        "body_id", .reference(to: "organisations"), .filterAs("body"), .formerly("organisation_id"),
        about: "The body that it is, where it is one itself."),
      Field(
        "org_id", .text(1...200), .served,
        about:
          "Its identifier in the form of org-id.guide, for money that it gives or receives without being a body: the best of its official ones, or one that the register mints from its id and never gives to another."
      ),
      Field("start_date", .uncertainDate, .filter, .sort, about: "When it starts."),
      Field("end_date", .uncertainDate, .filter, .sort, about: "Its last day."),
      Field(
        "state", .choice(states), .filter,
        about: "Where it is in its life; moves by the verbs alone."),
      Lifecycle.states(states),
      Field(
        "end_reason",
        .choice(["completed", "merged", "superseded", "dissolved", "lapsed", "withdrawn"]),
        about: "Why it ended."),
      Field(
        "successor_ids", .references(to: "partnerships"), .filterAs("successor"),
        about: "The partnerships that go on with its work, where it was merged or superseded."),
      Field(
        "predecessor_ids", .references(to: "partnerships"), .served, .filterAs("predecessor"),
        about: "The ended partnerships whose work it goes on with; those name it in successor_ids."),
      Field(
        "partners",
        .list([
          Field(
            "organisation_id", .reference(to: "organisations"), .required, .filterAs("partner"),
            about: "The partner."),
          Field(
            "role",
            .choice([
              "lead", "accountable_body", "partner", "commissioner", "provider", "funder",
              "sponsor", "host", "delivery", "advisory", "user_representative", "observer",
            ]), .required, .filterAs("role"), about: "Its role."),
          Field(
            "on_behalf_of_id", .reference(to: "organisations"), .filterAs("on_behalf_of"),
            about: "The body it acts for."),
          Field("name", .text(1...300), about: "The partner's name, as the source gives it."),
          Field("start_date", .uncertainDate, about: "Since when."),
          Field("end_date", .uncertainDate, about: "Until when, the last day."),
        ]), about: "Who works together, in which role, since when."),
    ] + sectors + money + governance + test + rules + Shared.provenance,
    checks: [
      .period(), .period(in: "partners"), .period(in: "other_names"),
      Shared.sourceCheck, partnersCheck, endCheck,
    ] + moneyChecks)

  private static let states = ["proposed", "active", "suspended", "ended", "abandoned"]

  /// The states of what has not begun, or never did.
  static let notYet = ["proposed", "abandoned"]

  private static let lifecycle = Lifecycle(
    field: "state", initial: "proposed", states: "states",
    moves: [
      .init(
        "activate", from: ["proposed", "suspended"], to: "active", day: .known("start_date"),
        about: "It starts, or goes on; the first time on start_date, where on does not say."),
      .init("suspend", from: ["active"], to: "suspended", about: "It rests."),
      .init(
        "end", from: ["active", "suspended"], to: "ended",
        with: ["end_reason", "end_date", "successor_ids"],
        day: .last("end_date"),
        about: "It ends; give end_reason, and its last day in on, which becomes end_date.",
        example: ["end_reason": "completed", "on": "2026-11-22"]),
      .init("abandon", from: ["proposed"], to: "abandoned", about: "It will not start."),
    ])

  /// What a member says of the end, from the day on which it has ended.
  private static func onceEnded(_ member: String) -> Life.Change {
    { document, day in
      let value = document[member] ?? .null
      let hasEnded = StateHistory.state(lifecycle, of: document, on: day) == "ended"
      return hasEnded ? value : value.array == nil ? .null : .array([])
    }
  }

  private static let partnersCheck = Shared.insideCheck(
    "partner_outside_partnership", "partners",
    "Nobody is a partner before the partnership's first or after its last day; correct the dates of one of the two."
  )

  private static let endCheck = Check(
    "end_reason_missing", reading: ["state", "end_reason"], at: "/end_reason",
    "An ended partnership says why in end_reason; others have none."
  ) { ($0.text("state") == "ended") == ($0.text("end_reason") != nil) }
}
