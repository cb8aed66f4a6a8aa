import Foundation
import TestSupport

/// The socket on which a service manager hears from its services (sd_notify(3)).
final class NotifySocket {
  private let descriptor: Int32

  /// Binds a path, or with a first `@` a name of Linux without a file.
  init?(_ name: String) {
    #if os(Linux)
      descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    #else
      descriptor = socket(AF_UNIX, SOCK_DGRAM, 0)
    #endif
    var patience = timeval(tv_sec: Patience.seconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var path = Array(name.utf8)
    if path.first == UInt8(ascii: "@") { path[0] = 0 }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let length = (MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2) + path.count
    let isBound = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { [descriptor] in
        bind(descriptor, $0, socklen_t(length)) == 0
      }
    }
    guard isBound else { return nil }
  }

  deinit { close(descriptor) }

  /// The next message, its assignments in order; none if none comes while a test has patience.
  func next() -> [String] {
    var room = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &room, room.count, 0)
    return String(decoding: room.prefix(max(0, count)), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// The first message that has `assignment`; none if none comes while a test has patience.
  func first(with assignment: String) -> [String] {
    while true {
      let message = next()
      if message.isEmpty || message.contains(assignment) { return message }
    }
  }
}
