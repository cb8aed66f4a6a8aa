import JSON
package import Records
package import Store

/// What the partners put in, by financial year.
package struct PartnershipBudget: WorkedOut {
  struct Line {
    let contributor: RecordReference
    let document: JSONObject
  }

  /// Lines with what they come to.
  struct Year {
    let year: String
    let lines: [Line]
  }

  private let partnership: JSONObject
  private let year: String?
  private let years: [Year]
  private let currency: String?

  /// The budget of `id` as its record has it now, in `year` or in all years.
  package init(_ id: String, in year: String?, _ reader: Reader) throws {
    let reading = PartnershipReading(reader: reader, day: nil)
    partnership = try reading.partnership(id)
    (self.year, currency) = (year, partnership.text("currency"))
    var bodies: [String: RecordReference] = [:]
    var lines: [String: [Line]] = [:]
    for document in partnership.list("contributions") {
      guard let own = document.text("financial_year"), year.map({ $0 == own }) ?? true,
        let id = document.text("contributor_id")
      else { continue }
      let body = try bodies[id] ?? reading.body(id)
      bodies[id] = body
      lines[own, default: []].append(Line(contributor: body, document: document))
    }
    // Years of one century are in the order of their texts, and 1999/00 stands before 2000/01.
    years = lines.map { Year(year: $0.key, lines: $0.value) }.sorted { $0.year < $1.year }
  }

  private static let line = Layout<Line>(
    .record("contributor", RecordReference.layout("organisations"), "Who gives it.") {
      $0.contributor
    },
    .copies(
      Partnership.money.first { $0.name == "contributions" }?.kind.nested.filter {
        ["amount", "nature", "pooled", "status"].contains($0.name)
      } ?? []
    ) { $0.document })

  private static let yearLayout = Layout<Year>(
    .value("financial_year", .financialYear, "The year.") { $0.year },
    .list("lines", line, "What is put in, as the record lists it.") { $0.lines },
    .list("contributors", BudgetShare.layout, "What each body puts in, the first named first.") {
      BudgetShare.all(of: $0.lines)
    },
    .members(of: BudgetSums.layout) { BudgetSums($0.lines.map(\.document)) })

  package static let layout = Layout<PartnershipBudget>(
    .record(
      "partnership",
      Layout<JSONObject>(
        .copies(
          OrganisationOverview.named(Partnership.resource)
            + OrganisationOverview.own(Partnership.resource, ["name", "pecuniary"])
        ) { $0 }), "The partnership."
    ) { $0.partnership },
    .value("year", .financialYear, "The year asked for; null for all.") { $0.year },
    .value(
      "currency", .currency,
      "The currency of all amounts, which are in its minor units; a partnership has one."
    ) { $0.currency },
    .list("years", yearLayout, "The years, the earliest first.") { $0.years },
    .record("total", BudgetSums.layout, "All these years together.") {
      BudgetSums($0.years.flatMap(\.lines).map(\.document))
    })
}
