import Dispatch
import Synchronization
import TestSupport
import Testing

@testable import HTTP

/// Answers that take longer than the time for an answer, and those who make them.
@Suite struct WatchTests {
  /// What a handler has in hand: how it hears of the client, and how it answers.
  private struct Work: Sendable {
    let watch: Watch
    let responder: Responder
  }

  /// Where a handler leaves its work for the test to do.
  private final class Desk: Sendable {
    private let work = Mutex<Work?>(nil)
    private let isGiven = DispatchSemaphore(value: 0)

    func put(_ given: Work) {
      work.withLock { $0 = given }
      isGiven.signal()
    }

    func take() throws -> Work {
      _ = isGiven.wait(timeout: .now() + .seconds(Patience.seconds))
      return try #require(work.withLock { $0 })
    }
  }

  private final class DelegatingHandler: Handler {
    let desk: Desk

    init(_ desk: Desk) { self.desk = desk }

    func admit(_ head: Request) -> Admission { .buffer(limit: 10) }

    func respond(to request: Request, later: Responder) -> Response? {
      desk.put(Work(watch: later.watch(), responder: later))
      return nil
    }

    func refuse(_ failure: HTTPError, head: Request?) -> Response { Response(failure.status) }

    func finished(_ exchange: Exchange) {}
  }

  private let desk = Desk()
  private let clock = HandClock()
  private let server: Server
  private let client: RawClient

  init() throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.workers = 1
    configuration.answerTimeout = 10
    configuration.drainSeconds = 10
    configuration.ticks = { [clock] in clock.now }
    server = try Server(configuration: configuration) { [desk] in DelegatingHandler(desk) }
    try server.start()
    client = try RawClient(port: server.port)
    client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
  }

  /// Lets time pass, and the worker look at it.
  private func pass(_ seconds: Double) {
    clock.advance(seconds: seconds)
    for _ in 0..<2 { _ = server.responds(withinSeconds: Double(Patience.seconds)) }
  }

  /// Stops the server and lets time pass until it has ended.
  private func stop() {
    server.stop()
    #expect(
      comesTrue {
        pass(1)
        return server.connections == 0
      })
    server.waitUntilStopped()
  }

  @Test func `work that says it goes on is waited for longer than the time for an answer`() throws {
    let work = try desk.take()
    for _ in 0..<5 {
      pass(8)
      work.watch.goOn()
    }
    #expect(!work.watch.isOver)
    work.responder.send(EchoHandler.text("done"))
    #expect(client.readToEnd().hasSuffix("done"))
    stop()
  }

  @Test func `work that falls silent is waited for no longer, and hears of it`() throws {
    let work = try desk.take()
    pass(8)
    work.watch.goOn()
    pass(8)
    #expect(!work.watch.isOver)
    #expect(
      comesTrue {
        pass(3)
        return work.watch.isOver
      })
    #expect(client.readToEnd().hasPrefix("HTTP/1.1 503 "))
    stop()
  }

  @Test func `work under way when the server must end hears of it`() throws {
    let work = try desk.take()
    server.stop()
    #expect(
      comesTrue {
        pass(2)
        work.watch.goOn()
        return work.watch.isOver
      })
    #expect(client.isAtEnd())
    stop()
  }
}
