import JSON
import Records

/// The awards that a body made or received, with their sums.
struct OrganisationAwards {
  let reading: OrganisationReading
  let id: String

  /// Money that did not flow counts in no sum.
  private static let void = ["cancelled", "withdrawn"]

  /// The list of the awards in which the body has the part `part`, and their sums for each currency and
  /// type; amounts of two currencies are never added, and an award counts whole where others share in it.
  func json(_ part: String) throws -> JSONObject {
    let list = try reading.list(Award.resource, [(part, id)], sort: "-award_date")
    var json = list.json {
      .object(
        OrganisationOverview.pick(
          [
            "self", "id", "title", "type", "status", "award_date", "currency", "amount_awarded",
          ], $0))
    }
    var parameters = [(name: part, value: id)]
    parameters += OrganisationAwards.void.map { (name: "status__not", value: $0) }
    if let day = reading.day { parameters.append((name: "as_of", value: day.description)) }
    let query = try ListQuery(Award.resource, parameters, in: reading.reader.catalogue) { _, _ in
      nil
    }
    json["totals"] = .array(
      try reading.reader.sums(of: "amount_awarded", by: ["currency", "type"], query).map { sum in
        [
          "currency": sum.group[0], "type": sum.group[1], "count": .integer(sum.count),
          "amount_awarded": sum.sum,
        ]
      })
    return json
  }
}
