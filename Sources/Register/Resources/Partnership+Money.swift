import Areas
import JSON
import Records

/// The money of a partnership, and what its bodies buy together.
extension Partnership {
  static let money = [
    Field("currency", .currency, about: "The currency of the contributions."),
    Field(
      "contributions",
      .list([
        Field(
          "financial_year", .financialYear, .required, .filterAs("contribution_year"),
          about: "The year of the money."),
        Field(
          "contributor_id", .reference(to: "organisations"), .required, .filterAs("contributor"),
          about: "Who gives it."),
        Field(
          "amount", .money(0...1_000_000_000_000_000), .summed,
          about: "How much, in minor units; null where nobody knows, which is not nothing."),
        Field(
          "nature", .choice(Shared.natures), .required, .filterAs("contribution_nature"),
          about: "Money, or work and things."),
        Field("pooled", .boolean, about: "Whether it goes into the pooled budget."),
        Field(
          "status", .choice(["planned", "agreed", "paid"]), .required,
          .filterAs("contribution_status"), about: "How firm it is."),
      ]), about: "What each partner puts in, by financial year."),
    Field(
      "commissioning",
      .list([
        Field(
          "service", .text(1...300), .required, .search, about: "What is bought."),
        Field(
          "commissioner_ids", .references(to: "organisations"), .filterAs("commissioner"),
          count: 1...100, about: "Who buys it together."),
        Field(
          "provider_ids", .references(to: "organisations"), .filterAs("provider"),
          about: "From whom."),
        Field("start_date", .uncertainDate, about: "The first day of the service."),
        Field("end_date", .uncertainDate, about: "The last day of the service."),
        Field(
          "award_ids", .references(to: "awards"), .filterAs("commissioned_award"),
          about: "The awards that pay for it."),
      ]), about: "Services that partners buy together, from whom and for how long."),
  ]

  /// What holds of amounts in several kinds of record.
  static let currencyRule = "Amounts need the currency in which they are."

  static let moneyChecks = [pecuniaryCheck, currencyCheck, .period(in: "commissioning")]

  private static let pecuniaryCheck = Check(
    "cash_without_money", reading: ["pecuniary", "contributions"],
    "A partnership with pecuniary false has no cash contributions."
  ) { document in
    guard document.flag("pecuniary") == false else { return [] }
    return document.list("contributions").enumerated().compactMap { index, line in
      line.text("nature") == "cash" ? "/contributions/\(index)/nature" : nil
    }
  }

  private static let currencyCheck = Check(
    "amount_without_currency", reading: ["contributions", "currency"], at: "/currency",
    currencyRule
  ) { document in
    document.text("currency") != nil
      || document.list("contributions").allSatisfy { $0.number("amount") == nil }
  }
}
