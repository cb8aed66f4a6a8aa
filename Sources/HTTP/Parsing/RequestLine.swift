/// The three parts of a request line, as ranges into the head (RFC 9112 section 3).
struct RequestLine {
  let method: Range<Int>
  let target: Range<Int>
  let minorVersion: Int

  /// Parses the line that lies in `bytes` at `line`.
  init(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(HTTPError) {
    guard let first = bytes.firstIndex(of: ASCII.space, in: line),
      let second = bytes.firstIndex(of: ASCII.space, in: first + 1..<line.upperBound)
    else { throw .malformed("The request line must be a method, a target and a version.") }
    method = line.lowerBound..<first
    target = first + 1..<second
    guard !method.isEmpty, bytes.extracting(method).allSatisfy(ASCII.isTokenByte) else {
      throw .malformed("The method is not a token.")
    }
    guard !target.isEmpty else { throw .malformed("The request line has no target.") }
    guard bytes.extracting(target).allSatisfy(Self.isTargetByte) else {
      throw .badTarget("The request target contains a byte that must be percent-encoded.")
    }
    minorVersion = try Self.minorVersion(bytes.extracting(second + 1..<line.upperBound))
  }

  // Visible ASCII only; a request target has no fragment (RFC 9112 section 3.2).
  private static func isTargetByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#")
  }

  private static func minorVersion(_ version: Span<UInt8>) throws(HTTPError) -> Int {
    guard version.count == 8, version.extracting(0..<5).isExactly("HTTP/"),
      ASCII.isDigit(version[5]), version[6] == UInt8(ascii: "."), ASCII.isDigit(version[7])
    else { throw .malformed("The request line does not end in an HTTP version.") }
    guard version[5] == UInt8(ascii: "1") else { throw .versionNotSupported }
    // Any later minor version is treated as 1.1 (RFC 9112 section 2.3).
    return version[7] == UInt8(ascii: "0") ? 0 : 1
  }
}
