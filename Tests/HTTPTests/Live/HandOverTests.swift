import Dispatch
import TestSupport
import Testing

@testable import HTTP

/// One server ends and the next begins, and no client notices.
struct HandOverTests {
  typealias Polling = ServerConfiguration.Polling

  @Test(arguments: [Polling.native, .poll])
  func `a request that comes just after the stop is answered`(polling: Polling) throws {
    let live = try LiveServer(polling: polling) {
      $0.drainSeconds = 86_400
      $0.drainIdleSeconds = 86_400
    }
    let client = try live.connect()
    client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = client.read(through: "GET /a none")
    live.server.stop()
    // Refused once the listener is gone, which is after the stop.
    #expect(comesTrue { (try? live.connect()) == nil })
    client.send("GET /b HTTP/1.1\r\nHost: a\r\n\r\n")
    let answer = client.readToEnd()
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.contains("Connection: close\r\n") && answer.hasSuffix("GET /b none"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `who connects between two servers on one socket waits for the second`(polling: Polling)
    throws
  {
    let socket = try ListeningSocket()
    let first = try LiveServer(polling: polling) { $0.inherited = socket.duplicate() }
    #expect(first.server.port == socket.port)
    #expect(first.server.host == "127.0.0.1")
    #expect(try first.exchange("GET / HTTP/1.0\r\n\r\n").hasPrefix("HTTP/1.1 200 OK\r\n"))
    first.server.stop()
    first.server.waitUntilStopped()
    let client = try RawClient(port: socket.port)
    client.send("GET /between HTTP/1.0\r\n\r\n")
    let second = try LiveServer(polling: polling) { $0.inherited = socket.duplicate() }
    #expect(client.readToEnd().hasSuffix("GET /between none"))
    withExtendedLifetime(second) {}
  }

  @Test func `a descriptor that does not listen is refused`() throws {
    var configuration = ServerConfiguration()
    configuration.inherited = 0
    #expect(throws: ServerError.self) {
      try Server(configuration: configuration) { EchoHandler() }
    }
  }

  @Test func `a worker that is held up is noticed`() throws {
    let gate = DispatchSemaphore(value: 0)
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.workers = 2
    configuration.drainIdleSeconds = 0
    let server = try Server(configuration: configuration) { HeldHandler(gate) }
    try server.start()
    #expect(server.responds(withinSeconds: Double(Patience.seconds)))
    let client = try RawClient(port: server.port)
    client.send("GET / HTTP/1.0\r\n\r\n")
    #expect(comesTrue { server.statistics.requestsInHand == 1 })
    #expect(!server.responds(withinSeconds: 0.05))
    gate.signal()
    #expect(client.readToEnd().hasPrefix("HTTP/1.1 204 "))
    client.endWriting()
    #expect(server.responds(withinSeconds: Double(Patience.seconds)))
    server.stop()
    server.waitUntilStopped()
    // Nobody is there any more who could be held up.
    #expect(server.responds(withinSeconds: 0))
  }
}

/// Holds its worker until the gate opens.
private final class HeldHandler: Handler {
  private let gate: DispatchSemaphore

  init(_ gate: DispatchSemaphore) { self.gate = gate }

  func admit(_ head: Request) -> Admission { .buffer(limit: 0) }

  func respond(to request: Request, later: Responder) -> Response? {
    gate.wait()
    return Response(.noContent)
  }

  func refuse(_ failure: HTTPError, head: Request?) -> Response { Response(failure.status) }

  func finished(_ exchange: Exchange) {}
}
