import TestSupport

@testable import HTTP

/// A server on a free port for the length of one test.
final class LiveServer {
  let server: Server

  init(
    polling: ServerConfiguration.Polling, _ change: (inout ServerConfiguration) -> Void = { _ in }
  ) throws {
    var configuration = ServerConfiguration()
    configuration.port = 0
    configuration.workers = 2
    configuration.polling = polling
    configuration.drainSeconds = 2
    configuration.drainIdleSeconds = 0.1
    change(&configuration)
    server = try Server(configuration: configuration) { EchoHandler() }
    try server.start()
  }

  deinit {
    server.stop()
    server.waitUntilStopped()
  }

  func connect() throws -> RawClient { try RawClient(port: server.port) }

  /// Returns when the last client is gone, by its own will or the server's; false after five seconds.
  func becomesEmpty() -> Bool { comesTrue { server.connections == 0 } }

  /// Sends `text` on a connection of its own and gives all that comes until the server ends it.
  func exchange(_ text: String) throws -> String {
    let client = try connect()
    client.send(text)
    return client.readToEnd()
  }
}
