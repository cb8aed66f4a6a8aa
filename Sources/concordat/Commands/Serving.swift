import API
import Dispatch
import Foundation
import HTTP
import Records

/// Runs a server until a signal ends it: no new connections, requests in hand finished, a clean file.
struct Serving {
  static let options = [
    Option.port,
    Option("--workers", "N", about: "Threads that serve; one for each core if left out."),
    Option("--head-timeout", "TIME", "10s", about: "How long a request's head may take."),
    Option("--body-timeout", "TIME", "30s", about: "How long a request's body may take."),
    Option(
      "--idle-timeout", "TIME", "60s", about: "How long a connection may rest between requests."),
    Option("--write-timeout", "TIME", "30s", about: "How long a client may take nothing."),
    Option("--max-head", "SIZE", "32KiB", about: "The longest head of a request."),
    Option("--max-body", "SIZE", "1MiB", about: "The longest body of a request."),
    Option("--max-import", "SIZE", "1GiB", about: "The longest file to import."),
    Option("--max-connections", "N", about: "Connections at one time."),
    Option("--public-url", "URL", about: "How clients reach the server, behind a proxy with TLS."),
    Option("--cors-origins", "LIST", "*", about: "Origins whose pages may read, comma-separated."),
    Option(
      "--log-format", "FORM", "auto", choices: ["auto", "json", "text"],
      about: "How the log is written; auto is text on a terminal and JSON elsewhere."),
    Option(
      "--access-log", "STATE", "on", choices: ["on", "off"],
      about: "Whether the log has a line for each request."),
  ]

  /// A server that could not start.
  private struct Unserved: Error, CustomStringConvertible {
    let description: String
  }

  let store: Store
  let settings: Settings
  let host: String

  func run() throws -> Int32 {
    var options = Service.Options()
    options.origins = try settings.needed("--cors-origins").split(separator: ",").map(String.init)
    options.publicURL = try publicURL()
    options.maxBody = try settings.bytes("--max-body")
    options.maxImport = try settings.bytes("--max-import")
    let format = try logFormat()
    let output = LogOutput(descriptor: STDOUT_FILENO, format: format)
    defer { output.close() }
    let log = Log(format, tellsRequests: settings.text("--access-log") == "on") {
      output.write($0)
    }
    options.log = log
    let service = Service(store, options: options)
    let server = try makeServer(service)
    let signals = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        log("stopping: requests in hand are finished", .info)
        service.beginStopping()
        server.stop()
      }
      source.resume()
      return source
    }
    try server.start()
    let address = host.contains(":") ? "[\(host)]" : host
    log("Concordat listens on http://\(address):\(server.port)", .info)
    server.waitUntilStopped()
    withExtendedLifetime(signals) { store.close() }
    log("stopped", .info)
    return 0
  }

  private func logFormat() throws -> Log.Format {
    let given = try settings.needed("--log-format")
    return Log.Format(rawValue: given) ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json)
  }

  private func publicURL() throws -> String? {
    guard let text = settings.text("--public-url") else { return nil }
    let hasScheme = text.hasPrefix("https://") || text.hasPrefix("http://")
    guard hasScheme, !text.hasSuffix("/"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw Usage(
        "--public-url is an address without a slash at the end, such as https://register.example.org."
      )
    }
    return text
  }

  private func makeServer(_ service: Service) throws -> Server {
    var configuration = ServerConfiguration()
    configuration.host = host
    configuration.busyAnswer = service.busyAnswer
    configuration.port = try settings.number("--port", 0...65_535) ?? 8080
    configuration.workers = try settings.number("--workers", 1...256)
    configuration.headTimeout = try settings.seconds("--head-timeout")
    configuration.bodyTimeout = try settings.seconds("--body-timeout")
    configuration.idleTimeout = try settings.seconds("--idle-timeout")
    configuration.writeTimeout = try settings.seconds("--write-timeout")
    configuration.maxHead = try settings.bytes("--max-head")
    configuration.maxConnections = try settings.number("--max-connections", 1...1_000_000)
    configuration.spoolFolder = FileManager.default.temporaryDirectory.path
    do {
      return try Server(configuration: configuration) { try service.makeHandler() }
    } catch let error as ServerError {
      throw Unserved(description: "\(error.description); --port takes another port, 0 a free one.")
    }
  }
}
