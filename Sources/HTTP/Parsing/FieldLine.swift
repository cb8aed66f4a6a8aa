/// One field line of a head or a trailer section (RFC 9112 section 5).
enum FieldLine {
  /// Checks a line and returns its name and its value, without the whitespace around the value.
  static func parse(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(HTTPError) -> FieldRange {
    var index = line.lowerBound
    while index < line.upperBound, ASCII.isTokenByte(bytes[index]) { index += 1 }
    // A space here is either line folding or before the colon: both are refused (section 5.1, 5.2).
    guard index > line.lowerBound, index < line.upperBound, bytes[index] == ASCII.colon else {
      throw .malformed("A header line is not a name, a colon and a value.")
    }
    let colon = index
    var first = colon + 1
    while first < line.upperBound, ASCII.isWhitespace(bytes[first]) { first += 1 }
    var last = line.upperBound
    while last > first, ASCII.isWhitespace(bytes[last - 1]) { last -= 1 }
    guard bytes.extracting(first..<last).allSatisfy(ASCII.isFieldByte) else {
      throw .malformed("A header value contains a control character.")
    }
    return FieldRange(name: line.lowerBound..<colon, value: first..<last)
  }
}
