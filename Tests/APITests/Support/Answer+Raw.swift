/// An answer from the bytes of a connection that ended after it.
extension Answer {
  struct Malformed: Error { let text: String }

  init(raw bytes: [UInt8], isHead: Bool = false) throws {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
      throw Malformed(text: String(decoding: bytes, as: UTF8.self))
    }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    let start = lines.first?.split(separator: " ") ?? []
    guard start.count >= 2, start[0] == "HTTP/1.1", let status = Int(start[1]) else {
      throw Malformed(text: String(decoding: bytes, as: UTF8.self))
    }
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
      return (name: String(parts[0]), value: String(parts.dropFirst().first ?? ""))
    }
    let answer = Answer(status: status, headers: headers, body: Array(bytes[end.upperBound...]))
    let isChunked = answer["Transfer-Encoding"] == "chunked" && !isHead
    self.init(
      status: status, headers: headers,
      body: isChunked ? try Answer.unchunked(answer.body[...]) : answer.body)
  }

  private static func unchunked(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
    var (rest, body) = (bytes, [UInt8]())
    while let line = rest.firstRange(of: [0x0D, 0x0A]) {
      let digits = String(decoding: rest[..<line.lowerBound], as: UTF8.self)
      guard let size = Int(digits, radix: 16), rest.count >= size else { break }
      if size == 0 { return body }
      body += rest[line.upperBound...].prefix(size)
      rest = rest[line.upperBound...].dropFirst(size + 2)
    }
    throw Malformed(text: "The last chunk is missing.")
  }
}
