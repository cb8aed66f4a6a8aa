/// Reads the lines of a head as they come in and keeps ranges, not copies.
struct HeadScanner {
  private let limits: ParserLimits
  private var finder = LineFinder()
  private var line = 0
  private var blankLines = 0
  private(set) var requestLine: RequestLine?
  private(set) var fields: [FieldRange] = []

  init(limits: ParserLimits) { self.limits = limits }

  /// Whether the empty line that ends the head has been read; `line` bytes are the head then.
  ///
  /// `bytes` must begin with the head; ranges count from there.
  mutating func scan(_ bytes: [UInt8], from start: Int) throws(HTTPError) -> Int? {
    while true {
      let left = limits.head - line
      let allowed = requestLine == nil ? min(left, limits.requestLine) : left
      switch try finder.next(bytes, from: start + line, limit: allowed) {
      case .unfinished: return nil
      case .tooLong: throw requestLine == nil ? .requestLineTooLong : .headTooLarge
      case .whole(let range):
        line = range.upperBound + 2 - start
        if try take(bytes, range, start) { return line }
      }
    }
  }

  private mutating func take(
    _ bytes: [UInt8], _ range: Range<Int>, _ start: Int
  ) throws(HTTPError) -> Bool {
    if requestLine != nil {
      if range.isEmpty { return true }
      guard fields.count < limits.fields else { throw .tooManyFields }
      if fields.isEmpty { fields.reserveCapacity(12) }
      fields.append(try FieldLine.parse(bytes, range, base: start))
    } else if range.isEmpty {
      blankLines += 1
      guard blankLines <= ParserLimits.blankLines else {
        throw .malformed("Empty lines stand where a request should.")
      }
    } else {
      requestLine = try RequestLine(bytes, range, base: start)
    }
    return false
  }
}
