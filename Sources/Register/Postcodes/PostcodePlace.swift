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

  let record: JSONObject
  let day: CalendarDate
  let state: String
  let areas: [Hit]

  private static let hit = Layout<Hit>(
    isOpen: true,
    .members(of: PostcodeArea.layout) { $0.area },
    .value(
      "by", schema: ["type": "string", "enum": Reason.allCases.map(\.rawValue).asJSON],
      "Whether the postcode's smallest part or its position says it."
    ) { $0.reason.rawValue },
    .value("on_border", schema: ["type": "boolean"]) { $0.isOnBorder })

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
    .list("areas", hit) { $0.areas })
}
