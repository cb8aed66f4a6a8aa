import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import HTTP

/// Requests that wait behind an answer which the client takes slowly.
@Suite struct PipelineTests {
  /// Gives answers of any length, and holds its worker where the path says so.
  private final class GatedHandler: Handler {
    let gate: Gate

    init(_ gate: Gate) { self.gate = gate }

    func admit(_ head: Request) -> Admission { .buffer(limit: 0) }

    func respond(to request: Request, later: Responder) -> Response? {
      if request.path == "/held" {
        gate.isReached.signal()
        gate.opens.wait()
      }
      let count = Int(request.path.dropFirst()) ?? 4
      return Response(.ok, body: .bytes([UInt8](repeating: 0x61, count: count)))
    }

    func refuse(_ failure: HTTPError, head: Request?) -> Response { Response(failure.status) }

    func finished(_ exchange: Exchange) {}
  }

  private final class Gate: Sendable {
    let isReached = DispatchSemaphore(value: 0)
    let opens = DispatchSemaphore(value: 0)
  }

  private let gate = Gate()
  private let clock = HandClock()
  private let server: Server

  init() throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.workers = 1
    configuration.idleTimeout = 86_400
    configuration.headTimeout = 10
    configuration.writeTimeout = 86_400
    configuration.drainIdleSeconds = 0
    configuration.outputBuffer = 500
    configuration.ticks = { [clock] in clock.now }
    server = try Server(configuration: configuration) { [gate] in GatedHandler(gate) }
    try server.start()
  }

  /// Asks for an answer of so many bytes on a connection of its own, with `more` behind it; gives how many
  /// bytes the kernel took while nobody read.
  private func ask(_ count: Int, _ more: String = "") throws -> (RawClient, taken: Int) {
    let client = try RawClient(port: server.port)
    let before = server.statistics.bytesSent
    client.send("GET /\(count) HTTP/1.1\r\nHost: a\r\n\r\n" + more)
    var last = -1
    while case let sent = server.statistics.bytesSent - before, sent == 0 || sent != last {
      last = sent
      usleep(50_000)
    }
    return (client, last)
  }

  @Test func `a request behind a long answer is answered, whenever the client makes room`() throws {
    let room = try ask(64 << 20).taken
    let (client, taken) = try ask(
      room + 20_000, "GET /4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    // The time for the second head is over in a turn of the worker that another client holds up, and only
    // then the first makes room: all that is left is written where no event tells of it.
    let other = try RawClient(port: server.port)
    other.send("GET /4 HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(other.read(through: "aaaa").hasPrefix("HTTP/1.1 200 OK"))
    clock.advance(seconds: 11)
    other.send("GET /held HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    gate.isReached.wait()
    #expect(client.receives(taken))
    gate.opens.signal()
    let answers = client.readToEnd()
    #expect(answers.occurrences(of: "HTTP/1.1 200 OK") == 2)
    #expect(answers.hasSuffix("\r\n\r\naaaa"))
    #expect(other.readToEnd().hasSuffix("aaaa"))
    client.endWriting()
    other.endWriting()
    server.stop()
    #expect(
      comesTrue {
        clock.advance(seconds: 1)
        _ = server.responds(withinSeconds: Double(Patience.seconds))
        return server.connections == 0
      })
    server.waitUntilStopped()
  }
}
