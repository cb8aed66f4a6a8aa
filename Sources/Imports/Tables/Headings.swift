import Records

/// The headings of a table, indexed by name.
final class Headings: Sendable {
  let names: [String]
  /// The line they stand on.
  let line: Int
  /// The columns without a heading.
  let blank: [Int]
  private let positions: [String: Int]
  /// Where a name stands that only one heading has without regard to case.
  private let foldedPositions: [String: Int]

  init(_ names: [String], line: Int = 1) {
    (self.names, self.line) = (names, line)
    blank = names.indices.filter { names[$0].isEmpty }
    positions = Dictionary(
      names.enumerated().filter { !$1.isEmpty }.map { ($1, $0) },
      uniquingKeysWith: { first, _ in first })
    let folded = Dictionary(grouping: positions, by: { Headings.folded($0.key) })
    foldedPositions = folded.filter { $0.value.count == 1 }.mapValues { $0[0].value }
  }

  /// The column of a heading: of one that is spelled so, else of the only one that differs in case and white
  /// space alone.
  func position(of name: String) -> Int? {
    positions[name] ?? foldedPositions[Headings.folded(name)]
  }

  /// A heading without white space at its ends, and with one space for each line break inside.
  static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A heading without regard to case and white space.
  static func folded(_ text: String) -> String { plain(text).lowercased() }

  /// Whether `pattern` matches the whole name: `?` is one letter or digit, `*` any characters.
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
