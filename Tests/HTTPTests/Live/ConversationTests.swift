import TestSupport
import Testing

@testable import HTTP

struct ConversationTests {
  typealias Polling = ServerConfiguration.Polling

  @Test(arguments: [Polling.native, .poll])
  func `a connection serves one request after another`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    let client = try server.connect()
    for number in 1...3 {
      client.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
      let answer = client.read(through: "GET /\(number) none")
      #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\nDate: ") && !answer.contains("Connection"))
    }
  }

  @Test(arguments: [Polling.native, .poll])
  func `pipelined requests are answered in order, also behind a promised one`(
    polling: Polling
  ) throws {
    let server = try LiveServer(polling: polling)
    let paths = (1...100).map { $0 % 10 == 5 ? "/later" : "/\($0)" }
    let answer = try server.exchange(
      paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
        + "GET /last HTTP/1.1\r\nHost: a\r\nConnection: foo, Close\r\n\r\n")
    var rest = answer[...]
    for path in paths + ["/last"] {
      let mark = path == "/later" ? "\r\n\r\nlate" : "\r\n\r\nGET \(path) none"
      guard let place = rest.firstRange(of: mark) else {
        Issue.record("no answer to \(path) in order")
        return
      }
      rest = rest[place.upperBound...]
    }
    #expect(rest.isEmpty && answer.contains("Connection: close\r\n"))
    #expect(!answer.contains("twice"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a broken request does not cost the answers before it`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    let good = String(repeating: "GET /x HTTP/1.1\r\nHost: a\r\n\r\n", count: 5)
    let answer = try server.exchange(good + "BAD\r\n\r\n" + good)
    #expect(answer.occurrences(of: "GET /x none") == 5)
    #expect(answer.occurrences(of: "HTTP/1.1 400 Bad Request\r\n") == 1)
    #expect(answer.contains("Connection: close\r\n") && answer.contains("refused: "))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a client that ends its side still gets its answers`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    for path in ["/a", "/later", "/large"] {
      let client = try server.connect()
      client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
      client.endWriting()
      #expect(client.readToEnd().hasPrefix("HTTP/1.1 200 OK\r\n"))
    }
    let client = try server.connect()
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhi")
    client.endWriting()
    #expect(client.readToEnd().hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `HTTP 1_0 closes unless it asks to stay`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    let answer = try server.exchange("GET /a HTTP/1.0\r\n\r\n")
    #expect(answer.contains("Connection: close\r\n") && answer.hasSuffix("GET /a none"))
    let client = try server.connect()
    client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    #expect(client.read(through: "GET /a none").contains("Connection: keep-alive\r\n"))
    client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
    let streamed = client.readToEnd()
    #expect(streamed.contains("Connection: close\r\n") && !streamed.contains("Transfer-Encoding"))
    #expect(streamed.occurrences(of: "b") >= 1_000_000)
  }

  @Test(arguments: [Polling.native, .poll])
  func `HEAD has the length and no body`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    let answer = try server.exchange(
      "HEAD /large HTTP/1.1\r\nHost: a\r\n\r\nHEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n"
        + "HEAD /small HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n")
    #expect(answer.contains("Content-Length: 3000000\r\n\r\nHTTP/1.1 200 OK\r\n"))
    #expect(answer.contains("Transfer-Encoding: chunked\r\n\r\nHTTP/1.1 413 Content Too Large\r\n"))
    #expect(answer.hasSuffix("\r\n\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `connections are closed and their descriptors given back`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) { $0.maxConnections = 16 }
    for number in 0..<60 {
      let answer = try server.exchange(
        "GET /\(number) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(answer.hasSuffix("GET /\(number) none"))
    }
  }
}
