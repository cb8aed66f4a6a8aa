/// Finds line ends in bytes that arrive in pieces; looks at every byte once.
struct LineFinder {
  /// Bytes from the start of the line known to contain no line feed.
  private var seen = 0

  enum Line {
    /// The bytes of the line without its CRLF.
    case whole(Range<Int>)
    case unfinished
    case tooLong
  }

  /// The line that begins at `start`, of at most `limit` bytes including its CRLF.
  mutating func next(
    _ bytes: Span<UInt8>, from start: Int, limit: Int
  ) throws(HTTPError) -> Line {
    let end = start + min(bytes.count - start, limit)
    if start + seen < end,
      let index = bytes.firstIndex(of: ASCII.lineFeed, in: start + seen..<end)
    {
      guard index > start, bytes[index - 1] == ASCII.carriageReturn else {
        throw .malformed("A line ends in a line feed without a carriage return.")
      }
      seen = 0
      return .whole(start..<index - 1)
    }
    seen = end - start
    return seen >= limit ? .tooLong : .unfinished
  }
}
