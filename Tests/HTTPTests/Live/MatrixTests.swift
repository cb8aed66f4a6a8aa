import TestSupport
import Testing

@testable import HTTP

struct MatrixTests {
  private static let behind = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
  private static let last = "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

  @Test(arguments: MalformedRow.matrix)
  func `a malformed request is answered, and what stands behind it never is`(
    row: MalformedRow
  ) throws {
    let server = try LiveServer(polling: .native) { $0.workers = 1 }
    let client = try server.connect()
    client.send(row.bytes + Self.behind.utf8)
    let answer = client.readToEnd()
    #expect(answer.hasPrefix("HTTP/1.1 \(row.status) "), "\(answer)")
    #expect(answer.contains("Connection: close\r\n"))
    #expect(answer.occurrences(of: "\r\nDate: ") == 1 && !answer.contains("smuggled"))
    #expect(!answer.contains("[silence]"))
  }

  @Test(arguments: [
    "GET http://h/x HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "CONNECT h:1 HTTP/1.1\r\nHost: a\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
    "get / HTTP/1.1\r\nHost: a\r\n\r\n", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.2\r\nHost: a\r\n\r\n", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nX: \u{E9}\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0005\r\n\r\nhello",
    "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
    "HEAD / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
    "DELETE / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: cHuNkEd\r\n\r\n"
      + "1;a=\"b\"\r\nx\r\n0\r\nContent-Length: 9\r\n\r\n",
  ])
  func `a legal request, however odd, is answered and the connection kept`(bytes: String) throws {
    let server = try LiveServer(polling: .native) { $0.workers = 1 }
    let answer = try server.exchange(bytes + Self.last)
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.occurrences(of: "HTTP/1.1 ") == 2 && answer.hasSuffix("GET /last none"))
  }

  @Test(arguments: [
    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhello",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
    "GET / HTTP/1.1\r\nHost: a\r\n",
  ])
  func `a request that ends early is never handled`(bytes: String) throws {
    let server = try LiveServer(polling: .native) { $0.workers = 1 }
    let client = try server.connect()
    client.send(bytes)
    client.endWriting()
    #expect(client.readToEnd().hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
  }
}
