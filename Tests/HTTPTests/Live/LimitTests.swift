import TestSupport
import Testing

@testable import HTTP

struct LimitTests {
  typealias Polling = ServerConfiguration.Polling

  private static let last = "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

  @Test(arguments: [Polling.native, .poll])
  func `beyond the limit a client gets a 503 at once and the others go on`(
    polling: Polling
  ) throws {
    let server = try LiveServer(polling: polling) { $0.maxConnections = 2 }
    let clients = try Self.guests(2, server)
    // It has asked for nothing yet, and need not.
    let answer = try server.connect().readToEnd()
    #expect(answer.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
    #expect(answer.contains("Retry-After: 5\r\n") && answer.contains("Connection: close\r\n"))
    let asking = try server.exchange(Self.last)
    #expect(asking.occurrences(of: "HTTP/1.1 ") == 1 && asking.contains(" 503 "))
    for client in clients {
      client.send(Self.last)
      #expect(client.readToEnd().hasSuffix("GET /last none"))
    }
  }

  @Test(arguments: [Polling.native, .poll])
  func `one address has a limit of its own`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) { $0.maxConnectionsPerAddress = 2 }
    let clients = try Self.guests(2, server)
    #expect(try server.connect().readToEnd().hasPrefix("HTTP/1.1 503 "))
    for client in clients {
      client.send(Self.last)
      #expect(client.readToEnd().hasSuffix("GET /last none"))
    }
  }

  @Test func `a table of addresses forgets those that have gone`() {
    let census = Census(most: 3, mostPerOrigin: 2)
    #expect(census.enter(1) == .admitted && census.enter(1) == .admitted)
    #expect(census.enter(1) == .turnedAway && census.enter(2) == .admitted)
    #expect(census.enter(3) == .turnedAway)
    census.leave(Newcomer(descriptor: 0, remoteAddress: "", origin: 1))
    #expect(census.admitted == 2 && census.enter(1) == .admitted)
    for _ in 0..<254 { #expect(census.enter(9) == .turnedAway) }
    #expect(census.enter(9) == .dropped)
  }

  @Test func `a body that came fast buys no long silence`() {
    var configuration = ServerConfiguration()
    configuration.bodyTimeout = 30
    let second: Int64 = 1_000_000_000
    let times = Timeouts(configuration)
    #expect(times.bodyDeadline(start: 0, received: 0, now: 0) == 30 * second)
    #expect(times.bodyDeadline(start: 0, received: 32 * 1024, now: 20 * second) == 32 * second)
    #expect(times.bodyDeadline(start: 0, received: 1 << 30, now: second) == 31 * second)
  }

  private static func guests(_ count: Int, _ server: LiveServer) throws -> [RawClient] {
    try (0..<count).map { _ in
      let client = try server.connect()
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.read(through: "none").hasSuffix("GET /a none"))
      return client
    }
  }
}
