import JSON

/// One row of a file to import: its number from 1, the line it begins on, and what it holds.
struct SourceRow: Sendable {
  enum Content: Sendable {
    case cells([String], Headings)
    case value(JSON)
    /// What stands there cannot be read.
    case unreadable(code: String, detail: String)
  }

  let row: Int
  let line: Int
  let content: Content
  /// The bytes of the file that the row took, about.
  var size = 0
  /// Cells that the mapping worked out of others, by name; they hide headings of the same name.
  var derived: [String: JSON] = [:]

  /// The value under a heading; null for an empty cell.
  ///
  /// A JSON line is asked by member or by pointer.
  func value(_ heading: String) -> JSON? {
    if let value = derived[heading] { return value }
    switch content {
    case .cells(let cells, let headings):
      guard let index = headings.position(of: heading) else { return nil }
      return cells[index].isEmpty ? .null : .string(cells[index])
    case .value(let json):
      return (heading.hasPrefix("/") ? json[pointer: heading] : json[heading]) ?? .null
    case .unreadable: return nil
    }
  }

  /// The text under a heading without spaces around it; nil if there is none.
  func text(_ heading: String) -> String? {
    guard let value = value(heading), !value.isNull else { return nil }
    let text = Cell.text(value).trimmed
    return text.isEmpty ? nil : text
  }
}

/// The headings of a table, found by name.
final class Headings: Sendable {
  let names: [String]
  private let positions: [String: Int]

  init(_ names: [String]) {
    self.names = names
    positions = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func position(of name: String) -> Int? { positions[name] }
}

extension String {
  /// The text's first so many characters (Unicode scalars).
  func cut(to count: Int) -> String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }

  /// The text without white space at both ends.
  var trimmed: String {
    guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
