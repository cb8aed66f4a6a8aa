import Areas
import JSON
package import Records

/// Bids of places to take part in a programme, from the draft to the decision.
package enum ExpressionOfInterest {
  package static let resource = Resource(
    name: "expressions-of-interest", singular: "expression of interest", prefix: "eoi",
    about: "Bids of places to take part in a programme, from the draft to the decision.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    lifecycle: lifecycle, life: Life(from: "submitted_on"),
    summary: ["title", "state"], brings: ["participants"],
    fields: [
      Field(
        "title", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "The place or the bid, as it is called."),
      Shared.identifiers(example: "the programme's own reference"),
      Field(
        "programme_id", .reference(to: "programmes"), .required, .filterAs("programme"),
        about: "The programme."),
      Field("summary", .lines(1...10_000), .search, about: "What the place wants to do."),
      Field(
        "lead_id", .reference(to: "organisations"), .filterAs("lead"),
        about: "The body that leads the bid; from its submission on it has one, or partners."),
      Field(
        "partners",
        .list([
          Field(
            "organisation_id", .reference(to: "organisations"), .filterAs("partner"),
            about: "The partner."),
          Field("name", .text(1...300), about: "The partner's name, as the source gives it."),
        ]), about: "Who bids with the lead."),
      Field(
        "area_ids", .references(to: "areas"), .filterAs("area"),
        about: "The areas it is for, single or composite; needed from its submission on."),
      Field(
        "further_authority_ids", .references(to: "areas"),
        about: "Councils' areas that stand behind it beside those in its areas."),
      Field(
        "authority_ids", .references(to: "areas"), .served, .filterAs("authority"),
        about:
          "The councils' areas behind it: those that its areas came down to on the day of submission, and the further ones; worked out at each write, on the day of the write while nothing is submitted."
      ),
      Field(
        "submitted_on", .uncertainDate, .filter, .sort, about: "The day it was submitted."),
      Field(
        "state", .choice(states), .filter,
        about: "How far it is; moves by the verbs alone. A draft is for who may read drafts."),
      Lifecycle.states(states, published: published),
      Field(
        "cohort", .text(1...100), .filter, .sort,
        about: "The cohort that it bids for and is selected for, in the programme's terms."),
      Field("reason", .lines(1...4000), about: "Why it was not selected, or put off."),
    ] + Shared.provenance,
    checks: [Shared.sourceCheck, partnerCheck, bidderCheck, areaCheck])

  /// The states of a bid that was made, whatever became of it.
  package static let published = [
    "submitted", "under_assessment", "shortlisted", "selected", "not_selected", "deferred",
    "withdrawn",
  ]

  package static let states = ["draft"] + published

  /// The verb of the move that makes a participant, and what the log calls that.
  package static let selecting = "select"

  private static let lifecycle = Lifecycle(
    field: "state", initial: "draft", states: "states", published: published,
    moves: [
      .init(
        "submit", from: ["draft"], to: "submitted", day: .first("submitted_on"),
        about: "It is handed in; on becomes submitted_on."),
      .init(
        "assess", from: ["submitted", "deferred"], to: "under_assessment",
        about: "It is looked at, for the first time or again."),
      .init(
        "shortlist", from: ["under_assessment"], to: "shortlisted",
        about: "It is among those from which is chosen."),
      .init(
        selecting, from: ["shortlisted"], to: "selected", with: ["cohort"],
        about:
          "The place takes part: the same write makes the participant, from the day of on; give its cohort.",
        example: ["cohort": "The next cohort"]),
      .init(
        "reject", from: ["under_assessment", "shortlisted"], to: "not_selected",
        with: ["reason"], about: "It is not chosen; reason says why."),
      .init(
        "defer", from: ["under_assessment", "shortlisted"], to: "deferred", with: ["reason"],
        about: "It is put off to a later choice, before which it is assessed again."),
      .init(
        "withdraw", from: ["submitted", "under_assessment", "shortlisted", "deferred"],
        to: "withdrawn", about: "The place takes it back."),
    ])

  private static func isSubmitted(_ document: JSONObject) -> Bool {
    document.text("state") != lifecycle.initial
  }

  private static let partnerCheck = Check(
    "partner_unnamed", reading: ["partners"],
    "Say who the partner is: in organisation_id, or in name as the source gives it."
  ) { document in
    document.list("partners").enumerated().compactMap { index, partner in
      ["organisation_id", "name"].allSatisfy { partner.text($0) == nil }
        ? "/partners/\(index)" : nil
    }
  }

  private static let bidderCheck = Check(
    "submitted_by_nobody", reading: ["state", "lead_id", "partners"], at: "/lead_id",
    "An expression of interest that is submitted names who bids: give lead_id, or partners where none of them leads."
  ) { !isSubmitted($0) || $0.text("lead_id") != nil || !$0.list("partners").isEmpty }

  private static let areaCheck = Check(
    "submitted_without_area", reading: ["state", "area_ids"], at: "/area_ids",
    "An expression of interest that is submitted is for some area; name it in area_ids."
  ) { !isSubmitted($0) || $0["area_ids"]?.array?.isEmpty == false }
}
