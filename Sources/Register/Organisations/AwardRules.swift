import JSON
import Records
import Store

/// The rules of one award beyond its declaration: its date, and that its contributors fund it.
enum AwardRules {
  /// The faults of an award as it will be written; its references are ids by now.
  static func faults(of award: JSONObject, _ signature: Signature) -> [Fault] {
    day(award, signature) + contributors(award)
  }

  /// An award that is decided has a date that is not in the future.
  private static func day(_ award: JSONObject, _ signature: Signature) -> [Fault] {
    // Today's date where the day begins first, at UTC+14: nobody's today is refused.
    let latest = Instant(milliseconds: signature.at.milliseconds + 14 * 3_600_000).date
    guard let status = award.text("status"), status != "pledged",
      let day = award.text("award_date").flatMap({ CalendarDate($0) }), latest < day
    else { return [] }
    return [
      Fault(
        .pointer("/award_date"), "award_date_in_future",
        "The award is \(status), so \(day) cannot lie ahead; correct the day, or leave the award pledged until then."
      )
    ]
  }

  private static func contributors(_ award: JSONObject) -> [Fault] {
    let contributions = award.list("contributions")
    guard !contributions.isEmpty else { return [] }
    let funders = Set(
      award.list("funders").flatMap { funder in
        ["organisation_id", "partnership_id"].compactMap { funder.text($0) }
      })
    return contributions.enumerated().compactMap { index, contribution in
      guard let id = contribution.text("funder_id"), !funders.contains(id) else { return nil }
      let kind =
        Reference.isID(id, of: Partnership.resource) ? Partnership.resource : Organisation.resource
      return Fault(
        .pointer("/contributions/\(index)/funder_id"), "contributor_not_funder",
        "\(kind.path(of: id)) gives a part and is not among funders; add it there.")
    }
  }
}
