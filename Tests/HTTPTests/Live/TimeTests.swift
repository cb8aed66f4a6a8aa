import TestSupport
import Testing

@testable import HTTP

/// What time ends; it passes by the test's own clock.
struct TimeTests {
  typealias Polling = ServerConfiguration.Polling

  private let clock = HandClock()

  @Test(arguments: [Polling.native, .poll])
  func `a slow head is a 408, however often a byte comes`(polling: Polling) throws {
    let server = try LiveServer(polling: polling, clock: clock) { $0.headTimeout = 10 }
    let client = try server.connect()
    let start = "GET / HTTP/1.1\r\nHost: a\r\nX: "
    client.send(start)
    #expect(server.hasRead(start.utf8.count))
    for count in 1...9 {
      server.pass(1)
      client.send("y")
      #expect(server.hasRead(start.utf8.count + count))
    }
    server.pass(2)
    #expect(client.readToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a slow body is a 408`(polling: Polling) throws {
    let server = try LiveServer(polling: polling, clock: clock) { $0.bodyTimeout = 10 }
    let client = try server.connect()
    let start = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx"
    client.send(start)
    #expect(server.hasRead(start.utf8.count))
    server.pass(9)
    #expect(server.server.statistics.requestsInHand == 1)
    server.pass(2)
    #expect(client.readToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `idle connections are closed without a byte`(polling: Polling) throws {
    let server = try LiveServer(polling: polling, clock: clock) {
      $0.headTimeout = 10
      $0.idleTimeout = 10
    }
    let silent = try server.connect()
    #expect(server.passes(5) { server.server.statistics.accepted == 1 && server.isEmpty })
    #expect(silent.isAtEnd())
    let client = try server.connect()
    client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(client.read(through: "none").hasSuffix("GET /a none"))
    server.pass(9)
    #expect(!server.isEmpty)
    #expect(server.passes(2) { server.isEmpty })
    #expect(client.isAtEnd())
  }

  @Test(arguments: [Polling.native, .poll])
  func `an answer that never comes is a 503`(polling: Polling) throws {
    let server = try LiveServer(polling: polling, clock: clock) { $0.answerTimeout = 10 }
    let client = try server.connect()
    client.send("GET /never HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    #expect(comesTrue { server.server.statistics.requestsInHand == 1 })
    server.pass(9)
    #expect(server.server.statistics.requestsInHand == 1)
    #expect(server.passes(2) { server.server.statistics.requestsInHand == 0 })
    #expect(client.readToEnd().hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a closing connection does not listen for ever`(polling: Polling) throws {
    let server = try LiveServer(polling: polling, clock: clock) { $0.lingerTimeout = 5 }
    let client = try server.connect()
    client.send("BAD\r\n\r\n")
    _ = client.readToEnd()
    server.pass(4)
    #expect(client.send("x"))
    #expect(server.passes(1) { !client.send("x") })
  }
}
