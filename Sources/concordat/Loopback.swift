import Foundation

/// One GET request to a server on this machine; URLSession would link libcurl into the binary.
enum Loopback {
  struct Unreachable: Error, CustomStringConvertible {
    let description: String
  }

  /// The whole response, head and body, or what arrived of it within `seconds`.
  ///
  /// `host` is where the server listens; if that means all addresses, the loopback address is used.
  static func get(_ path: String, host: String, port: Int, seconds: Int) throws -> String {
    let host = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    let name = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    guard let descriptor = connect(host, port, seconds) else {
      throw Unreachable(description: "No server answers on \(name).")
    }
    defer { close(descriptor) }
    let request = "GET \(path) HTTP/1.1\r\nHost: \(name)\r\nConnection: close\r\n\r\n"
    do {
      try Terminal.write(Array(request.utf8), to: descriptor, "The request")
    } catch {
      throw Unreachable(description: "No server answers on \(name).")
    }
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = read(descriptor, &chunk, chunk.count), count > 0 {
      answer += chunk[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  /// A connected socket; nil if no server listens there.
  static func connect(_ host: String, _ port: Int, _ seconds: Int) -> Int32? {
    var hints = addrinfo()
    #if os(Linux)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let found else { return nil }
    defer { freeaddrinfo(found) }
    let place = found.pointee
    let descriptor = socket(place.ai_family, place.ai_socktype, place.ai_protocol)
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    guard Foundation.connect(descriptor, place.ai_addr, place.ai_addrlen) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
