import Records

/// The headings of a table, indexed by name.
final class Headings: Sendable {
  let names: [String]
  private let positions: [String: Int]

  init(_ names: [String]) {
    self.names = names
    positions = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func position(of name: String) -> Int? { positions[name] }

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
