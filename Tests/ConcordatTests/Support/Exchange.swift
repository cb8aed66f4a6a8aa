import Foundation
import TestSupport

/// One request over a connection of its own, and its whole answer.
struct Exchange {
  let status: Int
  let head: String
  let body: String

  /// Asks the server on `port`; nil if no answer came, or not all of it.
  init?(
    _ method: String, _ path: String, port: Int, key: String? = nil, headers: [String] = [],
    body: String = ""
  ) {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost", "Connection: close"] + headers
    if let key { lines.append("Authorization: Bearer \(key)") }
    if !body.isEmpty {
      lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"]
    }
    let request = lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    guard let answer = Exchange.send(request, port: port),
      let end = answer.range(of: "\r\n\r\n"),
      let status = Int(answer.dropFirst("HTTP/1.1 ".count).prefix(3))
    else { return nil }
    (self.status, head) = (status, String(answer[..<end.lowerBound]))
    self.body = String(answer[end.upperBound...])
    if let length = header("Content-Length").flatMap(Int.init), length != self.body.utf8.count {
      return nil
    }
  }

  func header(_ name: String) -> String? {
    head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name.lowercased()): ") }
      .map { String($0.dropFirst(name.count + 2)) }
  }

  private static func send(_ request: String, port: Int) -> String? {
    #if os(Linux)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
      var isOn: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
    #endif
    defer { close(descriptor) }
    var patience = timeval(tv_sec: Patience.seconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isConnected = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    #if os(Linux)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    let bytes = Array(request.utf8)
    guard isConnected, Foundation.send(descriptor, bytes, bytes.count, flags) == bytes.count else {
      return nil
    }
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = recv(descriptor, &chunk, chunk.count, 0), count > 0 {
      answer += chunk[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
