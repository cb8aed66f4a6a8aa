import Foundation
import TestSupport
import Testing

@testable import HTTP

struct TimeTests {
  typealias Polling = ServerConfiguration.Polling

  @Test(arguments: [Polling.native, .poll])
  func `a slow head is a 408, however often a byte comes`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) { $0.headTimeout = 0.3 }
    let client = try server.connect()
    let start = Date.now
    client.send("GET / HTTP/1.1\r\nHost: a\r\nX: ")
    while Date.now.timeIntervalSince(start) < 0.5, client.send("y") {
      Thread.sleep(forTimeInterval: 0.05)
    }
    #expect(client.readToEnd().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a slow body is a 408`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) { $0.bodyTimeout = 0.2 }
    let answer = try server.exchange("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx")
    #expect(answer.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `idle connections are closed without a byte`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) {
      $0.headTimeout = 0.2
      $0.idleTimeout = 0.2
    }
    #expect(try server.connect().isAtEnd())
    let client = try server.connect()
    client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(client.readToEnd().hasSuffix("GET /a none"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `an answer that never comes is a 503`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) { $0.answerTimeout = 0.2 }
    let answer = try server.exchange("GET /never HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(answer.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a closing connection does not listen for ever`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) { $0.lingerTimeout = 0.2 }
    let client = try server.connect()
    client.send("BAD\r\n\r\n")
    _ = client.readToEnd()
    let start = Date.now
    while client.send("x"), Date.now.timeIntervalSince(start) < 3 {
      Thread.sleep(forTimeInterval: 0.02)
    }
    #expect(Date.now.timeIntervalSince(start) < 2)
  }
}
