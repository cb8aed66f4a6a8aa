import HTTP
import Keys
import Records
import Store

/// Removes what may be secret from texts that are written to the log.
enum Redaction {
  private static let mark = "cdt_"
  private static let hidden = "***"
  private static let percent = UInt8(ascii: "%")
  private static let names = ["token", "secret", "password"]
  private static let ends = ["key"]
  private static let wholeNames = ["auth", "authorization", "sig", "signature"]

  /// The text with every key of a register in it cut down to its beginning.
  static func text(_ text: String) -> String {
    // Checked first because it is quick: every path is looked at, and hardly any contains a key.
    guard mayContainKey(text), var found = text.utf8.firstRange(of: mark.utf8) else { return text }
    var (safe, rest) = ("", text[...])
    while true {
      safe += rest[..<found.upperBound] + hidden
      rest = Substring(rest.utf8[found.upperBound...].drop(while: isPartOfKey))
      guard let next = rest.utf8.firstRange(of: mark.utf8) else { return safe + rest }
      found = next
    }
  }

  /// A path with every key cut down; it ends before the first segment in which percent-encoding
  /// hides one.
  static func path(_ path: String) -> String {
    guard path.utf8.contains(percent) else { return text(path) }
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    let open = segments.prefix { !hidesKey($0) }
    // A slash may be part of a key, so what follows it is too.
    return text((open.count == segments.count ? open : open + [hidden[...]]).joined(separator: "/"))
  }

  /// A query with every key cut down, and without the values of parameters that are named like
  /// secrets.
  static func query(_ query: String) -> String {
    let parts = query.split(separator: "&", omittingEmptySubsequences: false).map { part in
      let name = part.prefix { $0 != "=" }
      guard !hidesKey(name) else { return hidden[...] }
      guard name.endIndex < part.endIndex,
        hidesKey(part) || isSecret(PercentDecoding.text(name, plusIsSpace: true) ?? "")
      else { return part }
      return "\(name)=\(hidden)"
    }
    return text(parts.joined(separator: "&"))
  }

  /// Whether percent-encoding hides a key in `part`, or may, because `part` cannot be decoded.
  private static func hidesKey(_ part: Substring) -> Bool {
    guard part.utf8.contains(percent) else { return false }
    return PercentDecoding.text(part).map(mayContainKey) ?? true
  }

  /// Whether a key may go on with `byte`, encoded or not.
  private static func isPartOfKey(_ byte: UInt8) -> Bool {
    byte == percent || AccessKey.isTokenByte(byte)
  }

  private static func mayContainKey(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        bytes[index] == UInt8(ascii: "_") && bytes[..<index].suffix(3).elementsEqual("cdt".utf8)
      }
    }
  }

  /// Whether a parameter is named like a secret.
  static func isSecret(_ name: String) -> Bool {
    // By bytes: each name of each request is looked at, and looking for one String in another takes 13,000
    // instructions (counted), so that three took a seventh of a page of fifty documents.
    let bytes = Array(name.lowercased().utf8)
    return ends.contains { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
      || wholeNames.contains { bytes.elementsEqual($0.utf8) }
      || names.contains { word in
        bytes.indices.contains { bytes[$0...].starts(with: word.utf8) }
      }
  }
}
