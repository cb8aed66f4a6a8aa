import JSON
package import Records
package import Store

/// How significant a partnership is by the scorecard of a body, shown with its parts.
package struct PartnershipSignificance: WorkedOut {
  /// One criterion of the scorecard.
  struct Part {
    let criterion: String
    let weight: Int64
    let fullAt: Int64?
    /// What the register has; null where it does not know.
    let value: JSON
    let points: Int64?
  }

  private let partnership: JSONObject
  private let scorecard: JSONObject
  private let day: CalendarDate
  private let parts: [Part]

  /// The partnership `id` as of `day` by the scorecard `card`.
  package init(_ id: String, by card: String, on day: CalendarDate, _ reader: Reader) throws {
    let reading = PartnershipReading(reader: reader, day: day)
    partnership = try reading.partnership(id)
    self.day = day
    guard case .found(_, let bytes) = try reader.item(Scorecard.resource, card) else {
      throw RecordError.notFound("scorecard \(card)")
    }
    scorecard = try JSON(parsing: bytes).object ?? [:]
    let values = SignificanceValues(partnership, id, day, reading)
    parts = try scorecard.list("criteria").map { item in
      let criterion = item.text("criterion") ?? ""
      let (weight, fullAt) = (item.number("weight") ?? 0, item.number("full_at"))
      let value = try values.value(of: criterion)
      return Part(
        criterion: criterion, weight: weight, fullAt: fullAt, value: value,
        points: PartnershipSignificance.points(value, weight, fullAt))
    }
  }

  private static func points(_ value: JSON, _ weight: Int64, _ fullAt: Int64?) -> Int64? {
    switch value {
    case .bool(let holds): return holds ? weight : 0
    case .integer(let number):
      guard let fullAt, number < fullAt else { return weight }
      // Below 10^15 times 1000, which fits.
      return max(0, number) * weight / fullAt
    default: return nil
    }
  }

  private var points: Int64 { parts.reduce(0) { $0 + ($1.points ?? 0) } }

  /// Null where the scorecard has no levels; what is not known may only raise it.
  private var level: String? {
    guard let high = scorecard.number("high_from"), let medium = scorecard.number("medium_from")
    else { return nil }
    return points >= high ? "high" : points >= medium ? "medium" : "low"
  }

  private static let part = Layout<Part>(
    .value("criterion", .choice(Scorecard.criteria), "What counts.") { $0.criterion },
    .value("weight", .integer(1...1000), "How many points it is worth at most.") { $0.weight },
    .value("full_at", .integer(1 ... .max), "The value from which on it is worth all of them.") {
      $0.fullAt
    },
    .value(
      "value", schema: ["anyOf": [["type": "integer"], ["type": "boolean"]]],
      "What the register has of it; null where it does not know."
    ) { $0.value },
    .value(
      "points", .integer(0...1000),
      "The weight in the proportion of value to full_at, rounded down; null where value is not known."
    ) { $0.points })

  package static let layout = Layout<PartnershipSignificance>(
    .record(
      "partnership",
      Layout<JSONObject>(
        .copies(
          OrganisationOverview.named(Partnership.resource)
            + OrganisationOverview.own(Partnership.resource, ["name"])
        ) { $0 }), "The partnership."
    ) { $0.partnership },
    .record(
      "scorecard",
      Layout<JSONObject>(
        .copies(
          OrganisationOverview.named(Scorecard.resource)
            + OrganisationOverview.own(
              Scorecard.resource, ["title", "organisation_id", "medium_from", "high_from"])
        ) { $0 }), "The scorecard by which it is weighed up."
    ) { $0.scorecard },
    .value("as_of", .date, "The day of the values.") { $0.day },
    .value("points", .integer(0...50_000), "What the known parts come to.") { $0.points },
    .value("of", .integer(0...50_000), "What all parts can come to.") {
      $0.parts.reduce(0) { $0 + $1.weight }
    },
    .value(
      "unknown_weight", .integer(0...50_000), "How much of that is worth what is not known."
    ) { $0.parts.filter { $0.points == nil }.reduce(0) { $0 + $1.weight } },
    .value(
      "level", .choice(["high", "medium", "low"]),
      "The level that the points reach; null where the scorecard has none."
    ) { $0.level },
    .list("parts", part, "What the points are made of.") { $0.parts })
}
