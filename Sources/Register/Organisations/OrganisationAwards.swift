import Areas
import JSON
import Records
import Store

/// The awards that a body made or received, with their sums.
struct OrganisationAwards {
  /// The body's part in its awards.
  enum Part: String {
    case funder, recipient
  }

  private let list: OrganisationList<JSONObject>
  private let totals: [Sum]

  /// Reads the first awards in which the body `id` has the part `part`, and the sums of all.
  ///
  /// Sums are by currency and type; amounts in two currencies are never added. In a shared award
  /// only the body's own contribution counts, if contributions are recorded, so that the sums of
  /// several funders add up to what was given.
  init(_ part: Part, of id: String, _ reading: OrganisationReading) throws {
    list = try reading.list(Award.resource, [(part.rawValue, id)], sort: "-award_date")
    var parameters = [(name: part.rawValue, value: id)]
    parameters += Award.void.map { (name: "status__not", value: $0) }
    if let day = reading.day { parameters.append((name: "as_of", value: day.description)) }
    let query = try Query(Award.resource, parameters, in: reading.reader.catalogue) { _, _ in
      nil
    }
    let share = part == .funder ? Award.contribution(of: id) : nil
    let amounts = [
      Sum.Amount("amount_awarded", share: share, whereAllOf: "amount_current"),
      Sum.Amount("amount_current", share: share),
    ]
    totals = try reading.reader.sums(of: amounts, by: OrganisationAwards.groups, query)
  }

  /// The members by which sums are grouped.
  private static let groups = ["currency", "type"]

  private static let award = Layout<JSONObject>(
    .copies(
      OrganisationOverview.named(Award.resource)
        + OrganisationOverview.own(
          Award.resource,
          [
            "title", "type", "status", "award_date", "currency", "amount_awarded",
            "amount_current",
          ])
    ) { $0 })

  /// The JSON form of awards with sums; `whole` describes which amount of an award counts.
  static func layout(_ whole: String) -> Layout<OrganisationAwards> {
    let total = Layout<Sum>(
      .copies(OrganisationOverview.own(Award.resource, groups)) { sum in
        JSONObject(zip(groups, sum.group).map { ($0, $1) })
      },
      .value("count", .integer(0 ... .max), "How many awards.") { $0.count },
      .value(
        "unknown_count", .integer(0 ... .max),
        "Of how many of them no amount is known; these are in no sum."
      ) { $0.count - $0.known[1] },
      .value(
        "amount_awarded", .integer(.min ... .max),
        "What was awarded at first, in minor units of the currency; null where no amount is known, and where the body has only a part in one of them, whose part at first nobody recorded."
      ) { $0.known[0] > 0 && $0.known[0] == $0.known[1] ? $0.sums[0] : nil },
      .value(
        "amount_current", .integer(.min ... .max),
        "What they come to now, with their amendments, in minor units of the currency: \(whole); null where no amount is known."
      ) { $0.known[1] > 0 ? $0.sums[1] : nil })
    return Layout(
      .members(of: OrganisationList.layout(award, of: "by day, the latest first")) { $0.list },
      .list(
        "totals", total, "Sums for each currency and type, without cancelled and withdrawn awards."
      ) { $0.totals })
  }
}
