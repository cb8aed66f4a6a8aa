import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import HTTP

/// Answers that take longer than the time for an answer, and those who make them.
@Suite struct WatchTests {
  /// What became of the work behind an answer.
  private final class Diary: Sendable {
    let entries = Mutex<[String]>([])
    let isWritten = DispatchSemaphore(value: 0)
    let hasBegun = DispatchSemaphore(value: 0)

    func write(_ entry: String) {
      entries.withLock { $0.append(entry) }
      isWritten.signal()
    }
  }

  /// Works for the seconds that the path names, and says so every 20 ms.
  private final class Labourer: Handler {
    let diary: Diary

    init(_ diary: Diary) { self.diary = diary }

    func admit(_ head: Request) -> Admission { .buffer(limit: 10) }

    func respond(to request: Request, later: Responder) -> Response? {
      let watch = later.watch()
      diary.hasBegun.signal()
      let end = Date.now + (Double(request.path.dropFirst()) ?? 0)
      DispatchQueue.global().async { [diary] in
        while Date.now < end, !watch.isOver {
          watch.goOn()
          Thread.sleep(forTimeInterval: 0.02)
        }
        diary.write(watch.isOver ? "abandoned" : "done")
        later.send(EchoHandler.text("done"))
      }
      return nil
    }

    func refuse(_ failure: HTTPError, head: Request?) -> Response { Response(failure.status) }

    func finished(_ exchange: Exchange) {}
  }

  private let diary = Diary()

  private func start(_ change: (inout ServerConfiguration) -> Void) throws -> Server {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.workers = 1
    change(&configuration)
    let server = try Server(configuration: configuration) { [diary] in Labourer(diary) }
    try server.start()
    return server
  }

  private func request(_ seconds: String) -> String {
    "GET /\(seconds) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
  }

  @Test func `work that says it goes on is waited for longer than the time for an answer`() throws {
    let server = try start { $0.answerTimeout = 1 }
    let client = try RawClient(port: server.port)
    client.send(request("2.5"))
    #expect(client.readToEnd().hasPrefix("HTTP/1.1 200 "))
    #expect(diary.entries.withLock { $0 } == ["done"])
    server.stop()
    server.waitUntilStopped()
  }

  @Test func `work under way when the server must end hears of it`() throws {
    let server = try start { $0.drainSeconds = 0.3 }
    let client = try RawClient(port: server.port)
    client.send(request("60"))
    #expect(diary.hasBegun.wait(timeout: .now() + 5) == .success)
    server.stop()
    server.waitUntilStopped()
    #expect(diary.isWritten.wait(timeout: .now() + 5) == .success)
    #expect(diary.entries.withLock { $0 } == ["abandoned"])
    #expect(client.isAtEnd())
  }
}
