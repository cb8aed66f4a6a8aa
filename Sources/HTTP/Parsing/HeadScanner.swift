/// Reads the lines of a head as they arrive, and keeps ranges instead of copies.
struct HeadScanner {
  private let limits: ParserLimits
  private var finder = LineFinder()
  private var line = 0
  private var blankLines = 0
  private(set) var requestLine: RequestLine?
  private(set) var fields: [FieldRange] = []

  init(limits: ParserLimits) { self.limits = limits }

  /// The length of the head once the empty line that ends it has been read, else nil.
  ///
  /// `bytes` must begin with the head; ranges count from there.
  mutating func scan(_ bytes: Span<UInt8>) throws(HTTPError) -> Int? {
    while true {
      let left = limits.head - line
      let allowed = requestLine == nil ? min(left, limits.requestLine) : left
      switch try finder.next(bytes, from: line, limit: allowed) {
      case .unfinished: return nil
      case .tooLong:
        throw requestLine == nil ? .requestLineTooLong(limit: limits.requestLine) : .headTooLarge
      case .whole(let range):
        line = range.upperBound + 2
        if try read(bytes, range) { return line }
      }
    }
  }

  private mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(HTTPError) -> Bool {
    if requestLine != nil {
      if range.isEmpty { return true }
      guard fields.count < limits.fields else { throw .tooManyFields }
      if fields.isEmpty { fields.reserveCapacity(12) }
      fields.append(try FieldLine.parse(bytes, range))
    } else if range.isEmpty {
      blankLines += 1
      guard blankLines <= ParserLimits.blankLines else {
        throw .malformed("Empty lines were sent where a request should begin.")
      }
    } else {
      requestLine = try RequestLine(bytes, range)
    }
    return false
  }
}
