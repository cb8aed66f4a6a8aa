import Synchronization
import TestSupport
import Testing

@testable import HTTP

/// What the handler hears of each answer, and what the server counts.
struct ExchangeTests {
  private final class Accounts: Sendable {
    let all = Mutex<[Exchange]>([])
  }

  /// Answers like the others, and keeps what it hears afterwards.
  private final class AccountingHandler: Handler {
    private let inner = EchoHandler()
    private let accounts: Accounts

    init(_ accounts: Accounts) { self.accounts = accounts }

    func admit(_ head: Request) -> Admission { inner.admit(head) }

    func respond(to request: Request, later: Responder) -> Response? {
      var later = later
      later.note.actor = "later"
      var response = inner.respond(to: request, later: later)
      response?.note.id = request.id
      return response
    }

    func refuse(_ failure: HTTPError, head: Request?) -> Response {
      inner.refuse(failure, head: head)
    }

    func finished(_ exchange: Exchange) { accounts.all.withLock { $0.append(exchange) } }
  }

  private let accounts = Accounts()
  private let server: Server

  init() throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.workers = 1
    configuration.drainIdleSeconds = 0
    server = try Server(configuration: configuration) { [accounts] in AccountingHandler(accounts) }
    try server.start()
  }

  /// Sends `text` and gives what came back, with everything that was told of it.
  private func exchange(_ text: String) throws -> (answer: [UInt8], told: [Exchange]) {
    let client = try RawClient(port: server.port)
    client.send(text)
    client.endWriting()
    let answer = client.readBytesToEnd()
    server.stop()
    server.waitUntilStopped()
    return (answer, accounts.all.withLock { $0 })
  }

  @Test func `each of several answers is told with its own length`() throws {
    let (answer, told) = try exchange(
      "GET /a HTTP/1.1\r\nHost: a\r\nX-Request-Id: given-by-client\r\n\r\n"
        + "GET /later HTTP/1.1\r\nHost: a\r\n\r\nGET /large HTTP/1.1\r\nHost: a\r\n\r\n"
        + "GET /stream HTTP/1.1\r\nHost: a\r\n\r\nGET bad\r\n\r\n")
    #expect(told.map(\.status) == [200, 200, 200, 200, 400])
    #expect(told.map { $0.request?.path } == ["/a", "/later", "/large", "/stream", nil])
    #expect(told.reduce(0) { $0 + $1.bytes } == answer.count)
    #expect(told.allSatisfy { !$0.isCut && $0.nanoseconds >= 0 })
    #expect(told[0].note.id == "given-by-client")
    #expect(told[1].note.actor == "later")
    #expect(Set(told.prefix(4).map { $0.request?.id }).count == 4)
    let statistics = server.statistics
    #expect(statistics.bytesSent == answer.count)
    #expect(statistics.requestsInHand == 0)
    #expect(statistics.accepted == 1 && statistics.connections == 0)
  }

  @Test func `an answer that breaks off is told as cut`() throws {
    let (_, told) = try exchange("GET /broken HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(told.map(\.isCut) == [true])
    #expect(told.first?.status == 200)
    #expect(server.statistics.requestsInHand == 0)
  }
}
