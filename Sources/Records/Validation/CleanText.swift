import Foundation

/// How names and codes are kept, so that what looks the same is the same.
package enum CleanText {
  /// The text in Unicode's composed form (NFC): `é` is one scalar, and not `e` with an accent behind it.
  package static func composed(_ text: String) -> String {
    // Below U+0300 nothing composes, and UTF-8 begins those from there on with CC or more.
    guard text.utf8.contains(where: { $0 >= 0xCC }) else { return text }
    return text.precomposedStringWithCanonicalMapping
  }

  /// The composed text without blanks, and other characters that nobody sees, at its ends.
  static func trimmed(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      isBlank(first) || isBlank(last)
    else { return composed(text) }
    let scalars = text.unicodeScalars
    let rest = scalars.drop(while: isBlank)
    guard let end = rest.lastIndex(where: { !isBlank($0) }) else { return "" }
    return composed(String(String.UnicodeScalarView(rest[...end])))
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    // Most texts begin and end with letters of ASCII.
    guard scalar.value <= 0x20 || scalar.value > 0x7E else { return false }
    // Marks without width that programs leave at ends; others, such as those of flags, belong to what they follow.
    return scalar.properties.isWhitespace
      || [0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF].contains(scalar.value)
  }

  /// The first character of `text` that nobody sees: controls, formats, blanks but the plain space, which some
  /// identifiers hold, and those that no text may have.
  package static func invisible(in text: String) -> Unicode.Scalar? {
    guard !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
    return text.unicodeScalars.first { scalar in
      guard scalar != " " else { return false }
      return switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
      default:
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
          // A pattern of Braille without a dot.
          || scalar.value == 0x2800
      }
    }
  }

  /// What to say of a code that has the character.
  package static func refusal(_ scalar: Unicode.Scalar) -> Refusal {
    let number = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
    return Refusal(
      "invisible_character",
      "The code holds the character U+\(padded), which nobody sees; write the code anew without it."
    )
  }
}
