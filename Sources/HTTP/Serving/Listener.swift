#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Synchronization

/// The listening socket, one for the whole server.
///
/// It is not shared by SO_REUSEPORT, so a second server on the same port is refused. SO_REUSEPORT
/// would let any program of the same user share the port unnoticed, and it spreads connections by
/// hash; here one acceptor passes each connection to the worker that has fewest.
final class Listener: Sendable {
  enum Accepted {
    case connection(Newcomer)
    /// No connection waits.
    case none
    /// No descriptor or memory is left; trying again at once would spin.
    case exhausted
  }

  let descriptor: CInt
  /// The numeric address, or the name that it was found by.
  let host: String
  let port: Int
  /// Whether another process has the socket too, and accepts the connections left over.
  let isInherited: Bool
  private let isClosed = Atomic<Bool>(false)

  /// Becomes the owner of a socket that already listens.
  init(inherited descriptor: CInt) throws(ServerError) {
    guard Self.isListening(descriptor), let place = Self.place(descriptor) else {
      throw ServerError("descriptor \(descriptor) is no TCP socket that listens")
    }
    (self.descriptor, host, port, isInherited) = (descriptor, place.host, place.port, true)
    prepareListening()
  }

  /// Listens on a socket in the file system, for the user `owner` alone.
  init(local path: String, owner: uid_t?) throws(ServerError) {
    descriptor = try LocalSocket.listen(at: path, owner: owner)
    (host, port, isInherited) = (path, 0, false)
    prepareListening()
  }

  init(host: String, port: Int) throws(ServerError) {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE
    hints.ai_family = AF_UNSPEC
    #if canImport(Darwin)
      hints.ai_socktype = SOCK_STREAM
    #else
      hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
    #endif
    var found: UnsafeMutablePointer<addrinfo>?
    let problem = getaddrinfo(host, String(port), &hints, &found)
    guard problem == 0, let found else {
      let reason = String(cString: gai_strerror(problem))
      throw ServerError("cannot find the address of \(host): \(reason)")
    }
    defer { freeaddrinfo(found) }
    let place = found.pointee
    descriptor = socket(place.ai_family, place.ai_socktype, place.ai_protocol)
    var one: CInt = 1
    // A restarted server must not wait for old connections in TIME_WAIT.
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<CInt>.size))
    guard descriptor >= 0, bind(descriptor, place.ai_addr, place.ai_addrlen) == 0,
      listen(descriptor, 1024) == 0, let bound = Self.place(descriptor)?.port
    else {
      let reason = String(cString: strerror(errno))
      _ = closeDescriptor(descriptor)
      throw ServerError("cannot listen on \(host) port \(port): \(reason)")
    }
    (self.host, self.port, isInherited) = (host, bound, false)
    prepareListening()
  }

  private func prepareListening() {
    Self.prepare(descriptor)
    #if os(Linux)
      // Inherited by every connection. Without it the kernel buffers megabytes for a client that
      // does not read, and a full buffer is what stops the SQL behind a long response.
      var unsent: CInt = 128 * 1024
      setsockopt(
        descriptor, CInt(IPPROTO_TCP), TCP_NOTSENT_LOWAT, &unsent,
        socklen_t(MemoryLayout<CInt>.size))
    #endif
  }

  deinit { close() }

  /// Closes the socket; connections not yet accepted are refused.
  func close() {
    if !isClosed.exchange(true, ordering: .acquiringAndReleasing) {
      _ = closeDescriptor(descriptor)
    }
  }

  func accept() -> Accepted {
    while true {
      var storage = sockaddr_storage()
      var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let descriptor = withUnsafeMutablePointer(to: &storage) { storage in
        storage.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          acceptDescriptor(self.descriptor, $0, &length)
        }
      }
      guard descriptor < 0 else {
        Self.prepare(descriptor)
        var one: CInt = 1
        // Responses are written whole: waiting to fill a segment would only delay them.
        setsockopt(
          descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<CInt>.size))
        return .connection(
          Newcomer(
            descriptor: descriptor, remoteAddress: Self.numeric(&storage, length),
            origin: Self.origin(&storage)))
      }
      switch errno {
      case EAGAIN, EWOULDBLOCK: return .none
      case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
      case EBADF, EINVAL, ENOTSOCK: return .exhausted
      default: continue  // EINTR, or a connection that failed before it was accepted
      }
    }
  }

  private static func prepare(_ descriptor: CInt) {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  private static func isListening(_ descriptor: CInt) -> Bool {
    var isListening: CInt = 0
    var length = socklen_t(MemoryLayout<CInt>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &length) == 0
      && isListening != 0
  }

  /// Where the socket is bound; nil unless it is an IPv4 or IPv6 socket.
  private static func place(_ descriptor: CInt) -> (host: String, port: Int)? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let result = withUnsafeMutablePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length)
      }
    }
    guard result == 0, [AF_INET, AF_INET6].contains(CInt(storage.ss_family)) else { return nil }
    let names = names(&storage, length)
    return Int(names.port).map { (names.host, $0) }  // digits by getnameinfo, not by a stranger
  }

  /// The peer's numeric address; `local` on a socket in the file system, where peers have none.
  private static func numeric(_ storage: inout sockaddr_storage, _ length: socklen_t) -> String {
    CInt(storage.ss_family) == AF_UNIX ? "local" : names(&storage, length).host
  }

  private static func origin(_ storage: inout sockaddr_storage) -> UInt64 {
    let family = CInt(storage.ss_family)
    return withUnsafeBytes(of: &storage) { bytes in
      guard family == AF_INET6 else {
        guard family == AF_INET else { return 0 }
        return UInt64(bytes.load(as: sockaddr_in.self).sin_addr.s_addr)
      }
      let address = bytes.load(as: sockaddr_in6.self).sin6_addr
      return withUnsafeBytes(of: address) { address in
        let isMapped =
          address.prefix(10).allSatisfy { $0 == 0 } && address[10] == 0xFF && address[11] == 0xFF
        return isMapped
          ? UInt64(address.load(fromByteOffset: 12, as: UInt32.self))
          : address.load(as: UInt64.self)
      }
    }
  }

  private static func names(
    _ storage: inout sockaddr_storage, _ length: socklen_t
  ) -> (host: String, port: String) {
    var host = [CChar](repeating: 0, count: 64)
    var port = [CChar](repeating: 0, count: 8)
    withUnsafePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = getnameinfo(
          $0, length, &host, socklen_t(host.count), &port, socklen_t(port.count),
          NI_NUMERICHOST | NI_NUMERICSERV)
      }
    }
    return (text(host), text(port))
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

// The types above have methods with the same names, which hide the system's calls inside them.
private func closeDescriptor(_ descriptor: CInt) -> CInt { close(descriptor) }

private func acceptDescriptor(
  _ descriptor: CInt, _ address: UnsafeMutablePointer<sockaddr>?,
  _ length: UnsafeMutablePointer<socklen_t>?
) -> CInt {
  accept(descriptor, address, length)
}
