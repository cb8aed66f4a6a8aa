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
  /// Cells that the mapping worked out of others, and what the stars of its `rows` stand for, by name;
  /// they hide headings of the same name.
  var derived: [String: JSON] = [:]

  /// The value under a heading; null for an empty cell.
  ///
  /// A row of JSON is asked by member or by pointer; the empty pointer is the whole row.
  func value(_ heading: String) -> JSON? {
    if let value = derived[heading] { return value }
    switch content {
    case .cells(let cells, let headings):
      guard let index = headings.position(of: heading) else { return nil }
      return cells[index].isEmpty ? .null : .string(cells[index])
    case .value(let json):
      let isPointer = heading.isEmpty || heading.hasPrefix("/")
      return (isPointer ? json[pointer: heading] : json[heading]) ?? .null
    case .unreadable: return nil
    }
  }

  /// The value under the one heading that `pattern` fits: `?` is one letter or digit, `*` any number of
  /// characters.
  func value(like pattern: String) throws(RowFault) -> JSON {
    let names = names(like: pattern)
    guard let name = names.first else { throw Expression.missing(pattern) }
    guard names.count == 1 else {
      throw RowFault(
        column: name, code: "several_headings",
        detail:
          "\(names.joined(separator: ", ")) all look like \(pattern); name the one that is meant.")
    }
    return value(name) ?? .null
  }

  /// The headings that `pattern` fits, in a row of JSON the names beside its last one.
  func names(like pattern: String) -> [String] {
    switch content {
    case .cells(_, let headings): return headings.names.filter { Headings.fits($0, pattern) }
    case .value(let json):
      guard let slash = pattern.lastIndex(of: "/") else {
        return (json.object?.members ?? []).map(\.name).filter { Headings.fits($0, pattern) }
      }
      let (path, last) = (
        String(pattern[..<slash]), String(pattern[pattern.index(after: slash)...])
      )
      return (json[pointer: path]?.object?.members ?? []).map(\.name)
        .filter { Headings.fits($0, last) }
        .map { "\(path)/\(JSONPointer.escape($0))" }
    case .unreadable: return []
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

  /// Whether `pattern`, with `?` for one letter or digit and `*` for any characters, fits the whole name.
  static func fits(_ name: String, _ pattern: String) -> Bool {
    fits(Array(name.unicodeScalars)[...], Array(pattern.unicodeScalars)[...])
  }

  private static func fits(
    _ name: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let letter = pattern.first else { return name.isEmpty }
    let rest = pattern.dropFirst()
    switch letter {
    case "*": return (name.startIndex...name.endIndex).contains { fits(name[$0...], rest) }
    case "?":
      guard let first = name.first, Character(first).isLetter || Character(first).isNumber else {
        return false
      }
      return fits(name.dropFirst(), rest)
    default: return name.first == letter && fits(name.dropFirst(), rest)
    }
  }
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
