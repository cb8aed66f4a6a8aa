import TestSupport
import Testing

@testable import HTTP

struct StopTests {
  typealias Polling = ServerConfiguration.Polling

  private struct Broken: Error {}

  @Test(arguments: [Polling.native, .poll])
  func `a stop finishes what is in hand and closes the rest`(polling: Polling) throws {
    // One worker, so that the idle connection's end shows that the busy one's worker knows too.
    let live = try LiveServer(polling: polling) {
      $0.workers = 1
      $0.drainSeconds = 86_400
    }
    let idle = try live.connect()
    idle.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = idle.read(through: "GET /a none")
    let busy = try live.connect()
    busy.send("POST /b HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    _ = busy.read(through: "\r\n\r\n")

    live.server.stop()
    #expect(idle.isAtEnd())
    busy.send("hello")
    let answer = busy.readToEnd()
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.contains("Connection: close\r\n"))
    live.server.waitUntilStopped()
    #expect(throws: RawClient.Refused.self) { try live.connect() }
  }

  @Test(arguments: [Polling.native, .poll])
  func `what does not finish is ended after the drain time`(polling: Polling) throws {
    let live = try LiveServer(polling: polling) { $0.drainSeconds = 0.3 }
    let client = try live.connect()
    client.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\nGET /")
    #expect(comesTrue { live.server.statistics.requestsInHand == 1 })
    live.server.stop()
    // It would wait for ever otherwise.
    live.server.waitUntilStopped()
    #expect(client.isAtEnd())
  }

  @Test func `a port that is taken is refused`() throws {
    let live = try LiveServer(polling: .native)
    var configuration = ServerConfiguration()
    configuration.port = live.server.port
    #expect(throws: ServerError.self) {
      try Server(configuration: configuration) { EchoHandler() }
    }
  }

  @Test func `a handler that cannot be made stops the start`() throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    let server = try Server(configuration: configuration) { throw Broken() }
    #expect(throws: Broken.self) { try server.start() }
    server.waitUntilStopped()
  }
}
