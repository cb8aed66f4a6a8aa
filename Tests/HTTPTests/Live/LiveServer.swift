import TestSupport

@testable import HTTP

/// A server on a free port for the length of one test.
///
/// It ends nothing for want of time unless the test sets a limit.
final class LiveServer {
  let server: Server
  private let clock: HandClock?

  /// With a `clock` no time passes for the server but by `pass`.
  init(
    polling: ServerConfiguration.Polling, clock: HandClock? = nil,
    _ change: (inout ServerConfiguration) -> Void = { _ in }
  ) throws {
    self.clock = clock
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.workers = 2
    configuration.polling = polling
    configuration.headTimeout = 86_400
    configuration.bodyTimeout = 86_400
    configuration.idleTimeout = 86_400
    configuration.writeTimeout = 86_400
    configuration.answerTimeout = 86_400
    configuration.lingerTimeout = 86_400
    configuration.drainSeconds = 2
    configuration.drainIdleSeconds = 0.1
    if let clock { configuration.ticks = { clock.now } }
    change(&configuration)
    server = try Server(configuration: configuration) { EchoHandler() }
    try server.start()
  }

  deinit {
    server.stop()
    // Without a clock that goes on the server would wait for ever for who is still there.
    if clock != nil { _ = passes(1) { server.connections == 0 } }
    server.waitUntilStopped()
  }

  func connect() throws -> RawClient { try RawClient(port: server.port) }

  /// Returns when the last client is gone, by its own will or the server's; false if that does not come.
  func becomesEmpty() -> Bool { comesTrue { server.connections == 0 } }

  /// Whether no client is connected now.
  var isEmpty: Bool { server.connections == 0 }

  /// Whether the server has read so many bytes, of all clients together, while the test has patience.
  func hasRead(_ count: Int) -> Bool { comesTrue { server.statistics.bytesReceived >= count } }

  /// Lets the server's time go on, and every worker look at it.
  func pass(_ seconds: Double) {
    clock?.advance(seconds: seconds)
    // The first letter may be read in a turn that began before, the second is not.
    for _ in 0..<2 { _ = server.responds(withinSeconds: Double(Patience.seconds)) }
  }

  /// Lets time go on in steps until `condition` comes true; false if it never does.
  func passes(_ seconds: Double, until condition: () -> Bool) -> Bool {
    comesTrue {
      pass(seconds)
      return condition()
    }
  }

  /// Sends `text` on a connection of its own and gives all that comes until the server ends it.
  func exchange(_ text: String) throws -> String {
    let client = try connect()
    client.send(text)
    return client.readToEnd()
  }
}
