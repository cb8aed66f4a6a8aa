import TestSupport
import Testing

@testable import HTTP

@Suite(.serialized)
struct StreamTests {
  typealias Polling = ServerConfiguration.Polling

  @Test(arguments: [Polling.native, .poll])
  func `a stream comes whole and the connection goes on`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) { $0.outputBuffer = 60_000 }
    let answer = try server.exchange(
      "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n"
        + "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    #expect(answer.occurrences(of: "\r\nc350\r\nbbb") == 20)
    #expect(answer.occurrences(of: "b") >= 1_000_000)
    #expect(answer.contains("b\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n") && answer.hasSuffix("/last none"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a client that does not read stops the source, then its own connection`(
    polling: Polling
  ) throws {
    let server = try LiveServer(polling: polling) { $0.writeTimeout = 0.25 }
    let before = Repeated.endlessGiven
    let client = try server.connect()
    client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
    let other = try server.exchange("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    #expect(other.hasSuffix("GET /a none"))
    #expect(server.becomesEmpty())
    let given = Repeated.endlessGiven - before
    // The kernel's two socket buffers take a few megabytes, and then nothing more is asked for.
    #expect(given > 3 && given < 1_000)
    #expect(!client.readToEnd().hasSuffix("0\r\n\r\n"))
    #expect(Repeated.endlessGiven - before == given)
  }

  @Test(arguments: [Polling.native, .poll])
  func `what lies in the kernel for a client that takes nothing is waited for like the rest`(
    polling: Polling
  ) throws {
    let server = try LiveServer(polling: polling) { $0.writeTimeout = 0.4 }
    // Less room than the answer needs, so that the end of it stays with the server's kernel.
    let client = try RawClient(port: server.server.port, receiveBuffer: 4096)
    client.send("GET /medium HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = client.read(through: "\r\n\r\n")
    #expect(server.becomesEmpty())
    // A reset: what came of the answer must not look whole.
    #expect(client.countToEnd() < 400_000)
  }

  @Test(arguments: [Polling.native, .poll])
  func `a stream ends for a client that reads it too slowly, long before one that reads nothing`(
    polling: Polling
  ) throws {
    let clock = HandClock()
    let server = try LiveServer(polling: polling, clock: clock) { $0.writeTimeout = 86_400 }
    let start = clock.now
    let client = try RawClient(port: server.server.port, receiveBuffer: 4096)
    client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = client.read(through: "\r\n\r\n")
    #expect(server.passes(10) { server.server.statistics.connections == 0 })
    #expect(clock.now - start < 80_000 * 1_000_000_000)
    #expect(!client.readToEnd().hasSuffix("0\r\n\r\n"))
  }

  @Test(arguments: [Polling.native, .poll])
  func `a pipeliner that does not read costs bounded memory`(polling: Polling) throws {
    let server = try LiveServer(polling: polling) { $0.writeTimeout = 0.2 }
    let client = try server.connect()
    client.send(String(repeating: "GET /large HTTP/1.1\r\nHost: a\r\n\r\n", count: 100))
    _ = client.read(through: "\r\n\r\n")
    #expect(server.becomesEmpty())
    #expect(client.countToEnd() < 30_000_000)
  }

  @Test(arguments: [Polling.native, .poll])
  func `a slow reader gets all of it`(polling: Polling) throws {
    let server = try LiveServer(polling: polling, clock: HandClock()) {
      $0.idleTimeout = 10
      $0.headTimeout = 10
    }
    let client = try server.connect()
    client.send(
      "GET /large HTTP/1.1\r\nHost: a\r\n\r\n"
        + "GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    _ = client.read(through: "\r\n\r\n")
    for _ in 0..<5 { server.pass(10) }
    #expect(client.countToEnd() > 6_000_000)
  }

  @Test(arguments: [Polling.native, .poll])
  func `a source that fails never makes a whole answer`(polling: Polling) throws {
    let server = try LiveServer(polling: polling)
    let broken = try server.exchange("GET /broken HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(!broken.contains("0\r\n\r\n"))
    let failing = try server.exchange("GET /failing HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(failing.hasPrefix("HTTP/1.1 500 Internal Server Error\r\n"))
  }
}
