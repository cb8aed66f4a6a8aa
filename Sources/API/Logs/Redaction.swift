/// Takes what may be secret out of texts that are written to the log.
enum Redaction {
  private static let mark = "cdt_"
  private static let hidden = "***"
  private static let names = ["token", "secret", "password"]
  private static let wholeNames = ["auth", "authorization", "sig", "signature"]

  /// The text with every key of a register in it cut down to its beginning.
  static func text(_ text: String) -> String {
    // Nearly no text holds a key, and every path is looked at.
    guard mayHoldKey(text), var found = text.utf8.firstRange(of: mark.utf8) else { return text }
    var (safe, rest) = ("", text[...])
    while true {
      safe += rest[..<found.upperBound] + hidden
      rest = rest[found.upperBound...].drop {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")
      }
      guard let next = rest.utf8.firstRange(of: mark.utf8) else { return safe + rest }
      found = next
    }
  }

  /// A query with the values hidden of parameters that are named like secrets, and every key.
  static func query(_ query: String) -> String {
    let parts = query.split(separator: "&", omittingEmptySubsequences: false).map { part in
      guard let equals = part.firstIndex(of: "="), isSecret(part[..<equals]) else { return part }
      return part[...equals] + hidden
    }
    return text(parts.joined(separator: "&"))
  }

  private static func mayHoldKey(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        bytes[index] == UInt8(ascii: "_") && bytes[..<index].suffix(3).elementsEqual("cdt".utf8)
      }
    }
  }

  /// Whether a parameter is named like a secret.
  static func isSecret(_ name: Substring) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix("key") || wholeNames.contains(name)
      || names.contains { name.contains($0) }
  }
}
