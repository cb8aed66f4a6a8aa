import Testing

@testable import HTTP

struct ResponseEncoderTests {
  private final class Nothing: BodySource {
    func next() throws -> [UInt8]? { nil }
  }

  private func encode(
    _ response: Response, isHead: Bool = false, minor: Int = 1, keepAlive: Bool = true
  ) -> (text: String, remainder: ResponseEncoder.Remainder, keepAlive: Bool) {
    var encoder = ResponseEncoder()
    var circumstances = ResponseEncoder.Circumstances(
      isHead: isHead, minorVersion: minor, keepAlive: keepAlive)
    var output: [UInt8] = []
    let remainder = encoder.head(response, &circumstances, second: 784_111_777, to: &output)
    return (String(decoding: output, as: UTF8.self), remainder, circumstances.keepAlive)
  }

  private let body = Response.Body.bytes(Array("hello".utf8))

  @Test func `an answer has a status line, a date, its fields and its length`() {
    let headers = ResponseHeaders([("Content-Type", "text/plain")])
    let found = encode(Response(.ok, headers: headers, body: body))
    #expect(
      found.text == "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
        + "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\n")
    #expect(found.remainder == .bytes)
  }

  @Test func `HEAD has the head of GET and no body`() {
    let head = encode(Response(.notFound, body: body), isHead: true)
    #expect(head.text == encode(Response(.notFound, body: body)).text)
    #expect(head.remainder == .nothing)
    #expect(encode(Response(.ok, body: .stream(Nothing())), isHead: true).remainder == .nothing)
  }

  @Test(arguments: [204, 304])
  func `statuses without a body have neither length nor coding`(code: Int) {
    for body in [body, .stream(Nothing()), .none] {
      let found = encode(Response(Status(code), body: body))
      #expect(!found.text.contains("Content-Length") && !found.text.contains("Transfer-Encoding"))
      #expect(found.remainder == .nothing)
    }
  }

  @Test func `an empty answer says that it is empty`() {
    #expect(encode(Response(.created)).text.contains("Content-Length: 0\r\n"))
  }

  @Test func `a stream is chunked for 1_1 and ends with the connection for 1_0`() {
    let new = encode(Response(.ok, body: .stream(Nothing())))
    #expect(new.text.contains("Transfer-Encoding: chunked\r\n") && new.remainder == .chunks)
    let old = encode(Response(.ok, body: .stream(Nothing())), minor: 0)
    #expect(!old.text.contains("Transfer-Encoding") && !old.text.contains("Content-Length"))
    #expect(old.text.contains("Connection: close\r\n") && !old.keepAlive)
    #expect(old.remainder == .bytesUntilClose)
  }

  @Test func `Connection is written only where it is needed`() {
    #expect(!encode(Response(.ok)).text.contains("Connection"))
    #expect(encode(Response(.ok), keepAlive: false).text.contains("Connection: close\r\n"))
    #expect(encode(Response(.ok), minor: 0).text.contains("Connection: keep-alive\r\n"))
  }

  @Test(arguments: [0, 99, 100, 101, 600, -1, Int.max])
  func `a code that is no final status becomes 500`(code: Int) {
    let found = encode(Response(Status(code), body: body))
    #expect(found.text.hasPrefix("HTTP/1.1 500 Internal Server Error\r\n"))
    #expect(found.remainder == .nothing && found.text.contains("Content-Length: 0\r\n"))
  }

  @Test func `chunks carry their size in hexadecimal and empty ones are left out`() {
    var output: [UInt8] = []
    ResponseEncoder.chunk([], to: &output)
    ResponseEncoder.chunk([UInt8](repeating: 0x61, count: 26), to: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == "1a\r\n\(String(repeating: "a", count: 26))\r\n")
  }

  @Test func `nothing can split an answer`() {
    var headers = ResponseHeaders()
    headers.append("X", "a\r\nEvil: 1\r\n\r\n\u{0}\u{7F}b")
    headers.append("Ev\r\nil", "1")
    headers.append("", "1")
    headers.append("A:B", "1")
    var status = Status.ok
    status.reason = "a\r\nEvil: 1"
    let text = encode(Response(status, headers: headers)).text
    #expect(!text.contains("\nEvil") && !text.contains("il:" + " 1\r\nX"))
    #expect(headers.all.map(\.name) == ["X"])
    #expect(headers.first("x") == "a  Evil: 1      b")
  }

  @Test func `fields that frame the message are the encoder's alone`() {
    let names = [
      "Date", "connection", "Keep-Alive", "Content-Length", "TRANSFER-ENCODING", "Upgrade",
      "Trailer",
    ]
    #expect(ResponseHeaders(names.map { ($0, "1") }).bytes.isEmpty)
  }

  @Test func `fields can be looked up, replaced and removed`() {
    var headers = ResponseHeaders([("A", "1"), ("Vary", ""), ("a", "2"), ("B", "x: y")])
    #expect(
      headers.first("a") == "1" && headers.first("vary") == "" && headers.first("b") == "x: y")
    headers.set("A", "3")
    #expect(headers.all.map { "\($0.name)=\($0.value)" } == ["Vary=", "B=x: y", "A=3"])
    headers.remove("b")
    #expect(headers.first("B") == nil)
  }
}
