import Areas
import JSON
package import Records

/// Reviews of partnerships: what was found, and when the next one is due.
package enum Review {
  package static let resource = Resource(
    name: "reviews", singular: "review", prefix: "rev",
    about: "Reviews of partnerships: what was found, and when the next one is due.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    life: Life(from: "date"),
    summary: ["title", "date", "next_due"],
    fields: [
      Field(
        "title", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "What is reviewed, in a few words."),
      Shared.identifiers(example: "a report's number"),
    ] + Belonging.fields + [
      Field(
        "date", .uncertainDate, .filter, .sort,
        about: "The day of the review; null for one that is only planned."),
      Field(
        "body_id", .reference(to: "organisations"), .filterAs("body"), about: "Who reviewed it."),
      Field("reviewer", .text(1...300), about: "Who reviewed it, as the source says it."),
      Field(
        "rating", .text(1...100), .filter,
        about: "What it was rated, in the words of the one who did."),
      Field("findings", .lines(1...10_000), .search, about: "What was found."),
      Field("recommendations", .texts(1...1000), .search, about: "What is to be done."),
      Field(
        "next_due", .date, .filter, .sort,
        about: "By when the next review, or the planned one, is due."),
      Field("url", .url, about: "The report."),
    ] + Shared.provenance,
    checks: [Belonging.check, Shared.sourceCheck, dayCheck])

  private static let dayCheck = Check(
    "review_without_day", reading: ["date", "next_due"], at: "/date",
    "Give the day of the review in date, or, of one that is planned, by when it is due in next_due."
  ) { $0.text("date") != nil || $0.text("next_due") != nil }
}
