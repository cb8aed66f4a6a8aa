#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A socket that listens on a free port of the loopback address, as a supervisor holds one.
package final class ListeningSocket: Sendable {
  package struct Refused: Error {}

  package let descriptor: CInt
  package let port: Int

  package init() throws {
    #if canImport(Darwin)
      let made = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let made = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(made, $0, length) == 0 && listen(made, 64) == 0
          && getsockname(made, $0, &length) == 0
      }
    }
    descriptor = made
    port = Int(UInt16(bigEndian: address.sin_port))
    guard isBound else { throw Refused() }
  }

  deinit { close(descriptor) }

  /// Another descriptor of the same socket, for somebody who will close it.
  package func duplicate() -> CInt { dup(descriptor) }
}
