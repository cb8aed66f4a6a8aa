package import JSON

/// Turns a value into the text of one cell of a table and back, without loss.
///
/// An empty cell is null (no text is empty); sets and references are joined by `|`, which neither words nor
/// ids contain; nested records and lists of free texts stand as compact JSON.
package enum Cell {
  /// The value of `text` in a cell of `kind`; what cannot be read stays a string, for validation to refuse.
  package static func value(_ text: String, _ kind: Kind) -> JSON {
    guard !text.isEmpty else { return .null }
    switch kind {
    case .integer, .money, .share:
      let isNegative = text.utf8.first == UInt8(ascii: "-")
      let digits = isNegative ? text.utf8.dropFirst() : text.utf8[...]
      let isNumber = !digits.isEmpty && digits.allSatisfy { $0 >= 48 && $0 <= 57 }
      return isNumber ? Int64(text).map(JSON.integer) ?? .string(text) : .string(text)
    case .boolean:
      return text.hasSameBytes(as: "true")
        ? .bool(true) : text.hasSameBytes(as: "false") ? .bool(false) : .string(text)
    case .choices, .references, .anyReferences:
      let parts = text.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      return .array(parts.map { .string(String($0) ?? text) })
    case .decimal, .geometry, .texts, .record, .list:
      return (try? JSON(parsing: text)) ?? .string(text)
    case .text, .lines, .choice, .date, .uncertainDate, .instant, .financialYear, .code,
      .language, .currency, .url, .email, .postcode, .reference, .anyReference:
      return .string(text)
    }
  }

  /// The text of the cell for `value`.
  package static func text(_ value: JSON) -> String {
    switch value {
    case .null: return ""
    case .bool(let flag): return flag ? "true" : "false"
    case .integer(let number): return String(number)
    case .decimal(let literal): return literal
    case .string(let text): return text
    case .array(let items) where items.isEmpty: return ""
    case .array, .object: return value.text
    }
  }

  /// The text of the cell for `value` of `kind`.
  package static func text(_ value: JSON, _ kind: Kind) -> String {
    switch kind {
    case .choices, .references, .anyReferences:
      return (value.array ?? []).compactMap(\.string).joined(separator: "|")
    case .text, .lines, .integer, .money, .share, .boolean, .choice, .date, .uncertainDate,
      .instant, .financialYear, .code, .language, .currency, .url, .email, .postcode, .decimal,
      .geometry,
      .texts, .reference, .anyReference, .record, .list:
      return text(value)
    }
  }
}
