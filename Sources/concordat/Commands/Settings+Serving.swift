import API
import Evidence
import Foundation
import HTTP
import Records
import Store

/// The settings of `serve` and `demo` as configurations; an invalid value is a usage error.
extension Settings {
  /// Throws if one of the settings of a server cannot be read, before anything is opened or made.
  func checkServing() throws {
    _ = try (serviceOptions(), serverConfiguration(), storeLimits(), logFormat())
    _ = try (backups(), metricsPort())
    // Nobody has more than a quarter of the memory for bodies, so a longer one would never be taken.
    let longest = try max(bytes("--max-body"), 4 << 20)
    guard try bytes("--max-bodies") >= 4 * longest else {
      throw Usage(
        "--max-bodies is at least four times the longest body, here \(4 * longest >> 20) MiB.")
    }
  }

  /// The options of the API.
  func serviceOptions() throws -> Service.Options {
    var options = Service.Options()
    options.origins = try origins()
    options.publicURL = try publicURL()
    options.headKey = try headKey()
    (options.rateLimit, options.keyRateLimit) = try rateLimits()
    options.proxies = try proxies()
    options.maxBody = try bytes("--max-body")
    options.maxImport = try bytes("--max-import")
    return options
  }

  /// The limits for writing.
  func storeLimits() throws -> Store.Limits {
    var limits = Store.Limits()
    limits.minimumFree = try bytes("--min-free", atLeast: 0)
    limits.groupedWrites = try number("--max-group", 1...10_000) ?? limits.groupedWrites
    return limits
  }

  func logFormat() throws -> Log.Format {
    let given = try needed("--log-format")
    return Log.Format(rawValue: given) ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json)
  }

  /// The folder for backups, the interval and how many to keep; nil if none are made.
  func backups() throws -> (folder: String, every: Double?, keep: Int)? {
    let keep = try number("--backup-keep", 1...100_000) ?? 24
    let every = text("--backup-every") == nil ? nil : try seconds("--backup-every")
    guard let folder = text("--backup-folder") else {
      guard every == nil else { throw Usage("--backup-every needs --backup-folder.") }
      return nil
    }
    guard every ?? 1 >= 1 else { throw Usage("--backup-every is a second or more.") }
    return (folder, every, keep)
  }

  /// The configuration of the register's HTTP server.
  func serverConfiguration() throws -> ServerConfiguration {
    var configuration = ServerConfiguration()
    configuration.port = try number("--port", 0...65_535) ?? 8080
    configuration.workers = try number("--workers", 1...256)
    configuration.headTimeout = try seconds("--head-timeout")
    configuration.bodyTimeout = try seconds("--body-timeout")
    configuration.idleTimeout = try seconds("--idle-timeout")
    configuration.writeTimeout = try seconds("--write-timeout")
    // A browser's request line and fields take about 1 KiB.
    configuration.maxHead = try bytes("--max-head", atLeast: 1 << 10)
    configuration.maxBodies = try bytes("--max-bodies")
    configuration.maxConnections = try number("--max-connections", 1...1_000_000)
    let perAddress = "--max-connections-per-address"
    configuration.maxConnectionsPerAddress =
      text(perAddress) == "off" ? .max : try number(perAddress, 1...1_000_000)
    configuration.spoolFolder = FileManager.default.temporaryDirectory.path
    configuration.spoolMinimumFree = try bytes("--min-free", atLeast: 0)
    return configuration
  }

  /// The port for metrics; nil if none is set.
  func metricsPort() throws -> Int? {
    text("--metrics-port") == "off" ? nil : try number("--metrics-port", 0...65_535)
  }

  /// Origins as browsers send them (RFC 6454, 6.2), or `*`.
  private func origins() throws -> [String] {
    try needed("--cors-origins").split(separator: ",").map { part in
      let origin = String(
        part.trimmingPrefix { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      guard origin == "*" || origin.wholeMatch(of: /[a-z][a-z0-9+.-]*:\/\/[^\/?#@\s]+/) != nil
      else {
        throw Usage(
          "--cors-origins lists origins such as https://www.example.org, without a path or a slash at the end, or is *; not \(origin)."
        )
      }
      return origin
    }
  }

  private func headKey() throws -> HeadKey? {
    guard let path = text("--head-key-file") else { return nil }
    let key = try HeadFile.key(path)
    guard key.sign([]) != nil else {
      throw BadData(
        description: "\(path) contains a public key; heads are signed by a private one.")
    }
    return key
  }

  private func rateLimits() throws -> (RateLimit?, RateLimit?) {
    func rate(_ flag: String, _ text: String) throws -> RateLimit? {
      if text == "off" { return nil }
      guard let rate = RateLimit(text) else {
        throw Usage("\(flag) is a rate such as 50/s, at most 1000000/s, or off, not \(text).")
      }
      return rate
    }
    let limit = try rate("--rate-limit", needed("--rate-limit"))
    guard let text = text("--key-rate-limit") else {
      return (limit, limit.map { RateLimit(perSecond: $0.perSecond * 10) })
    }
    return (limit, try rate("--key-rate-limit", text))
  }

  private func proxies() throws -> TrustedProxies {
    let list = (text("--trusted-proxies") ?? "").split(separator: ",")
    return TrustedProxies(
      try list.map { text in
        guard let range = AddressRange(String(text)) else {
          throw Usage("--trusted-proxies lists addresses such as 10.0.0.0/8 or ::1, not \(text).")
        }
        return range
      })
  }

  private func publicURL() throws -> String? {
    guard let text = text("--public-url") else { return nil }
    let hasScheme = text.hasPrefix("https://") || text.hasPrefix("http://")
    guard hasScheme, !text.hasSuffix("/"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw Usage(
        "--public-url is an address without a slash at the end, such as https://register.example.org."
      )
    }
    return text
  }
}
