/// A JSON Pointer (RFC 6901): the path from a document's root to one value in it.
package struct JSONPointer: Sendable, Hashable {
  /// The pointer in its string form, with `~` and `/` in names escaped.
  package let text: String

  /// The whole document.
  package static let root = JSONPointer(unchecked: "")

  /// Parses a pointer in its string form; `nil` if it is malformed.
  package init?(_ text: String) {
    guard text.isEmpty || text.utf8.first == UInt8(ascii: "/") else { return nil }
    var isTilde = false
    for byte in text.utf8 {
      if isTilde, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return nil }
      isTilde = byte == UInt8(ascii: "~")
    }
    guard !isTilde else { return nil }
    self.text = text
  }

  private init(unchecked text: String) { self.text = text }

  /// This pointer extended by the member called `name`.
  package func appending(_ name: String) -> JSONPointer {
    JSONPointer(unchecked: text + "/" + Self.escape(name))
  }

  /// The names and indexes of the path, unescaped.
  package var tokens: [String] {
    text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
      .map { Self.unescape($0) }
  }

  /// `token` escaped for a pointer: `~` becomes `~0` and `/` becomes `~1`.
  package static func escape(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
    else { return token }
    var bytes: [UInt8] = []
    for byte in token.utf8 {
      switch byte {
      case UInt8(ascii: "~"): bytes.append(contentsOf: "~0".utf8)
      case UInt8(ascii: "/"): bytes.append(contentsOf: "~1".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unescape(_ token: Substring.UTF8View) -> String {
    var bytes: [UInt8] = []
    var isTilde = false
    for byte in token {
      if isTilde {
        bytes.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
      } else if byte != UInt8(ascii: "~") {
        bytes.append(byte)
      }
      isTilde = byte == UInt8(ascii: "~") && !isTilde
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer in its string form.
  package var description: String { text }
}
