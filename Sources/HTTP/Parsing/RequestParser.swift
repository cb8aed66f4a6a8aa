/// Turns bytes into requests; its events do not depend on how the bytes are cut.
///
/// It owns no socket. It is strict throughout, because every leniency here has been a
/// request-smuggling hole somewhere. After an error it throws the same error for ever: nothing
/// behind it can be trusted to be a request.
struct RequestParser {
  enum Event {
    case head(ParsedHead)
    /// A piece of the body; release it before the next `append`, or the buffer is copied.
    case body(ArraySlice<UInt8>)
    case end
  }

  private enum Stage: Equatable {
    case head
    case length(Int)
    case chunked
    case end
  }

  /// A buffer larger than this is released after use.
  private static let keptCapacity = 256 * 1024

  private let limits: ParserLimits
  private let remoteAddress: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var stage = Stage.head
  private var scanner: HeadScanner
  private var chunks = ChunkDecoder()
  private var bodyLimit = 0
  private var failure: HTTPError?

  init(limits: ParserLimits = ParserLimits(), remoteAddress: String = "") {
    self.limits = limits
    self.remoteAddress = remoteAddress
    scanner = HeadScanner(limits: limits)
  }

  /// Whether there are bytes that no event has covered yet.
  var hasInput: Bool { start < buffer.count }

  /// Whether the parser is between two requests, with no byte of the next one.
  var isIdle: Bool { stage == .head && !hasInput }

  /// Whether a body is being read.
  var isInBody: Bool { stage != .head }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: true)
      start = 0
    } else if start > buffer.count / 2 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// Borrows the worker's spare buffer, if it is there and this parser has none.
  mutating func borrowRoom(from spare: inout [UInt8]) {
    if buffer.capacity == 0 { swap(&buffer, &spare) }
  }

  /// Returns the buffer to the worker once all bytes are read, so that an idle connection has none.
  mutating func returnRoom(to spare: inout [UInt8]) {
    guard !hasInput, buffer.capacity > 0 else { return }
    buffer.removeAll(keepingCapacity: true)
    start = 0
    if spare.capacity == 0, buffer.capacity <= Self.keptCapacity { swap(&buffer, &spare) }
    buffer = []
  }

  /// Sets the maximum length of the body in bytes; call it after the head and before reading on.
  mutating func allowBody(_ limit: Int) throws(HTTPError) {
    bodyLimit = limit
    if case .length(let length) = stage, length > limit {
      failure = .contentTooLarge(limit: limit)
      throw .contentTooLarge(limit: limit)
    }
  }

  /// The next event, or nil until more bytes are appended.
  mutating func next() throws(HTTPError) -> Event? {
    if let failure { throw failure }
    do {
      return try step()
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func step() throws(HTTPError) -> Event? {
    switch stage {
    case .head: return try head()
    case .length(let remaining):
      guard hasInput else { return nil }
      let end = start + min(remaining, buffer.count - start)
      defer { start = end }
      stage = end - start == remaining ? .end : .length(remaining - (end - start))
      return .body(buffer[start..<end])
    case .chunked:
      switch try chunks.next(buffer, &start, limit: bodyLimit) {
      case nil: return nil
      case .data(let range): return .body(buffer[range])
      case .end: stage = .end
      }
      return try step()
    case .end:
      stage = .head
      return .end
    }
  }

  private mutating func head() throws(HTTPError) -> Event? {
    // A first byte that no method starts with is refused at once: often TLS sent to a plain port.
    if hasInput, buffer[start] != ASCII.carriageReturn, buffer[start] != ASCII.lineFeed,
      !ASCII.isTokenByte(buffer[start])
    {
      throw .malformed("The connection does not carry HTTP.")
    }
    let bytes = buffer
    let length = try scanner.scan(bytes.span.extracting(start..<bytes.count))
    guard let length, let line = scanner.requestLine else { return nil }
    let head = try ParsedHead(
      bytes: Array(bytes[start..<start + length]), line: line, fields: scanner.fields,
      remoteAddress: remoteAddress)
    start += length
    scanner = HeadScanner(limits: limits)
    switch head.framing {
    case .none, .length(0): stage = .end
    case .length(let length): stage = .length(length)
    case .chunked:
      stage = .chunked
      chunks = ChunkDecoder()
    }
    return .head(head)
  }
}
