import API
import Foundation
import HTTP

extension Serving {
  /// A server that could not start.
  private struct Unserved: Error, CustomStringConvertible {
    let description: String
  }

  /// What the API is to do, by the settings.
  func options(_ log: Log) throws -> Service.Options {
    var options = Service.Options()
    options.origins = try settings.needed("--cors-origins").split(separator: ",").map(String.init)
    options.publicURL = try publicURL()
    (options.rateLimit, options.keyRateLimit) = try rateLimits()
    options.proxies = try proxies()
    options.maxBody = try settings.bytes("--max-body")
    options.maxImport = try settings.bytes("--max-import")
    options.backups = try backups()
    options.log = log
    return options
  }

  func logFormat() throws -> Log.Format {
    let given = try settings.needed("--log-format")
    return Log.Format(rawValue: given) ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json)
  }

  private func rateLimits() throws -> (RateLimit?, RateLimit?) {
    func rate(_ flag: String, _ text: String) throws -> RateLimit? {
      if text == "off" { return nil }
      guard let rate = RateLimit(text) else {
        throw Usage("\(flag) is a rate such as 50/s, at most 1000000/s, or off, not \(text).")
      }
      return rate
    }
    let limit = try rate("--rate-limit", settings.needed("--rate-limit"))
    guard let text = settings.text("--key-rate-limit") else {
      return (limit, limit.map { RateLimit(perSecond: $0.perSecond * 10) })
    }
    return (limit, try rate("--key-rate-limit", text))
  }

  private func proxies() throws -> TrustedProxies {
    let list = (settings.text("--trusted-proxies") ?? "").split(separator: ",")
    return TrustedProxies(
      try list.map { text in
        guard let range = AddressRange(String(text)) else {
          throw Usage("--trusted-proxies lists addresses such as 10.0.0.0/8 or ::1, not \(text).")
        }
        return range
      })
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

  /// The listener of the metrics, if one is wanted.
  func makeMetrics(_ service: Service, _ server: Server) throws -> Server? {
    let port =
      settings.text("--metrics-port") == "off"
      ? nil : try settings.number("--metrics-port", 0...65_535)
    guard port != nil || sockets.metrics != nil else { return nil }
    var configuration = ServerConfiguration()
    configuration.host = try settings.needed("--metrics-host")
    configuration.port = port ?? 0
    configuration.inherited = sockets.metrics
    configuration.workers = 1
    configuration.maxConnections = 16
    configuration.drainSeconds = 1
    configuration.drainIdleSeconds = 0
    do {
      return try Server(configuration: configuration) {
        try service.makeMetrics { server.statistics }
      }
    } catch let error as ServerError {
      throw Unserved(
        description: "\(error.description); --metrics-port takes another port, 0 a free one.")
    }
  }

  /// The server of the register.
  func makeServer(_ service: Service) throws -> Server {
    var configuration = ServerConfiguration()
    configuration.host = host
    configuration.inherited = sockets.http
    configuration.busyAnswer = service.busyAnswer
    configuration.port = try settings.number("--port", 0...65_535) ?? 8080
    configuration.workers = try settings.number("--workers", 1...256)
    configuration.headTimeout = try settings.seconds("--head-timeout")
    configuration.bodyTimeout = try settings.seconds("--body-timeout")
    configuration.idleTimeout = try settings.seconds("--idle-timeout")
    configuration.writeTimeout = try settings.seconds("--write-timeout")
    configuration.maxHead = try settings.bytes("--max-head")
    configuration.maxBodies = try settings.bytes("--max-bodies")
    configuration.maxConnections = try settings.number("--max-connections", 1...1_000_000)
    let perAddress = "--max-connections-per-address"
    configuration.maxConnectionsPerAddress =
      settings.text(perAddress) == "off" ? .max : try settings.number(perAddress, 1...1_000_000)
    configuration.spoolFolder = FileManager.default.temporaryDirectory.path
    do {
      return try Server(configuration: configuration) { try service.makeHandler() }
    } catch let error as ServerError {
      throw Unserved(description: "\(error.description); --port takes another port, 0 a free one.")
    }
  }
}
