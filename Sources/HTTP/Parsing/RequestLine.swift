/// The three parts of a request line, as ranges into the head (RFC 9112 section 3).
struct RequestLine {
  let method: Range<Int>
  let target: Range<Int>
  let minorVersion: Int

  /// Reads a line of `bytes`; the ranges count from `base`, where the head begins.
  init(_ bytes: [UInt8], _ line: Range<Int>, base: Int) throws(HTTPError) {
    guard let first = bytes[line].firstIndex(of: ASCII.space),
      let second = bytes[first + 1..<line.upperBound].firstIndex(of: ASCII.space)
    else { throw .malformed("The request line must be a method, a target and a version.") }
    method = line.lowerBound - base..<first - base
    target = first + 1 - base..<second - base
    guard ASCII.isToken(bytes[line.lowerBound..<first]) else {
      throw .malformed("The method is not a token.")
    }
    guard !target.isEmpty else { throw .malformed("The request line has no target.") }
    // Visible ASCII only; a fragment never travels (RFC 9112 section 3.2).
    for byte in bytes[first + 1..<second]
    where byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "#") {
      throw .badTarget("The request target holds a byte that must be percent-encoded.")
    }
    minorVersion = try Self.minorVersion(bytes[second + 1..<line.upperBound])
  }

  private static func minorVersion(_ version: ArraySlice<UInt8>) throws(HTTPError) -> Int {
    let start = version.startIndex
    guard version.count == 8, version.starts(with: "HTTP/".utf8),
      ASCII.isDigit(version[start + 5]), version[start + 6] == UInt8(ascii: "."),
      ASCII.isDigit(version[start + 7])
    else { throw .malformed("The request line does not end in an HTTP version.") }
    guard version[start + 5] == UInt8(ascii: "1") else { throw .versionNotSupported }
    // Any later minor version is served as 1.1 (RFC 9112 section 2.3).
    return version[start + 7] == UInt8(ascii: "0") ? 0 : 1
  }
}
