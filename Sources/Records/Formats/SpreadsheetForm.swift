import JSON

/// The form of CSV that people read and edit in a spreadsheet, and that an import takes back without loss.
///
/// Headings are in words, money is in the main unit of its currency, names stand beside ids, and no cell runs as a
/// formula.
package enum SpreadsheetForm {
  /// What stands behind the heading of a column that is only shown.
  static let nameMark = " (name)"
  static let currencyMark = " (currency)"
  /// The member that has the currency of a record's amounts.
  package static let currency = "currency"

  /// The heading of a member: `Award date` for `award_date`.
  package static func heading(_ member: String) -> String {
    let words = member.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The heading of the names of what a reference refers to: `Partners: organisation (name)`.
  static func heading(_ embed: Embed) -> String {
    let parts = embed.path.map { part in
      part.hasSuffix("_ids")
        ? String(part.dropLast(4)) + "s" : part.hasSuffix("_id") ? String(part.dropLast(3)) : part
    }
    return heading(parts.joined(separator: ": ")) + nameMark
  }

  /// The member that a heading in words names; nil for one that names none of `members`.
  package static func member(_ heading: String, among members: [String]) -> String? {
    let name = heading.lowercased().split(separator: " ").joined(separator: "_")
    return members.first { $0.hasSameBytes(as: name) }
  }

  /// Whether a column is only shown, and what is in it follows from others.
  package static func isShownOnly(_ heading: String) -> Bool {
    heading.hasSuffix(nameMark) || heading.hasSuffix(currencyMark)
  }

  /// The member of whose amounts a column shows the currency; nil for another column.
  package static func amount(ofCurrency heading: String, among members: [String]) -> String? {
    heading.hasSuffix(currencyMark)
      ? member(String(heading.dropLast(currencyMark.count)), among: members) : nil
  }

  /// An amount in the main unit of its currency: 1250 pence are `12.50`.
  static func money(_ value: JSON, _ currency: String?) -> String {
    guard let amount = value.integerValue,
      let decimals = currency.flatMap(MinorUnits.digits)
    else { return Cell.text(value) }
    guard decimals > 0 else { return String(amount) }
    let digits = String(amount.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (amount < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// The text of a cell that no spreadsheet takes for a formula: an apostrophe before it makes it text
  /// (OWASP, CSV injection).
  static func defused(_ cell: String) -> String { isDangerous(cell) ? "'\(cell)" : cell }

  /// The text that `defused` made of it.
  package static func restored(_ cell: String) -> String {
    cell.hasPrefix("'") && isDangerous(String(cell.dropFirst())) ? String(cell.dropFirst()) : cell
  }

  /// Whether the cell, without apostrophes before it, begins as a formula does.
  private static func isDangerous(_ cell: String) -> Bool {
    cell.utf8.first { $0 != UInt8(ascii: "'") }.map { "=+-@\t\r".utf8.contains($0) } ?? false
  }
}
