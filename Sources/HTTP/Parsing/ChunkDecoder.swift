/// Decodes the framing of a chunked body, strictly by RFC 9112 section 7.1, within limits.
struct ChunkDecoder {
  enum Piece {
    case data(Range<Int>)
    case end
  }

  private enum Stage { case size, data, dataEnd, trailers }

  private var stage = Stage.size
  private var finder = LineFinder()
  private var remaining = 0
  private var received = 0
  private var extensionBytes = 0
  private var trailerBytes = 0
  private var trailerFields = 0

  /// The next piece of `bytes` from `start`, which moves past everything decoded.
  mutating func next(
    _ bytes: [UInt8], _ start: inout Int, limit: Int
  ) throws(HTTPError) -> Piece? {
    while true {
      switch stage {
      case .size:
        guard let line = try line(bytes, start, ParserLimits.chunkLine) else { return nil }
        start = line.upperBound + 2
        try readSize(bytes[line], limit: limit)
        stage = remaining == 0 ? .trailers : .data
      case .data:
        guard start < bytes.count else { return nil }
        let piece = start..<start + min(remaining, bytes.count - start)
        start = piece.upperBound
        remaining -= piece.count
        if remaining == 0 { stage = .dataEnd }
        return .data(piece)
      case .dataEnd:
        guard start < bytes.count else { return nil }
        guard bytes[start] == ASCII.carriageReturn else { throw Self.badEnd }
        guard start + 1 < bytes.count else { return nil }
        guard bytes[start + 1] == ASCII.lineFeed else { throw Self.badEnd }
        start += 2
        stage = .size
      case .trailers:
        let room = ParserLimits.trailers - trailerBytes
        guard let line = try line(bytes, start, room) else { return nil }
        start = line.upperBound + 2
        if line.isEmpty { return .end }
        // Checked and discarded: a trailer must never reach the head (RFC 9110 section 6.5.1).
        _ = try FieldLine.parse(bytes.span, line)
        trailerBytes += line.count + 2
        trailerFields += 1
        guard trailerFields <= ParserLimits.trailerFields else { throw .trailersTooLarge }
      }
    }
  }

  private static let badEnd = HTTPError.malformed("Chunk data is not followed by CRLF.")

  private mutating func line(
    _ bytes: [UInt8], _ start: Int, _ limit: Int
  ) throws(HTTPError) -> Range<Int>? {
    switch try finder.next(bytes.span, from: start, limit: limit) {
    case .unfinished: return nil
    case .whole(let range): return range
    case .tooLong:
      throw stage == .trailers ? .trailersTooLarge : .malformed("A chunk-size line is too long.")
    }
  }

  private mutating func readSize(_ line: ArraySlice<UInt8>, limit: Int) throws(HTTPError) {
    let digits = line.prefix { ASCII.hexValue($0) != nil }
    guard !digits.isEmpty, digits.count <= 16 else {
      throw .malformed("A chunk size is not one to sixteen hexadecimal digits.")
    }
    // Sixteen hexadecimal digits fill a UInt64 and cannot overflow it.
    let size = digits.reduce(UInt64(0)) { $0 << 4 | UInt64(ASCII.hexValue($1) ?? 0) }
    let extensions = line[digits.endIndex...]
    extensionBytes += extensions.count
    guard ChunkExtensions.areValid(extensions), extensionBytes <= ParserLimits.extensions else {
      throw .malformed("A chunk size is followed by something that is not a chunk extension.")
    }
    guard size <= UInt64(max(0, limit - received)) else { throw .contentTooLarge(limit: limit) }
    remaining = Int(size)
    received += remaining
  }
}
