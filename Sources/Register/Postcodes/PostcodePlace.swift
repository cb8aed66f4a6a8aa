import JSON
package import Records

/// A postcode with the areas that it is in.
package struct PostcodePlace: WorkedOut {
  /// The evidence that a postcode is in an area.
  enum Reason: String, CaseIterable {
    case unit = "base_unit"
    case position
  }

  /// An area that the postcode is in, and the evidence.
  struct Hit {
    let area: PostcodeArea
    let reason: Reason
    let isOnBorder: Bool
  }

  /// An area that the postcode may be in, and what is missing.
  struct Doubt {
    let area: PostcodeArea
    let code: String
    let detail: String
  }

  /// Why nothing is known, for programs and for people.
  struct Unplaced {
    let code: String
    let detail: String
  }

  let record: JSONObject
  let day: CalendarDate
  let state: String
  let areas: [Hit]
  /// The areas of which the part does not say whether the postcode is in them.
  let undecided: [Doubt]
  /// Why the part places it in no area of its kind.
  let unplaced: Unplaced?

  private static let hit = Layout<Hit>(
    isOpen: true,
    .members(of: PostcodeArea.layout) { $0.area },
    .value(
      "by", schema: ["type": "string", "enum": Reason.allCases.map(\.rawValue).asJSON],
      "Whether the postcode's smallest part or its position says it."
    ) { $0.reason.rawValue },
    .value("on_border", schema: ["type": "boolean"]) { $0.isOnBorder })

  private static let doubt = Layout<Doubt>(
    isOpen: true,
    .members(of: PostcodeArea.layout) { $0.area },
    .text("code", "What is missing, for programs.") { $0.code },
    .text("detail", "What is missing, and what to enter.") { $0.detail })

  private static let reason = Layout<Unplaced>(
    isOpen: true, .text("code") { $0.code }, .text("detail") { $0.detail })

  package static let layout = Layout<PostcodePlace>(
    named: "PostcodePlace", isOpen: true,
    .copy("postcode", schema: ["type": "string"]) { $0.record },
    .copy("self", schema: ["type": "string"]) { $0.record },
    .copy("id", schema: ["type": "string"]) { $0.record },
    .copy("start_date", schema: ["type": ["string", "null"]]) { $0.record },
    .copy("end_date", schema: ["type": ["string", "null"]]) { $0.record },
    .copy("latitude", schema: ["type": ["number", "null"]]) { $0.record },
    .copy("longitude", schema: ["type": ["number", "null"]]) { $0.record },
    .copy("base_unit", schema: ["type": ["object", "null"]]) { $0.record },
    .copy("positional_quality", schema: ["type": ["integer", "null"]]) { $0.record },
    .day("as_of") { $0.day },
    .value("state", schema: ["type": "string", "enum": ["planned", "current", "ended"]]) {
      $0.state
    },
    .list("areas", hit) { $0.areas },
    .list(
      "undecided", doubt,
      "Areas that have some of the smallest part, or may have: all candidates, of which it cannot be said which holds the postcode."
    ) { $0.undecided },
    .recordOrNull(
      "unplaced", reason,
      "Why the smallest part says of no area of its kind that the postcode is in it on the day; null where it does, or where there is no part."
    ) { $0.unplaced })
}
