import Evidence
import Foundation
import Records

/// A stable code of a name, for bodies that have no number: the same name gives the same code in every file.
enum NameCode {
  /// The most characters of a code.
  private static let longest = 60

  /// The name in small letters without accents, with a hyphen for whatever is neither letter nor digit; nil if
  /// nothing is left.
  ///
  /// Of a longer one the end becomes part of a digest, so that two names that begin alike have different codes.
  static func text(_ name: String) -> String? {
    let folded = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .lowercased()
    let words = folded.unicodeScalars.split { !$0.properties.isAlphabetic && !("0"..."9" ~= $0) }
    let code = words.map { String($0) }.joined(separator: "-")
    guard !code.isEmpty else { return nil }
    guard code.unicodeScalars.count > longest else { return code }
    let digest = SHA256.digest(code.utf8).prefix(4).hexadecimal
    return "\(code.cut(to: longest - 9))-\(digest)"
  }
}
