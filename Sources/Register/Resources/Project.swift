import Areas
import JSON
package import Records

/// What a partnership has under way and in its pipeline, with the bodies that take part.
package enum Project {
  private static let states = ["pipeline", "under_way", "done", "dropped"]

  package static let resource = Resource(
    name: "projects", singular: "project", prefix: "prj",
    about: "What partnerships have under way and in preparation, with the bodies that take part.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    lifecycle: Lifecycle(
      field: "state", initial: "pipeline", states: "states",
      moves: [
        .init(
          "start", from: ["pipeline"], to: "under_way", with: ["start_date"],
          day: .first("start_date"), about: "It begins; its first day becomes start_date."),
        .init(
          "finish", from: ["under_way"], to: "done", with: ["end_date"], day: .last("end_date"),
          about: "It is done; its last day becomes end_date."),
        .init("drop", from: ["pipeline", "under_way"], to: "dropped", about: "It is given up."),
      ]),
    life: Life(to: "end_date"),
    summary: ["title", "state"],
    fields: [
      Field(
        "title", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "What it is called."),
      Shared.identifiers(example: "a project's number"),
    ] + Belonging.fields + [
      Field("description", .lines(1...4000), .search, about: "What is done."),
      Field(
        "state", .choice(states), .filter,
        about: "Whether it is in preparation or under way; moves by the verbs alone."),
      Lifecycle.states(states),
      Field("start_date", .uncertainDate, .filter, .sort, about: "Its first day, also planned."),
      Field("end_date", .uncertainDate, .filter, .sort, about: "Its last day."),
      Field(
        "bodies",
        .list([
          Field(
            "organisation_id", .reference(to: "organisations"), .filterAs("body"),
            about: "The body that takes part."),
          Field("name", .text(1...300), about: "Its name, as the source gives it."),
          Field("role", .text(1...100), about: "As what it takes part."),
          Field("start_date", .uncertainDate, about: "Since when."),
          Field("end_date", .uncertainDate, about: "Until when, the last day."),
        ]), about: "Who takes part."),
      Field("area_ids", .references(to: "areas"), .filterAs("area"), about: "Where it is done."),
      Field("topics", .texts(1...100), .filterAs("topic"), about: "Its subjects, in free words."),
    ] + Shared.provenance,
    checks: [Belonging.check, .period(), .period(in: "bodies"), Shared.sourceCheck, bodiesCheck])

  private static let bodiesCheck = Check(
    "body_unnamed", reading: ["bodies"],
    "Name the body that takes part, by organisation_id or as the source does."
  ) { document in
    document.list("bodies").enumerated().compactMap { index, body in
      ["organisation_id", "name"].allSatisfy { body.text($0) == nil } ? "/bodies/\(index)" : nil
    }
  }
}
