import Testing

/// One row of the matrix of malformed input: bytes and the status they must be refused with.
struct MalformedRow: Sendable, CustomTestStringConvertible {
  let bytes: [UInt8]
  let status: Int

  /// The bytes as they are.
  init(_ text: String, _ status: Int = 400) {
    bytes = Array(text.utf8)
    self.status = status
  }

  init(bytes: [UInt8], _ status: Int = 400) {
    self.bytes = bytes
    self.status = status
  }

  /// A GET with a Host field and the given further lines.
  static func fields(_ lines: String, _ status: Int = 400) -> MalformedRow {
    MalformedRow("GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n", status)
  }

  /// A chunked POST with the given body.
  static func chunks(_ body: String, _ status: Int = 400) -> MalformedRow {
    MalformedRow("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(body)", status)
  }

  /// A GET with the given Host field.
  static func host(_ host: String) -> MalformedRow {
    MalformedRow("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n")
  }

  /// A request line alone.
  static func line(_ line: String, _ status: Int = 400) -> MalformedRow {
    MalformedRow("\(line)\r\nHost: a\r\n\r\n", status)
  }

  var testDescription: String { "\(status) \(String(decoding: bytes.prefix(160), as: UTF8.self))" }
}
