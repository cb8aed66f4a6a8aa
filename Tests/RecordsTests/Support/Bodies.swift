import JSON
import Records
import TestSupport

/// Made-up bodies that come and go, are renamed, and stand under each other for a while.
enum Bodies {
  static let catalogue = Catalogue([bodies, notes])

  static let bodies = Resource(
    name: "bodies", singular: "body", prefix: "bdy", about: "What comes and goes.",
    alias: Resource.Alias(list: "codes", code: "code"),
    life: Life(
      from: "born", to: "died", successors: "heir_ids", whole: ["plans"],
      changes: [
        ("mood", { document, day in document.text("mood").map { .string("\($0)!") } ?? nil })
      ]),
    fields: [
      Field(
        "name", .text(1...40), .required, .filter, .contains, .sort, .search, about: "The name."),
      Field(
        "other_names",
        .list([
          Field("name", .text(1...40), .required, .search, about: "The name."),
          Field(
            "kind", .choice(["former", "future", "short"]), about: "What sort of name it is."),
          Field("lang", .language, about: "Its language."),
          Field("start_date", .uncertainDate, about: "Since when."),
          Field("end_date", .uncertainDate, about: "Until when."),
        ]), about: "Its other names."),
      Field(
        "codes",
        .list([
          Field("scheme", .choice(["local"]), .required, about: "Who issues it."),
          Field("code", .code, .required, about: "The code."),
          Field("start_date", .date, about: "Since when."),
          Field("end_date", .date, about: "Until when."),
        ]), .filterAs("code"), about: "Its codes."),
      Field(
        "parents",
        .list([
          Field("body_id", .reference(to: "bodies"), .required, .filterAs("parent"), about: "Who."),
          Field("start_date", .uncertainDate, about: "Since when."),
          Field("end_date", .uncertainDate, about: "Until when."),
        ]), about: "What it is under."),
      Field("plans", .list(Life.plan), about: "What it plans."),
      Field("heir_ids", .references(to: "bodies"), about: "What came after."),
      Field("mood", .choice(["glad", "grim"]), .filter, about: "Its mood."),
      Field("born", .uncertainDate, .filter, .sort, about: "When it began."),
      Field("died", .date, .filter, .sort, about: "Its last day."),
    ], checks: [])

  /// A kind that is not shown as of a day.
  static let notes = Resource(
    name: "notes", singular: "note", prefix: "not", about: "What is said.",
    fields: [Field("title", .text(1...40), .required, .search, about: "What.")], checks: [])

  /// A body of a few of some names, parents and dates, about half of them unknown.
  static func random(_ ids: [String], _ random: inout Seeded) -> JSON {
    func some(_ value: JSON) -> JSON { Bool.random(using: &random) ? value : .null }
    func period() -> JSONObject {
      let (one, other) = (date(&random), date(&random))
      let isReversed = (UncertainDate(other)?.latest).map { last in
        UncertainDate(one)?.earliest.map { last < $0 } ?? false
      }
      let (start, end) = isReversed == true ? (other, one) : (one, other)
      return ["start_date": some(.string(start)), "end_date": some(.string(end))]
    }
    var body: JSONObject = [
      "name": .string("No\(Int.random(in: 0..<4, using: &random))"),
      "born": some(.string(date(&random))), "mood": some("glad"),
    ]
    body["other_names"] = .array(
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        var name = period()
        name["name"] = .string("No\(Int.random(in: 0..<4, using: &random))")
        name["kind"] = some(
          .string(["former", "future", "short"].randomElement(using: &random) ?? ""))
        name["lang"] = Int.random(in: 0..<5, using: &random) == 0 ? "cy" : nil
        return .object(name)
      })
    body["parents"] = .array(
      (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
        guard let id = ids.randomElement(using: &random) else { return nil }
        var parent = period()
        parent["body_id"] = .string(id)
        return .object(parent)
      })
    return .object(body)
  }

  /// A date of the years 2000 to 2005, as well as it is known.
  static func date(_ random: inout Seeded) -> String {
    let day = day(&random).description
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return String(day.prefix(4))
    case 1: return String(day.prefix(7))
    case 2: return "XXXX\(day.dropFirst(4))"
    case 3: return "\(day.prefix(4))~"
    default: return day
    }
  }

  static func day(_ random: inout Seeded) -> CalendarDate {
    CalendarDate(daysSince1970: Int.random(in: 10_957..<13_149, using: &random))
  }
}

extension Life {
  fileprivate static let plan = [
    Field("start_date", .date, about: "From when."), Field("end_date", .date, about: "To when."),
  ]
}
