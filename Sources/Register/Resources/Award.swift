import Areas
import JSON
package import Records
import Store

/// Money given, promised or announced (names after the 360Giving standard).
package enum Award {
  private static let amount = Kind.money(0...1_000_000_000_000_000)
  private static let period = [
    Field("start_date", .uncertainDate, about: "The first day."),
    Field("end_date", .uncertainDate, about: "The last day."),
    Field("duration", .integer(0...1200), about: "The length in months."),
  ]

  package static let resource = Resource(
    name: "awards", singular: "award", prefix: "awd",
    about:
      "Money given, promised or announced: grants, sponsorships, contributions, commitments, funds.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    lifecycle: Lifecycle(
      field: "status", initial: "pledged",
      moves: [
        .init(
          "award", from: ["pledged"], to: "awarded", with: ["award_date"],
          about: "The decision is made; award_date is its day."),
        .init("start", from: ["awarded"], to: "active", about: "The work begins."),
        .init("complete", from: ["active"], to: "completed", about: "The work is done."),
        .init(
          "cancel", from: ["awarded", "active"], to: "cancelled", about: "The funder stops it."),
        .init(
          "withdraw", from: ["awarded", "active"], to: "withdrawn",
          about: "The recipient gives it up."),
        .init(
          "claw-back", from: ["completed"], to: "clawed_back", about: "The money is asked back."),
      ]),
    life: Life(from: "award_date", whole: ["planned_dates", "actual_dates"]),
    summary: ["title", "type", "status", "currency", "amount_current"],
    fields: [
      Field(
        "title", .text(1...140), .required, .filter, .contains, .sort, .search, about: "The title."),
      Field("description", .lines(1...10_000), .search, about: "What the money is for."),
      Field(
        "type", .choice(["grant", "sponsorship", "contribution", "commitment", "fund"]), .required,
        .filter, about: "A commitment or a fund is announced money that has no recipient yet."),
      Field(
        "status",
        .choice([
          "pledged", "awarded", "active", "completed", "cancelled", "withdrawn", "clawed_back",
        ]), .filter, about: "Where it is in its life; moves by the verbs alone."),
      Shared.identifiers(example: "the grant's 360G identifier"),
      Field(
        "currency", .currency, .required, .filter,
        about: "The currency of all amounts of the award."),
      Field("amount_applied_for", amount, about: "How much was asked for, in minor units."),
      Field(
        "amount_awarded", amount, .filter, .sort, about: "How much was awarded, in minor units."),
      Field(
        "amount_current", .money(0...501_000_000_000_000_000), .computed(current), .filter, .sort,
        about: "What the award comes to now: amount_awarded with its amendments, in minor units."),
      Field(
        "amount_disbursed", .money(0...500_000_000_000_000_000), .computed(disbursed),
        about: "The sum of the instalments paid."),
      Field("award_date", .date, .filter, .sort, about: "The day of the decision."),
      Field(
        "financial_year", .financialYear, .computed(year(of: "award_date")),
        .year(of: "award_date"), .filter, .sort,
        about: "The financial year of award_date."),
      Field("planned_dates", .list(period), about: "When the work is planned."),
      Field("actual_dates", .list(period), about: "When the work was done."),
      Field(
        "funders",
        .list([
          Field(
            "organisation_id", .reference(to: "organisations"), .filterAs("funder"),
            about: "The funder."),
          Field(
            "partnership_id", .reference(to: "partnerships"), .filterAs("funder_partnership"),
            about: "The funder, where it is a partnership that is no body of its own."),
          Field("individual", .text(1...200), about: "The funder's name, where it is a person."),
          Field("name", .text(1...300), about: "The funder's name, as the source gives it."),
          Field("department", .text(1...200), about: "The part of the funder that decided."),
        ]), about: "Who gives the money."),
      Field(
        "recipients",
        .list([
          Field(
            "organisation_id", .reference(to: "organisations"), .filterAs("recipient"),
            about: "The recipient."),
          Field(
            "partnership_id", .reference(to: "partnerships"), .filterAs("recipient_partnership"),
            about: "The recipient, where it is a partnership that is no body of its own."),
          Field(
            "individual", .text(1...200),
            about: "A reference to the recipient, where it is a person."),
          Field("name", .text(1...300), about: "The recipient's name, as the source gives it."),
        ]), about: "Who receives it."),
      Field(
        "beneficiary_locations",
        .list([
          Field("area_id", .reference(to: "areas"), .filterAs("area"), about: "The area."),
          Field("name", .text(1...300), about: "The place's name, as the source gives it."),
          Field("geo_code", .text(1...30), about: "The place's code, as the source gives it."),
          Field("geo_code_type", .text(1...20), about: "The type of code (360Giving geoCodeType)."),
          Field("country_code", .text(2...2), about: "The country (ISO 3166-1)."),
        ]), about: "Where the money is to do good."),
      Field(
        "programme_ids", .references(to: "programmes"), .filterAs("programme"),
        about: "The programmes it is part of, as records."),
      Field(
        "grant_programmes",
        .list([
          Field("code", .text(1...100), about: "The programme's code."),
          Field(
            "title", .text(1...300), .filterAs("programme_title"), about: "The programme's title."),
          Field("url", .url, about: "Its page."),
        ]), about: "The programmes it is part of, in the source's terms."),
      Field("funding_types", .texts(1...100), about: "The kinds of funding."),
      Field(
        "classifications",
        .list([
          Field("vocabulary", .text(1...100), .required, about: "The vocabulary."),
          Field("code", .text(1...100), about: "The code in it."),
          Field("title", .text(1...200), about: "The term."),
        ]), about: "Classifications of the award."),
      Field("from_open_call", .boolean, about: "Whether anybody could apply."),
      Field("related_activities", .texts(1...200), about: "Identifiers of related awards."),
      Field("regrant_type", .text(6...6), about: "360Giving's code for money to be given on."),
      Field("location_scope", .text(6...6), about: "360Giving's code for the scope of locations."),
      Field("data_source", .url, about: "Where the data is from."),
      Field(
        "partnership_id", .reference(to: "partnerships"), .filterAs("partnership"),
        about: "The partnership it belongs to."),
      Field(
        "source_award_id", .reference(to: "awards"), .filterAs("source_award"),
        .upward({ _ in "" }),
        about: "The award from which this one is given on."),
      Field(
        "contributions",
        .list([
          Field(
            "funder_id",
            .anyReference(to: [.init("organisations", "org"), .init("partnerships", "ptn")]),
            .required, .filterAs("contributor"),
            about: "Who gives this part: one of funders."),
          Field("amount", amount, .required, .summed, about: "How much, in minor units."),
          Field(
            "financial_year", .financialYear, .filterAs("contribution_year"),
            about: "The year of the money."),
          Field(
            "nature", .choice(Shared.natures), .required, .filterAs("contribution_nature"),
            about: "Money, or work and things."),
          Field("core_cost", .boolean, about: "Whether it is for running costs."),
        ]),
        about:
          "What each funder gives; the cash of all of them is amount_current, where that is known."),
      Field(
        "instalments",
        .list([
          Field(
            "seq", .integer(1...10_000), .required, about: "Its place in the schedule, from 1."),
          Field("due", .date, .required, about: "The day it is due."),
          Field(
            "financial_year", .financialYear, .computed(year(of: "due")),
            .filterAs("instalment_year"),
            about: "The financial year of the day it is due."),
          Field("amount", amount, .required, .summed, about: "How much, in minor units."),
          Field(
            "status", .choice(["scheduled", "paid", "withheld", "cancelled"]), .required,
            .filterAs("instalment_status"), about: "What became of it."),
          Field("paid_on", .date, about: "The day it was paid."),
        ]), about: "The schedule of payments."),
      Field("schedule_complete", .boolean, about: "Whether the instalments are all there will be."),
      Field(
        "amendments",
        .list([
          Field("date", .date, .required, about: "The day of the change."),
          Field(
            "delta", .money(-1_000_000_000_000_000...1_000_000_000_000_000), .required,
            about: "By how much the award changed, in minor units."),
          Field("reason", .text(1...500), .required, about: "Why."),
        ]),
        .appended(["date": "2026-11-20", "delta": 0, "reason": "The end moves to the summer."]),
        about:
          "Changes of the amount after the award; elements are only added, and one that was wrong is put right by another."
      ),
    ] + Shared.provenance,
    checks: [
      .period(in: "planned_dates"), .period(in: "actual_dates"), Shared.sourceCheck,
      party("funders"), party("recipients"), recipientCheck, amendmentCheck, contributionCheck,
      instalmentCheck, paidCheck,
    ])

  /// The states in which no money flowed, so that the award counts in no sum.
  static let void = ["cancelled", "withdrawn"]

  /// The share of each award that the organisation `id` gave.
  static func contribution(of id: String) -> Sum.Share {
    Sum.Share(
      list: "contributions", member: "funder_id", id: id, of: ("nature", "cash"))
  }

  private static func year(of date: String) -> @Sendable (JSONObject) -> JSON {
    { document in
      document.text(date).flatMap { CalendarDate($0) }.map { .string(FinancialYear(of: $0).text) }
        ?? .null
    }
  }

  private static let current: @Sendable (JSONObject) -> JSON = { document in
    total(document).map(JSON.integer) ?? .null
  }

  private static let disbursed: @Sendable (JSONObject) -> JSON = { document in
    let paid = document.list("instalments").filter { $0.text("status") == "paid" }
    return paid.isEmpty ? .null : .integer(sum(paid, of: "amount"))
  }

  private static func party(_ list: String) -> Check {
    Check(
      "party_unclear", reading: [list],
      "Name one of the organisation, the partnership and the individual."
    ) { document in
      document.list(list).enumerated().compactMap { index, party in
        let named = ["organisation_id", "partnership_id", "individual"]
          .count { party.text($0) != nil }
        return named == 1 ? nil : "/\(list)/\(index)"
      }
    }
  }

  private static let recipientCheck = Check(
    "recipient_of_unallocated_money", reading: ["type", "recipients"], at: "/recipients",
    "A commitment or a fund has no recipient; record each award from it with source_award_id."
  ) { document in
    let isUnallocated = ["commitment", "fund"].contains(document.text("type"))
    return !isUnallocated || document.list("recipients").isEmpty
  }

  private static let amendmentCheck = Check(
    "amendments_exceed_award", reading: ["amount_awarded", "amendments"], at: "/amendments",
    "Amendments must not take away more than amount_awarded."
  ) { total($0).map { $0 >= 0 } ?? true }

  private static let contributionCheck = Check(
    "contributions_differ_from_award", reading: ["contributions", "amount_awarded", "amendments"],
    at: "/contributions",
    "Cash contributions must add up to amount_awarded and its amendments."
  ) { document in
    let cash = document.list("contributions").filter { $0.text("nature") == "cash" }
    guard !cash.isEmpty, let total = total(document), total >= 0 else { return true }
    return sum(cash, of: "amount") == total
  }

  private static let instalmentCheck = Check(
    "instalments_exceed_award",
    reading: ["instalments", "amount_awarded", "amendments", "schedule_complete"],
    at: "/instalments",
    "Instalments that are not cancelled must not exceed amount_awarded and its amendments, and must equal it once schedule_complete is true."
  ) { document in
    guard let total = total(document), total >= 0 else { return true }
    let live = document.list("instalments").filter { $0.text("status") != "cancelled" }
    let scheduled = sum(live, of: "amount")
    return document.flag("schedule_complete") == true ? scheduled == total : scheduled <= total
  }

  private static let paidCheck = Check(
    "paid_on_without_payment", reading: ["instalments"],
    "An instalment has paid_on exactly when its status is paid."
  ) { document in
    document.list("instalments").enumerated().compactMap { index, instalment in
      (instalment.text("status") == "paid") == (instalment.text("paid_on") != nil)
        ? nil : "/instalments/\(index)/paid_on"
    }
  }

  private static func total(_ document: JSONObject) -> Int64? {
    document.number("amount_awarded").map { $0 + sum(document.list("amendments"), of: "delta") }
  }

  // At most 500 elements of at most 10^15 each: the sum stays below 2^63.
  private static func sum(_ list: [JSONObject], of name: String) -> Int64 {
    list.reduce(0) { $0 + ($1.number(name) ?? 0) }
  }
}
