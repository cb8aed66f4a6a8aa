/// How a request body is delimited (RFC 9112 section 6.3).
enum Framing: Equatable {
  case none
  case length(Int)
  case chunked

  /// Reads Content-Length and Transfer-Encoding; throws wherever they are ambiguous.
  init(
    _ bytes: Span<UInt8>, lengths: Occurrences, codings: Occurrences, minorVersion: Int
  ) throws(HTTPError) {
    if let coding = codings.first {
      guard lengths.count == 0 else {
        throw .malformed("Content-Length and Transfer-Encoding must not be sent together.")
      }
      guard minorVersion > 0 else {
        throw .malformed("HTTP/1.0 has no Transfer-Encoding.")
      }
      // Never trimmed nor read as a list: anything but the exact word could smuggle a request.
      guard codings.count == 1, bytes.extracting(coding).equals("chunked") else {
        throw .malformed("The only transfer coding is chunked, given once.")
      }
      self = .chunked
    } else if let length = lengths.first {
      guard lengths.count == 1 else { throw .malformed("Content-Length was sent twice.") }
      self = .length(try Self.number(bytes.extracting(length)))
    } else {
      self = .none
    }
  }

  /// Whether bytes follow the head.
  var hasBody: Bool { self != .none && self != .length(0) }

  // Digit by digit, because Int("+5") and Int("-0") succeed.
  private static func number(_ digits: Span<UInt8>) throws(HTTPError) -> Int {
    guard !digits.isEmpty, digits.allSatisfy(ASCII.isDigit) else {
      throw .malformed("Content-Length is not a number.")
    }
    var total = 0
    for index in digits.indices {
      let (tens, over) = total.multipliedReportingOverflow(by: 10)
      let (sum, overToo) = tens.addingReportingOverflow(Int(digits[index] &- 0x30))
      guard !over, !overToo else { throw .contentTooLarge(limit: Int.max) }
      total = sum
    }
    return total
  }
}
