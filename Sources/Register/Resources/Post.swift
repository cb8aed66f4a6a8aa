import Areas
import JSON
package import Records

/// Posts that people hold, in one body or jointly in several, through changes of body and host.
package enum Post {
  package static let resource = Resource(
    name: "posts", singular: "post", prefix: "pst",
    about:
      "Posts that people hold, in one body or jointly in several, through changes of the body and of its host.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    life: Life(from: "start_date", to: "end_date"),
    summary: ["label", "role"],
    fields: [
      Field(
        "label", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "The post's title, such as Director of Public Health."),
      Shared.identifiers(example: "a body's own reference"),
      Field(
        "role", .text(1...100), .filter, .contains, .search,
        about: "The sort of post, in one word where there is one: director, chief executive."),
      Field(
        "organisation_id", .reference(to: "organisations"), .required, .filterAs("organisation"),
        about: "The body that the post is in; of a joint post the body where it sits."),
      Field(
        "area_id", .reference(to: "areas"), .filterAs("area"), about: "The area the post is for."),
      Field(
        "partnership_id", .reference(to: "partnerships"), .filterAs("partnership"),
        about: "The partnership that the post is of, such as a joint post of its partners."),
      Field(
        "seats", .integer(1...1000), .filter,
        about: "How many people can hold it at a time; one if nothing is said."),
      Field(
        "joint",
        .record([
          Field(
            "employer_id", .reference(to: "organisations"), .required, .filterAs("employer"),
            about: "The body that employs the holder."),
          Field(
            "shares",
            .list([
              Field(
                "organisation_id", .reference(to: "organisations"), .required,
                .filterAs("funded_by"), about: "Who pays."),
              Field(
                "share", .share, .required, about: "Its part of the cost in basis points."),
            ]), count: 2...50, about: "Who pays which part; all parts make 10,000."),
        ]), about: "For a joint post: who employs the holder and who pays."),
      Field("start_date", .uncertainDate, .filter, .sort, about: "When the post was set up."),
      Field("end_date", .uncertainDate, .filter, .sort, about: "The last day of the post."),
      Field(
        "holders",
        .list([
          Field(
            "person_id", .reference(to: "people"), .required, .filterAs("holder"),
            about: "Who holds it."),
          Field("start_date", .uncertainDate, about: "Since when."),
          Field("end_date", .uncertainDate, about: "Until when, the last day."),
          Field(
            "acting", .boolean, .filter, about: "Whether it is held for the time being."),
        ]), about: "Who held it and who holds it, with dates."),
    ] + Shared.provenance,
    checks: [
      .period(), .period(in: "holders"), Shared.sourceCheck, sharesCheck, payersCheck, seatsCheck,
      holdersCheck,
    ])

  private static func shares(_ document: JSONObject) -> [JSONObject] {
    document["joint"]?.object?.list("shares") ?? []
  }

  private static let sharesCheck = Check(
    "joint_shares_not_whole", reading: ["joint"], at: "/joint/shares",
    "The shares of a joint post add up to 10,000 basis points; correct them."
  ) { document in
    let shares = shares(document)
    return shares.isEmpty || shares.reduce(0) { $0 + ($1.number("share") ?? 0) } == 10_000
  }

  private static let payersCheck = Check(
    "joint_share_repeated", reading: ["joint"],
    "Each body has one share of a joint post; add its parts together."
  ) { document in
    let payers = shares(document).map { $0.text("organisation_id") }
    return payers.indices.filter { payers[..<$0].contains(payers[$0]) }
      .map { "/joint/shares/\($0)/organisation_id" }
  }

  /// Only certain overlaps count: of two holders in one month either may have been first.
  private static let seatsCheck = Check(
    "more_holders_than_seats", reading: ["holders", "seats"],
    "On this holder's first day the post has more holders than seats; end the one before the day earlier, or correct seats."
  ) { document in
    let seats = Int(document.number("seats") ?? 1)
    let periods = document.list("holders").map(CertainPeriod.init)
    return periods.indices.filter { index in
      guard !periods[index].isEmpty else { return false }
      let day = periods[index].beginning
      let others = periods.indices.filter { other in
        // Of those that begin on the same day, the later one in the list is the extra one.
        other != index && !periods[other].isEmpty && periods[other].contains(day)
          && (periods[other].beginning < day || other < index)
      }
      return others.count >= seats
    }.map { "/holders/\($0)/start_date" }
  }

  private static let holdersCheck = Shared.insideCheck(
    "holder_outside_post", "holders",
    "Nobody holds a post before its first or after its last day; correct the dates of one of the two."
  )
}
