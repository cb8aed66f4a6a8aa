import JSON
import Records

/// The form `money`: an amount in a currency's main unit becomes one in its minor unit.
struct MoneyConversion: Sendable {
  /// The code of the currency.
  let currency: Expression
  /// Whether fractions of the minor unit are rounded, which the report counts; else they are refused.
  let isRounded: Bool

  /// The minor units of `text`, the cell under `heading`.
  func value(_ text: String, _ row: SourceRow, _ heading: String?) throws(RowFault) -> JSON {
    let code = try currency.value(row)
    guard let code = code.string, let digits = MinorUnits.digits(of: code) else {
      throw RowFault(
        column: currency.headings.first ?? heading, code: "currency",
        detail: "Write the currency of the amount as ISO 4217 has it, such as GBP.")
    }
    guard let amount = Amount(text, of: code), let units = amount.units(digits) else {
      throw RowFault(
        column: heading, code: "money",
        detail:
          "Write an amount in \(code) such as 1,250\(digits > 0 ? "." + String(repeating: "5", count: digits) : ""), with or without its sign or code."
      )
    }
    if units.isRounded {
      guard isRounded else {
        throw RowFault(
          column: heading, code: "fraction",
          detail:
            "An amount in \(code) has at most \(digits) decimals; correct it, or say \"round\": true in the mapping."
        )
      }
      row.notes?.countRounded(heading ?? "", row.row)
    }
    return .integer(units.value)
  }
}
