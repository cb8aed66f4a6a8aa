import Areas
import JSON
package import Records

/// What the sectors of a place agree to do better: who signs, what is in the way, who does what by when.
package enum ImprovementPlan {
  package static let resource = Resource(
    name: "improvement-plans", singular: "improvement plan", prefix: "pln",
    about:
      "What the sectors of a place agree to do better: who signs, what is in the way, who does what by when.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    lifecycle: lifecycle, life: Life(from: "agreed_on", to: "end_date"),
    summary: ["title", "state"],
    fields: [
      Field(
        "title", .text(1...300), .required, .filter, .contains, .sort, .search, about: "The title."),
      Shared.identifiers(example: "a council's own reference"),
      Field(
        "participant_id", .reference(to: "participants"), .required, .filterAs("participant"),
        about: "The place whose plan it is."),
      Field(
        "programme_id", .reference(to: "programmes"), .served, .filterAs("programme"),
        about: "The programme that the place takes part in; follows from participant_id."),
      Field("area_ids", .references(to: "areas"), .filterAs("area"), about: "The area it is for."),
      Field("summary", .lines(1...10_000), .search, about: "What is to be better, and how."),
      Field(
        "state", .choice(states), .filter,
        about: "How far it is; moves by the verbs alone. A draft is for who may read drafts."),
      Lifecycle.states(states, published: published),
      Field("agreed_on", .uncertainDate, .filter, .sort, about: "The day it was agreed."),
      Field("end_date", .uncertainDate, .filter, .sort, about: "Its last day."),
      Field(
        "signatories",
        .list([
          Field(
            "organisation_id", .reference(to: "organisations"), .required,
            .filterAs("signatory"), about: "Who signs."),
          Field(
            "on_behalf_of_id", .reference(to: "organisations"), .filterAs("on_behalf_of"),
            about: "The body it signs for."),
          Field("name", .text(1...300), about: "The body's name, as the source gives it."),
          Field("signed_on", .uncertainDate, about: "When it signed."),
        ]),
        about:
          "Who signs it: from agree on at least one body of the public and one of the third sector."
      ),
      Field(
        "barriers",
        .list([
          Field(
            "category", .choice(categories), .required, .filterAs("barrier"), about: "Its sort."),
          Field("text", .lines(1...2000), .required, .search, about: "What is in the way."),
          Field(
            "state", .choice(["open", "mitigated", "resolved"]), .required,
            .filterAs("barrier_state"), about: "What became of it."),
        ]), about: "What is in the way."),
      Field(
        "actions",
        .list([
          Field("seq", .integer(1...1000), .required, about: "Its place in the plan, from 1."),
          Field("title", .text(1...500), .required, .search, about: "What is to be done."),
          Field(
            "owner_id", .anyReference(to: Programme.people), .filterAs("action_owner"),
            about: "The body or person who does it."),
          Field("owner", .text(1...300), about: "Who does it, as the source names them."),
          Field("due", .uncertainDate, about: "By when, the last day."),
          Field(
            "state", .choice(PlanAction.states), .required, .filterAs("action_state"),
            about: "How far it is; progress that names a state sets it."),
          Field("done_on", .uncertainDate, about: "The day it was done."),
        ]), about: "Who does what by when."),
      Field(
        "progress",
        .list([
          Field("action", .integer(1...1000), .required, about: "The seq of the action."),
          Field("date", .date, .required, about: "The day of the report."),
          Field("text", .lines(1...2000), .required, .search, about: "How it goes."),
          Field(
            "state", .choice(PlanAction.states),
            about: "The state that the action came to, which the same write gives it."),
        ]),
        .appended([
          "action": 1, "date": "2026-11-20", "text": "The first meeting was held.",
          "state": "doing",
        ]),
        about:
          "How its actions go. Reports are only added, and one that was wrong is put right by another."
      ),
      Field(
        "measures",
        .list([
          Field("title", .text(1...300), .required, .search, about: "What is measured."),
          Field("unit", .text(1...50), about: "In what."),
          Field(
            "direction", .choice(["up", "down", "hold"]), about: "Where it is to go."),
          Field("baseline", .text(1...100), about: "How it stood at the beginning."),
          Field("target", .text(1...100), about: "How it is to stand at the end."),
          Field("actual", .text(1...100), about: "How it stands."),
          Field("as_at", .uncertainDate, about: "The day on which it stands so."),
        ]), about: "By what it is known that things are better."),
      Field("links", .list(Shared.link), about: "The document and other pages."),
    ] + Shared.provenance,
    checks: [
      .period(from: "agreed_on", to: "end_date"), Shared.sourceCheck, actionCheck, progressCheck,
      doneCheck,
    ])

  /// The states of a plan that was agreed, whatever became of it.
  package static let published = ["agreed", "in_delivery", "reviewed", "closed"]
  /// The states of a plan that a place works by.
  static let live = ["agreed", "in_delivery", "reviewed"]

  private static let states = ["draft"] + published

  private static let categories = [
    "relationships", "geography", "funding", "data_sharing", "governance", "capacity", "culture",
    "law", "technology", "other",
  ]

  private static let lifecycle = Lifecycle(
    field: "state", initial: "draft", states: "states", published: published,
    moves: [
      .init(
        "agree", from: ["draft"], to: "agreed", with: ["signatories"], day: .first("agreed_on"),
        about:
          "Both sectors have signed; on becomes agreed_on. A place has one such plan at a time."),
      .init(
        "start", from: ["agreed", "reviewed"], to: "in_delivery",
        about: "Its actions are under way, or go on after a review."),
      .init("review", from: ["in_delivery"], to: "reviewed", about: "It was looked at again."),
      .init(
        "close", from: ["agreed", "in_delivery", "reviewed"], to: "closed",
        day: .last("end_date"), about: "It is at its end; on, its last day, becomes end_date."),
    ])

  private static let actionCheck = Check(
    "action_repeated", reading: ["actions"],
    "Each action has a place of its own in the plan; give this one another seq."
  ) { document in
    var seen: Set<Int64> = []
    return document.list("actions").enumerated().compactMap { index, action in
      action.number("seq").map { seen.insert($0).inserted } ?? true
        ? nil : "/actions/\(index)/seq"
    }
  }

  private static let progressCheck = Check(
    "progress_of_no_action", reading: ["actions", "progress"],
    "Progress is that of one of the plan's actions; name its seq in action."
  ) { document in
    let seqs = Set(document.list("actions").compactMap { $0.number("seq") })
    return document.list("progress").enumerated().compactMap { index, report in
      report.number("action").map(seqs.contains) ?? true ? nil : "/progress/\(index)/action"
    }
  }

  private static let doneCheck = Check(
    "done_on_without_end", reading: ["actions"],
    "Only an action that is done has done_on; leave it out, or set its state to done."
  ) { document in
    document.list("actions").enumerated().compactMap { index, action in
      action.text("done_on") != nil && action.text("state") != "done"
        ? "/actions/\(index)/done_on" : nil
    }
  }
}
