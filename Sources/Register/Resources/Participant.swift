import Areas
import JSON
package import Records

/// Places that take part in a programme, by cohort, with the level of support of each day.
package enum Participant {
  package static let resource = Resource(
    name: "participants", singular: "participant", prefix: "par",
    about:
      "Places that take part in a programme, by cohort, with the level of support of each day.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    life: Life(
      from: "start_date", to: "end_date", whole: [SupportLevels.list],
      changes: [(SupportLevels.list, levelsOnDay), ("level", levelOnDay)]),
    summary: ["name", "cohort", "level"],
    fields: [
      Field(
        "name", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "The place, as the programme calls it."),
      Shared.otherNames,
      Shared.identifiers(example: "the programme's own reference"),
      Field(
        "programme_id", .reference(to: "programmes"), .required, .filterAs("programme"),
        about: "The programme."),
      Field(
        "origin", .choice(["selection", "direct", "pilot"]), .required, .filter,
        about: "How it came to take part: selected from the bids, taken in directly, as a pilot."),
      Field(
        "expression_id", .reference(to: "expressions-of-interest"), .filterAs("expression"),
        about: "The expression of interest from which it was selected."),
      Field(
        "cohort", .text(1...100), .filter, .sort,
        about: "The cohort or wave that it belongs to, in the programme's terms."),
      Field("stage", .integer(1...1000), .filter, about: "The seq of the stage it takes part in."),
      Field("area_ids", .references(to: "areas"), .filterAs("area"), about: "The areas it covers."),
      Field(
        "further_authority_ids", .references(to: "areas"),
        about: "Councils' areas that stand behind it beside those in its areas."),
      Field(
        "authority_ids", .references(to: "areas"), .served, .filterAs("authority"),
        about:
          "The councils' areas behind it: those that its areas came down to on its first day, and the further ones; worked out at each write."
      ),
      Field(
        "partnership_id", .reference(to: "partnerships"), .filterAs("partnership"),
        about: "The partnership that takes part, where it is one."),
      Field(
        "members",
        .list([
          Field(
            "organisation_id", .reference(to: "organisations"), .required, .filterAs("member"),
            about: "The body."),
          Field(
            "role", .choice(["lead", "council", "partner"]), .required, .filterAs("role"),
            about: "Its role."),
          Field("name", .text(1...300), about: "The body's name, as the source gives it."),
          Field("start_date", .uncertainDate, about: "Since when."),
          Field("end_date", .uncertainDate, about: "Until when, the last day."),
        ]), about: "The bodies that take part in it, since when."),
      Field("start_date", .uncertainDate, .filter, .sort, about: "The day it joined."),
      Field("end_date", .uncertainDate, .filter, .sort, about: "Its last day in the programme."),
      Field(
        "level", .choice(SupportLevels.words), .served, .filter,
        about: "Its level of support today; with as_of that of the day."),
      SupportLevels.field,
    ] + Shared.provenance,
    checks: [
      .period(), .period(in: "members"), .period(in: SupportLevels.list),
      .period(in: "other_names"), Shared.sourceCheck, originCheck, memberCheck, levelInsideCheck,
    ] + SupportLevels.checks)

  private static let levelsOnDay: Life.Change = { participant, day in
    .array(SupportLevels(of: participant).reached(by: day).map(JSON.object))
  }

  private static let levelOnDay: Life.Change = { participant, day in
    SupportLevels(of: participant).level(on: day).map(JSON.string) ?? .null
  }

  private static let originCheck = Check(
    "origin_without_expression", reading: ["origin", "expression_id"], at: "/expression_id",
    "What was selected from the bids names its expression of interest, and nothing else does; give expression_id, or another origin."
  ) { ($0.text("origin") == "selection") == ($0.text("expression_id") != nil) }

  private static let memberCheck = Shared.insideCheck(
    "member_outside_participation", "members",
    "No body takes part before the participant's first or after its last day; correct the dates of one of the two."
  )

  private static let levelInsideCheck = Shared.insideCheck(
    "level_outside_participation", SupportLevels.list,
    "Support begins no earlier than the participant's first day and ends with its last; correct the dates of one of the two."
  )
}
