/// The grammar of chunk extensions, without "bad whitespace" (RFC 9112 section 7.1.1).
enum ChunkExtensions {
  /// Whether the bytes after a chunk size are `;name`, `;name=token` or `;name="text"`, repeated.
  static func areValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      guard rest.popFirst() == UInt8(ascii: ";"), dropToken(&rest) else { return false }
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest.removeFirst()
      guard rest.first == UInt8(ascii: "\"") ? dropQuoted(&rest) : dropToken(&rest) else {
        return false
      }
    }
    return true
  }

  private static func dropToken(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let token = rest.prefix(while: ASCII.isTokenByte)
    rest = rest[token.endIndex...]
    return !token.isEmpty
  }

  private static func dropQuoted(_ rest: inout ArraySlice<UInt8>) -> Bool {
    rest.removeFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return true }
      guard ASCII.isFieldByte(byte) else { return false }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard let escaped = rest.popFirst(), ASCII.isFieldByte(escaped) else { return false }
    }
    return false
  }
}
