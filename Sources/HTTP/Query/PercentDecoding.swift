/// Percent-encoding undone once, after the text has been split (RFC 3986 section 2.4).
package enum PercentDecoding {
  /// The decoded bytes, or nil when a `%` is not followed by two hexadecimal digits.
  package static func bytes(
    _ encoded: some Sequence<UInt8>, plusIsSpace: Bool = false
  ) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(encoded.underestimatedCount)
    var rest = encoded.makeIterator()
    while let byte = rest.next() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.next().flatMap(ASCII.hexValue),
          let low = rest.next().flatMap(ASCII.hexValue)
        else { return nil }
        decoded.append(high << 4 | low)
      } else {
        decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? ASCII.space : byte)
      }
    }
    return decoded
  }

  /// The decoded text, or nil when it is badly encoded, not UTF-8, or holds a NUL.
  package static func text(_ encoded: some StringProtocol, plusIsSpace: Bool = false) -> String? {
    guard let decoded = bytes(encoded.utf8, plusIsSpace: plusIsSpace), !decoded.contains(0) else {
      return nil
    }
    return String(validating: decoded, as: UTF8.self)
  }

  /// The decoded segments between the slashes of a path: `/a/b` is two and `/` is one empty one.
  package static func segments(_ path: String) throws(HTTPError) -> [String] {
    var segments: [String] = []
    for part in path.utf8.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false) {
      guard let segment = text(Substring(part)) else {
        throw .badTarget("The path is not percent-encoded UTF-8 without NUL.")
      }
      segments.append(segment)
    }
    return segments
  }
}
