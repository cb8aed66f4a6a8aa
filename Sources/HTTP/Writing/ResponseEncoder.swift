/// Turns responses into bytes; owns no socket, and writes only fields that cannot split a response.
struct ResponseEncoder {
  /// What the encoding depends on besides the response.
  struct Circumstances {
    var isHead = false
    var minorVersion = 1
    /// Whether another request may follow; set to false where only closing can end the body.
    var keepAlive = true
  }

  /// What must be sent after the head.
  enum Remainder: Equatable {
    case nothing
    case bytes
    case chunks
    /// A stream to an HTTP/1.0 client, which ends when the connection closes.
    case bytesUntilClose
  }

  static let continueLine = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
  static let lastChunk = Array("0\r\n\r\n".utf8)

  private var dateSecond = -1
  private var dateLine: [UInt8] = []

  /// Appends the head of `response` to `output`, and returns what body must follow it.
  mutating func head(
    _ response: Response, _ circumstances: inout Circumstances, second: Int,
    to output: inout [UInt8]
  ) -> Remainder {
    let code = response.status.code
    let isSendable = (200...599).contains(code)
    Self.statusLine(isSendable ? response.status : .internalServerError, to: &output)
    if second != dateSecond { setDate(second) }
    output.append(contentsOf: dateLine)
    output.append(contentsOf: response.headers.bytes)

    var remainder = Remainder.nothing
    // 204 has no length, and a 304 need not repeat one (RFC 9110 section 8.6).
    if code != 204, code != 304 {
      switch isSendable ? response.body : .none {
      case .none: Self.contentLength(0, to: &output)
      case .bytes(let bytes):
        Self.contentLength(bytes.count, to: &output)
        remainder = bytes.isEmpty ? .nothing : .bytes
      case .stream where circumstances.minorVersion > 0:
        Self.append("Transfer-Encoding: chunked\r\n", to: &output)
        remainder = .chunks
      case .stream:
        circumstances.keepAlive = false
        remainder = .bytesUntilClose
      }
    }
    if !circumstances.keepAlive {
      Self.append("Connection: close\r\n", to: &output)
    } else if circumstances.minorVersion == 0 {
      Self.append("Connection: keep-alive\r\n", to: &output)
    }
    Self.lineEnd(to: &output)
    return circumstances.isHead ? .nothing : remainder
  }

  /// Appends one chunk; an empty one is left out, because it would end the body.
  static func chunk(_ bytes: [UInt8], to output: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    number(bytes.count, radix: 16, to: &output)
    lineEnd(to: &output)
    output.append(contentsOf: bytes)
    lineEnd(to: &output)
  }

  private mutating func setDate(_ second: Int) {
    dateSecond = second
    dateLine = Array("Date: ".utf8) + HTTPDate.bytes(second) + [0x0D, 0x0A]
  }

  private static func statusLine(_ status: Status, to output: inout [UInt8]) {
    append("HTTP/1.1 ", to: &output)
    number(status.code, radix: 10, to: &output)
    output.append(ASCII.space)
    for byte in status.reason.utf8 { output.append(ASCII.isFieldByte(byte) ? byte : ASCII.space) }
    lineEnd(to: &output)
  }

  private static func contentLength(_ length: Int, to output: inout [UInt8]) {
    append("Content-Length: ", to: &output)
    number(length, radix: 10, to: &output)
    lineEnd(to: &output)
  }

  private static func append(_ text: StaticString, to output: inout [UInt8]) {
    output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private static func lineEnd(to output: inout [UInt8]) {
    output.append(ASCII.carriageReturn)
    output.append(ASCII.lineFeed)
  }

  private static func number(_ number: Int, radix: Int, to output: inout [UInt8]) {
    var place = 1
    while number / place >= radix { place *= radix }
    while place > 0 {
      let digit = UInt8(number / place % radix)
      output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      place /= radix
    }
  }
}
