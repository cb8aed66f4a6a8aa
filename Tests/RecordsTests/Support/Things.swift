import JSON
import Records

/// A small register of made-up kinds: one field of each `Kind`, nested records, codes, a lifecycle.
enum Things {
  static let catalogue = Catalogue([places, things])

  static let places = Resource(
    name: "places", singular: "place", prefix: "plc", about: "Where things are.",
    alias: Resource.Alias(list: "codes", code: "code"),
    fields: [
      Field(
        "name", .text(1...40), .required, .filter, .contains, .sort, .search, about: "The name."),
      Field(
        "codes",
        .list([
          Field("scheme", .choice(["gss", "local"]), .required, about: "Who issues it."),
          Field("code", .code, .required, about: "The code."),
        ]), .filterAs("code"), about: "The codes."),
      Field("parent_id", .reference(to: "places"), .filterAs("parent"), about: "The place above."),
    ], checks: [])

  static let things = Resource(
    name: "things", singular: "thing", prefix: "thg", about: "What there is.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    lifecycle: Lifecycle(
      field: "state", initial: "new",
      moves: [
        .init("open", from: ["new", "closed"], to: "open", about: "It opens."),
        .init("close", from: ["open"], to: "closed", about: "It closes; give reason."),
      ]),
    fields: scalars + lists, checks: [closedCheck, .period(from: "day", to: "era")])

  private static let scalars = [
    Field("name", .text(1...20), .required, .filter, .contains, .sort, .search, about: "The name."),
    Field("story", .lines(1...200), .search, about: "Several lines."),
    Field("amount", .integer(-1000 ... .max), .filter, .sort, about: "How many."),
    Field("price", .money(0...1_000_000), .filter, .sort, about: "How much."),
    Field("part", .share, .filter, .sort, about: "Which part."),
    Field("flag", .boolean, .filter, about: "Whether."),
    Field("colour", .choice(["red", "green", "blue"]), .filter, .sort, about: "Which colour."),
    Field("day", .date, .filter, .sort, about: "The day."),
    Field("year", .financialYear, .computed(year), .filter, .sort, about: "The year of the day."),
    Field("paid_in", .financialYear, about: "A year as it is given."),
    Field("era", .uncertainDate, .filter, .sort, about: "About when."),
    Field("moment", .instant, .filter, .sort, about: "The moment."),
    Field("language", .language, .filter, about: "The language."),
    Field("currency", .currency, .filter, about: "The currency."),
    Field("link", .url, about: "The address."),
    Field("mail", .email, about: "The letter box."),
    Field("state", .choice(["new", "open", "closed"]), .filter, about: "Where it is in its life."),
    Field("reason", .text(1...40), about: "Why it closed."),
    Field("place_id", .reference(to: "places"), .filterAs("place"), about: "Where it is."),
  ]

  private static let lists = [
    Field("moods", .choices(["calm", "glad", "grim"]), .filterAs("mood"), about: "Its moods."),
    Field("tags", .texts(1...20), .filterAs("tag"), about: "Free words."),
    Field("near_ids", .references(to: "places"), .filterAs("near"), about: "What it is near."),
    Field(
      "origin",
      .record([
        Field("maker", .text(1...40), .required, .search, about: "Who made it."),
        Field("place_id", .reference(to: "places"), .filterAs("made_in"), about: "Where."),
      ]), about: "Where it comes from."),
    Field(
      "holders",
      .list([
        Field("place_id", .reference(to: "places"), .required, .filterAs("holder"), about: "Who."),
        Field("role", .choice(["owner", "user"]), .filterAs("role"), about: "In which role."),
        Field("since", .date, about: "Since when."),
        Field("year", .financialYear, .computed(yearSince), about: "The year of that day."),
      ]), count: 0...3, about: "Who has it."),
    Field(
      "identifiers",
      .list([
        Field("scheme", .text(1...30), .required, about: "Who issues it."),
        Field("identifier", .code, .required, about: "The identifier."),
      ]), .filterAs("identifier"), about: "Identifiers given elsewhere."),
  ]

  private static let year: @Sendable (JSONObject) -> JSON = { financialYear($0, "day") }
  private static let yearSince: @Sendable (JSONObject) -> JSON = { financialYear($0, "since") }

  private static func financialYear(_ document: JSONObject, _ name: String) -> JSON {
    document.text(name).flatMap { CalendarDate($0) }.map { .string(FinancialYear(of: $0).text) }
      ?? .null
  }

  private static let closedCheck = Check(
    "closed_without_reason", reading: ["state", "reason"], at: "/reason",
    "A closed thing says why in reason; others have none."
  ) { ($0.text("state") == "closed") == ($0.text("reason") != nil) }
}
