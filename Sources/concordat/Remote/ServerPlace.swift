import Foundation
import HTTP

/// Where a server is that a command talks to.
enum ServerPlace {
  /// A socket beside the register's file, which the file's owner alone can open.
  case local(String)
  case network(host: String, port: Int, prefix: String)

  /// The options of commands that can talk to a server.
  static let options = [
    Option(
      "--server", "URL",
      about: "A server to talk to, such as http://localhost:8080, instead of a file."),
    Option("--key-file", "FILE", about: "With --server: a file with the key, cdt_ID_SECRET."),
  ]

  /// The path of the socket beside the register in the file `database`.
  static func socket(beside database: String) -> String { database + "-socket" }

  /// The place that an address names.
  init(_ address: String) throws {
    guard let colon = address.range(of: "://") else {
      throw Usage("--server is an address such as http://localhost:8080, not \(address).")
    }
    let scheme = address[..<colon.lowerBound].lowercased()
    guard scheme != "https" else {
      throw Usage(
        "This program speaks plain http: https comes with a build that has the trait TLS. Until then use http on the server's own machine, or through a tunnel such as ssh -L 8080:localhost:8080."
      )
    }
    let rest = address[colon.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    let path = rest[authority.endIndex...]
    let isBracketed = authority.hasPrefix("[")
    let host =
      isBracketed
      ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
    let after = authority[host.endIndex...].drop { isBracketed && $0 == "]" }
    let port = after.isEmpty ? 80 : after.hasPrefix(":") ? Int(after.dropFirst()) : nil
    guard scheme == "http", !host.isEmpty, let port, (1...65_535).contains(port),
      !address.contains(where: { "?#@ ".contains($0) })
    else { throw Usage("--server is an address such as http://localhost:8080, not \(address).") }
    self = .network(
      host: String(host), port: port,
      prefix: path.hasSuffix("/") ? String(path.dropLast()) : String(path))
  }

  /// What the place is called in sentences.
  var name: String {
    switch self {
    case .local(let path): path
    case .network(let host, let port, let prefix):
      "http://\(host.contains(":") ? "[\(host)]" : host):\(port)\(prefix)"
    }
  }

  /// The value of the field Host.
  var authority: String {
    switch self {
    case .local: "localhost"
    case .network(let host, let port, _):
      host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
  }

  /// What stands before the paths of the register.
  var prefix: String {
    switch self {
    case .local: ""
    case .network(_, _, let prefix): prefix
    }
  }

  /// A connected socket; nil if nobody listens there.
  func connect(seconds: Int) -> Int32? {
    switch self {
    case .local(let path): LocalSocket.connected(to: path)
    case .network(let host, let port, _): ServerPlace.connect(host, port, seconds)
    }
  }

  /// A socket connected to a host; nil if no server listens there.
  ///
  /// URLSession would link libcurl into the binary.
  private static func connect(_ host: String, _ port: Int, _ seconds: Int) -> Int32? {
    var hints = addrinfo()
    #if os(Linux)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let found else { return nil }
    defer { freeaddrinfo(found) }
    // A name may have several addresses, such as ::1 and 127.0.0.1, of which a server has one.
    var next: UnsafeMutablePointer<addrinfo>? = found
    while let place = next?.pointee {
      let descriptor = Foundation.socket(place.ai_family, place.ai_socktype, place.ai_protocol)
      var limit = timeval(tv_sec: seconds, tv_usec: 0)
      for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
        setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
      }
      if Foundation.connect(descriptor, place.ai_addr, place.ai_addrlen) == 0 { return descriptor }
      close(descriptor)
      next = place.ai_next
    }
    return nil
  }
}
