import JSON
import Records
import Store

/// The awards that a body made or received, with their sums.
struct OrganisationAwards {
  /// The part of the body in its awards.
  enum Part: String {
    case funder, recipient
  }

  let reading: OrganisationReading
  let id: String

  /// The list of the awards in which the body has the part `part`, and their sums for each currency and
  /// type; amounts of two currencies are never added.
  ///
  /// What a body gave of a shared award is its own contribution, as far as contributions are recorded:
  /// what several bodies gave comes to what was given.
  func json(_ part: Part) throws -> JSONObject {
    let list = try reading.list(Award.resource, [(part.rawValue, id)], sort: "-award_date")
    var json = list.json {
      .object(OrganisationOverview.pick(["self", "id"] + OrganisationAwards.shown, $0))
    }
    var parameters = [(name: part.rawValue, value: id)]
    parameters += Award.void.map { (name: "status__not", value: $0) }
    if let day = reading.day { parameters.append((name: "as_of", value: day.description)) }
    let query = try ListQuery(Award.resource, parameters, in: reading.reader.catalogue) { _, _ in
      nil
    }
    let amounts = [
      Sum.Amount("amount_awarded"),
      Sum.Amount("amount_current", share: part == .funder ? Award.contribution(of: id) : nil),
    ]
    json["totals"] = .array(
      try reading.reader.sums(of: amounts, by: ["currency", "type"], query).map { sum in
        [
          "currency": sum.group[0], "type": sum.group[1], "count": .integer(sum.count),
          "amount_awarded": Sum.json(sum.sums[0]), "amount_current": Sum.json(sum.sums[1]),
        ]
      })
    return json
  }

  /// The members of each award in the list.
  static let shown = [
    "title", "type", "status", "award_date", "currency", "amount_awarded", "amount_current",
  ]
}
