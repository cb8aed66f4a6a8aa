/// Percent-decoding, done once and after the text has been split (RFC 3986 section 2.4).
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

  /// The decoded text, or nil when it is badly encoded, not UTF-8, or contains a NUL.
  package static func text(_ encoded: some StringProtocol, plusIsSpace: Bool = false) -> String? {
    var encoded = String(encoded)
    return encoded.withUTF8 { text($0, plusIsSpace: plusIsSpace) }
  }

  /// The decoded segments of a path: `/a/b` has two, and `/` has one empty one.
  package static func segments(_ path: String) throws(HTTPError) -> [String] {
    var path = path
    let segments = path.withUTF8 { bytes -> [String]? in
      var segments: [String] = []
      segments.reserveCapacity(4)
      var start = min(1, bytes.count)
      while start <= bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
        guard let segment = text(UnsafeBufferPointer(rebasing: bytes[start..<end])) else {
          return nil
        }
        segments.append(segment)
        start = end + 1
      }
      return segments
    }
    guard let segments else {
      throw .badTarget("The path is not percent-encoded UTF-8 without NUL.")
    }
    return segments
  }

  private static func text(
    _ encoded: UnsafeBufferPointer<UInt8>, plusIsSpace: Bool = false
  ) -> String? {
    // Nearly all text is plain ASCII with nothing to decode, and is copied as it is.
    if encoded.allSatisfy({ isPlain($0) && !(plusIsSpace && $0 == UInt8(ascii: "+")) }) {
      return String(decoding: encoded, as: UTF8.self)
    }
    guard let decoded = bytes(encoded, plusIsSpace: plusIsSpace), !decoded.contains(0) else {
      return nil
    }
    return String(validating: decoded, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte != 0 && byte < 0x80 && byte != UInt8(ascii: "%")
  }
}
