/// The forms of addresses and tags, judged by bytes: `Character` and `CharacterSet` accept more than ASCII.
enum Forms {
  /// Whether a text contains control characters (C0, DEL, C1) or the code points U+FFFE and U+FFFF, which
  /// XML 1.0 and so every feed forbids.
  static func containsControls(_ text: String, allowing allowed: [UInt8]) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { place in
        let byte = bytes[place]
        // Printable ASCII, which is most of all texts.
        if byte >= 0x20, byte < 0x7F { return false }
        if byte < 0x20 || byte == 0x7F { return !allowed.contains(byte) }
        // U+0080 to U+009F are C2 80 to C2 9F; U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        let (last, beforeLast) = (
          place > 0 ? bytes[place - 1] : 0, place > 1 ? bytes[place - 2] : 0
        )
        return last == 0xC2 && byte < 0xA0 || beforeLast == 0xEF && last == 0xBF && byte >= 0xBE
      }
    }
  }

  /// A language of two or three letters, with or without a region of two: `cy`, `en-GB` (BCP 47).
  static func isLanguage(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (2...3).contains(parts[0].count),
      parts[0].allSatisfy({ $0 >= 97 && $0 <= 122 })
    else { return false }
    return parts.count == 1 || (parts[1].count == 2 && parts[1].allSatisfy { $0 >= 65 && $0 <= 90 })
  }

  /// An absolute http or https address (RFC 3986) of visible ASCII with a host and without user information.
  static func isURL(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count <= 2000, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !refused.contains($0) })
    else { return false }
    let scheme = ["https://", "http://"].first { bytes.starts(with: $0.utf8) }
    guard let scheme else { return false }
    let rest = bytes.dropFirst(scheme.utf8.count)
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    let host = authority.prefix { $0 != UInt8(ascii: ":") }
    let port = authority.dropFirst(host.count).dropFirst()
    return !host.isEmpty && port.allSatisfy { $0 >= 48 && $0 <= 57 }
      && host.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E }
      && isAlphanumeric(host[host.startIndex])
  }

  private static let refused = Array("\"<>\\^`{|}".utf8)

  /// One address `local@domain`, after the form of HTML's e-mail input, at most 254 bytes (RFC 5321 4.5.3).
  static func isEmail(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 254, parts.count == 2, !parts[0].isEmpty, parts[0].count <= 64 else {
      return false
    }
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts[0].allSatisfy { isAlphanumeric($0) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
      && labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
          && label.first != 0x2D && label.last != 0x2D
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
  }
}
