import JSON
import Records

/// A row of the form that lists have for spreadsheets (`SpreadsheetForm`): headings in words, money in main units.
struct SpreadsheetRow {
  private let cells: [String]
  private let headings: Headings
  private let resource: Resource
  private let known: [String]

  /// Nil if the headings are the names of members, as in the exact form.
  init?(_ cells: [String], _ headings: Headings, _ resource: Resource) {
    known = resource.fields.map(\.name) + Resource.managed
    (self.cells, self.headings, self.resource) = (cells, headings, resource)
    let members = known
    guard
      headings.names.contains(where: { name in
        !members.contains(name) && SpreadsheetForm.member(name, among: members) != nil
      })
    else { return nil }
  }

  /// The members that the row gives.
  func members() throws(RowFault) -> JSON {
    var object = JSONObject()
    for (heading, cell) in zip(headings.names, cells)
    where !heading.isEmpty && !SpreadsheetForm.isShownOnly(heading) {
      let text = SpreadsheetForm.restored(cell)
      guard let name = SpreadsheetForm.member(heading, among: known),
        let value = try value(text, of: name, heading)
      else {
        throw RowFault(
          column: heading, code: "unknown_heading",
          detail:
            "\(resource.name) have no member of this name\(Nearest.sentence(to: heading, among: known.map(SpreadsheetForm.heading)))."
        )
      }
      if let value { object.append(name, value) }
    }
    return .object(object)
  }

  private func value(_ text: String, of name: String, _ heading: String) throws(RowFault) -> JSON??
  {
    guard !text.isEmpty, case .money = resource.fields.first(where: { $0.name == name })?.kind
    else {
      return Planner.value(text, of: name, resource)
    }
    let currency = self.currency(of: name)
    guard let digits = MinorUnits.digits(of: currency) else {
      throw RowFault(
        column: heading, code: "currency",
        detail: "Write in Currency what the amount is in, such as GBP.")
    }
    guard let units = Amount(text, of: currency)?.units(digits), !units.isRounded else {
      throw RowFault(
        column: heading, code: "money",
        detail: "Write an amount in \(currency) with at most \(digits) decimals, such as 1250.")
    }
    return .some(.integer(units.value))
  }

  /// The code of the currency that the row names for the amounts of a member.
  private func currency(of name: String) -> String {
    let columns = zip(headings.names, cells)
    let own = columns.first {
      SpreadsheetForm.member($0.0, among: [SpreadsheetForm.currency]) != nil
    }
    let beside = columns.first { SpreadsheetForm.amount(ofCurrency: $0.0, among: [name]) != nil }
    return [own?.1, beside?.1].compactMap { $0?.trimmed }.first { !$0.isEmpty } ?? ""
  }
}
