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

  /// What is told of the areas of a postcode that lies over several parts.
  static let split = (
    code: "postcode_split",
    detail:
      "The postcode lies over several smallest parts, and nothing says in which of them an address of it is; ask for the address, or take all areas that are named."
  )

  let life: PostcodeLife
  let day: CalendarDate
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
    .copy("postcode", schema: ["type": "string"]) { $0.life.record },
    .copy("self", schema: ["type": "string"]) { $0.life.record },
    .copy("id", schema: ["type": "string"]) { $0.life.record },
    .copy("start_date", schema: ["type": ["string", "null"]]) { $0.life.record },
    .copy("end_date", schema: ["type": ["string", "null"]]) { $0.life.record },
    .copy("latitude", schema: ["type": ["number", "null"]]) { $0.life.record },
    .copy("longitude", schema: ["type": ["number", "null"]]) { $0.life.record },
    .copy("base_unit", schema: ["type": ["object", "null"]]) { $0.life.record },
    .copy("other_base_units", schema: ["type": "array", "items": ["type": "object"]]) {
      $0.life.record
    },
    .copy("positional_quality", schema: ["type": ["integer", "null"]]) { $0.life.record },
    .day("as_of") { $0.day },
    .value("state", schema: ["type": "string", "enum": ["planned", "current", "ended"]]) {
      $0.life.state
    },
    .value(
      "split",
      schema: [
        "type": "boolean",
        "description":
          "Whether it lies over several smallest parts: then undecided has all areas of them that are not the same.",
      ]
    ) { $0.life.parts.count > 1 },
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
