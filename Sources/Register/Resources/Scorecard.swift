import Areas
import JSON
package import Records

/// How a body weighs up partnerships: its criteria, how much each counts, and from when on it counts in full.
package enum Scorecard {
  /// What may count, and what its value is.
  static let criteria = [
    "money_per_year", "partners", "children", "term_years", "team_size", "joint_posts",
    "risk_score", "statutory", "formal", "strategic", "pooled",
  ]
  /// Those that are yes or no.
  static let conditions = ["statutory", "formal", "strategic", "pooled"]

  package static let resource = Resource(
    name: "scorecards", singular: "scorecard", prefix: "scd",
    about: "How bodies weigh up how significant partnerships are: criteria and their weights.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    summary: ["title"],
    fields: [
      Field(
        "title", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "What it is called."),
      Shared.identifiers(example: "a policy's number"),
      Field(
        "organisation_id", .reference(to: "organisations"), .filterAs("organisation"),
        about: "The body whose it is."),
      Field(
        "criteria",
        .list([
          Field(
            "criterion", .choice(criteria), .required,
            about:
              "What counts: money_per_year is the most that is put in in one year, in minor units; partners those of the day without sponsors and observers; children the partnerships right below it; term_years whole years from start_date to end_date or the day; team_size; joint_posts the posts that name it; risk_score the highest score of its open risks; statutory, formal, strategic and pooled are so or not."
          ),
          Field(
            "weight", .integer(1...1000), .required, about: "How many points it is worth at most."),
          Field(
            "full_at", .integer(1...1_000_000_000_000_000),
            about:
              "The value from which on it is worth all of them, less in proportion; none for what is so or not."
          ),
        ]), count: 1...50, about: "What counts, and how much."),
      Field(
        "medium_from", .integer(0...50_000),
        about: "From how many points on a partnership is of medium significance."),
      Field(
        "high_from", .integer(0...50_000),
        about: "From how many points on a partnership is of high significance."),
    ] + Shared.provenance,
    checks: [Shared.sourceCheck, criteriaCheck, fullCheck, levelCheck])

  private static let criteriaCheck = Check(
    "criterion_repeated", reading: ["criteria"],
    "A criterion counts once; add its weights together."
  ) { document in
    let names = document.list("criteria").map { $0.text("criterion") }
    return names.indices.filter { names[..<$0].contains(names[$0]) }
      .map { "/criteria/\($0)/criterion" }
  }

  private static let fullCheck = Check(
    "criterion_without_measure", reading: ["criteria"],
    "A criterion that is a number says in full_at from when on it counts in full; one that is so or not has none."
  ) { document in
    document.list("criteria").enumerated().compactMap { index, item in
      let isCondition = item.text("criterion").map(conditions.contains) ?? false
      return isCondition == (item.number("full_at") == nil) ? nil : "/criteria/\(index)/full_at"
    }
  }

  private static let levelCheck = Check(
    "levels_reversed", reading: ["medium_from", "high_from"], at: "/high_from",
    "High significance begins where medium does or above; correct one of the two."
  ) { document in
    guard let medium = document.number("medium_from"), let high = document.number("high_from")
    else { return true }
    return medium <= high
  }
}
