import TestSupport
import Testing

@testable import HTTP

struct RequestParserTests {
  @Test func `a request is taken apart`() throws {
    let found = Parsing("GET /a%20b?c=d?e HTTP/1.1\r\nHost: Example.org:80\r\nX:  y z \t\r\n\r\n")
    #expect(found.failure == nil)
    #expect(
      found.requests == [
        #"GET /a%20b c=d?e 1.1 Example.org:80 none true false ["Host=Example.org:80", "X=y z"]"#
      ])
    #expect(found.isIdle)
  }

  @Test(arguments: [
    ("GET http://h:1/a?b HTTP/1.1\r\nHost: x\r\n\r\n", "GET /a b 1.1 h:1 "),
    ("GET HTTP://h HTTP/1.1\r\nHost: x\r\n\r\n", "GET / - 1.1 h "),
    ("GET http://h?b HTTP/1.1\r\nHost: x\r\n\r\n", "GET / b 1.1 h "),
    ("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "OPTIONS * - 1.1 x "),
    ("CONNECT h:1 HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT h:1 - 1.1 x "),
    ("get // HTTP/1.2\r\nhOST: [::1]:80\r\n\r\n", "get // - 1.1 [::1]:80 "),
    ("\r\n\r\nGET / HTTP/1.0\r\n\r\n", "GET / - 1.0  none false "),
    ("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", "GET / - 1.0  none true "),
    (
      "GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, Close\r\n\r\n",
      "GET / - 1.1 x none false"
    ),
    ("PUT / HTTP/1.1\r\nHost: x:\r\nContent-Length: 000\r\n\r\n", "PUT / - 1.1 x: length(0) true"),
    ("GET / HTTP/1.1\r\nHost: x\r\nX: \u{E9}\r\n\r\n", "GET / - 1.1 x "),
  ])
  func `legal requests are accepted`(bytes: String, beginning: String) {
    let found = Parsing(bytes)
    #expect(found.failure == nil && found.isIdle)
    #expect(found.requests.first?.hasPrefix(beginning) == true, "\(found)")
  }

  @Test func `a value that is not UTF-8 is read as Latin-1`() {
    let bytes = Array("GET / HTTP/1.1\r\nHost: x\r\nX: ".utf8) + [0xE9] + Array("\r\n\r\n".utf8)
    #expect(Parsing(bytes).requests.first?.hasSuffix("\"X=\u{E9}\"]") == true)
  }

  @Test func `an expectation counts only where a body follows a newer head`() {
    let body = "Expect: 100-Continue\r\nContent-Length: 2\r\n\r\nhi"
    #expect(Parsing("POST / HTTP/1.1\r\nHost: x\r\n\(body)").requests[0].contains(" true true "))
    #expect(Parsing("POST / HTTP/1.0\r\n\(body)").requests[0].contains(" false false "))
    let empty = Parsing("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n")
    #expect(empty.requests[0].contains(" none true false "))
  }

  @Test func `chunks are joined, and extensions and trailers dropped`() {
    let found = Parsing(
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n"
        + "5;a;b=c;d=\"e\\\" f\"\r\nhello\r\n00A\r\n, world!!!\r\n0\r\nHost: evil\r\nX: y\r\n\r\n")
    #expect(found.failure == nil && found.isIdle)
    #expect(found.bodies == [Array("hello, world!!!".utf8)])
    #expect(!found.description.contains("evil"))
  }

  @Test func `a body over the limit is refused at the chunk that crosses it`() {
    let head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    #expect(Parsing(head + "5\r\nhello\r\n0\r\n\r\n", bodyLimit: 5).failure == nil)
    let found = Parsing(head + "5\r\nhello\r\n1\r\n", bodyLimit: 5)
    #expect(found.failure == .contentTooLarge(limit: 5))
  }

  @Test(arguments: UInt64(0)..<300)
  func `requests are the same however their bytes are cut`(seed: UInt64) {
    var random = Seeded(seed)
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      text += Self.pieces.randomElement(using: &random) ?? ""
    }
    var bytes = Array(text.utf8)
    // Half of them are damaged: an error must not depend on the cuts either.
    if Bool.random(using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = [0, 0x0A, 0x0D, 0x20, 0x2C, 0x3A, 0x7F].randomElement(using: &random) ?? 0
    }
    let cuts = (0..<Int.random(in: 1...20, using: &random)).map { _ in
      Int.random(in: 0...bytes.count, using: &random)
    }
    #expect(Parsing(bytes, cuts: cuts) == Parsing(bytes), "seed \(seed)")
  }

  @Test func `requests are the same at every split position`() {
    let bytes = Array(Self.pieces.joined().utf8)
    let whole = Parsing(bytes)
    #expect(whole.requests.count == Self.pieces.count && whole.failure == nil)
    for cut in 1..<bytes.count { #expect(Parsing(bytes, cuts: [cut]) == whole, "at \(cut)") }
  }

  private static let pieces = [
    "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n",
    "\r\nHEAD / HTTP/1.0\r\n\r\n",
    "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\nhello\r\n\r\nab",
    "PUT /q HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nAccept: */*\r\n\r\n"
      + "3\r\nabc\r\n4;x=\"y\"\r\n\r\n\r\n\r\n0\r\nT: r\r\n\r\n",
    "DELETE http://h/z HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  ]
}
