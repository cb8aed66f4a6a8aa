import JSON
import Records
import Store

/// What the criteria of scorecards are for one partnership; null where the register does not know.
struct SignificanceValues {
  private let partnership: JSONObject
  private let id: String
  private let day: CalendarDate
  private let reading: PartnershipReading

  init(
    _ partnership: JSONObject, _ id: String, _ day: CalendarDate, _ reading: PartnershipReading
  ) {
    (self.partnership, self.id, self.day, self.reading) = (partnership, id, day, reading)
  }

  func value(of criterion: String) throws -> JSON {
    switch criterion {
    case "money_per_year": money
    case "partners": .integer(partners)
    case "children": .integer(try reading.count(Partnership.resource, "parent", id))
    case "term_years": term
    case "team_size": partnership["team_size"] ?? .null
    case "joint_posts": .integer(try reading.count(Post.resource, "partnership", id))
    case "risk_score": try risk()
    case "statutory": isSo("statutory", "statutory")
    case "formal": isSo("formality", "formal")
    case "strategic": isSo("level", "strategic")
    case "pooled": isPooled
    default: .null
    }
  }

  private func isSo(_ member: String, _ word: String) -> JSON {
    partnership.text(member).map { .bool($0 == word) } ?? .null
  }

  /// Nothing is known of the money if nobody wrote of it, or if no amount of the greatest year is known.
  private var money: JSON {
    if partnership.flag("pecuniary") == false { return 0 }
    var years: [String: Int64] = [:]
    for line in partnership.list("contributions") {
      guard let year = line.text("financial_year"), let amount = line.number("amount") else {
        continue
      }
      years[year, default: 0] += amount
    }
    return years.values.max().map(JSON.integer) ?? .null
  }

  private var isPooled: JSON {
    let lines = partnership.list("contributions")
    guard !lines.isEmpty || partnership.flag("pecuniary") == false else { return .null }
    return .bool(lines.contains { $0.flag("pooled") == true })
  }

  private var partners: Int64 {
    let counted = partnership.list("partners").filter {
      !["sponsor", "observer"].contains($0.text("role"))
    }
    return Int64(Set(counted.compactMap { $0.text("organisation_id") }).count)
  }

  private var term: JSON {
    func date(_ name: String) -> UncertainDate? {
      partnership.text(name).flatMap(UncertainDate.init)
    }
    guard let first = date("start_date")?.earliest else { return .null }
    let last = date("end_date")?.latest ?? day
    return .integer(Int64(max(0, (last.daysSince1970 - first.daysSince1970) * 4 / 1461)))
  }

  private func risk() throws -> JSON {
    var most: Int64?
    try reading.each(Risk.resource, "partnership", id) { risk in
      guard risk.text("state") != "closed", let score = risk.number("score") else { return }
      most = max(most ?? score, score)
    }
    return most.map(JSON.integer) ?? .null
  }
}
