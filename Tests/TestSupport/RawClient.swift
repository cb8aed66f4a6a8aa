#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A client that sends literal bytes and waits for each answer as long as a test has patience.
package final class RawClient {
  package struct Refused: Error {}

  private let descriptor: CInt
  private var received: [UInt8] = []
  private var wasSilent = false

  /// Connects to the port on the loopback address; `receiveBuffer` bounds what the kernel takes unread.
  package init(port: Int, receiveBuffer: CInt? = nil) throws {
    #if canImport(Darwin)
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    #endif
    if var bytes = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<CInt>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var patience = timeval(tv_sec: Patience.seconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let result = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      closeDescriptor(descriptor)
      throw Refused()
    }
    // Not before: deinit closes what is kept, also when the initialiser throws, and a second close would hit
    // whatever another test opened under the number.
    self.descriptor = descriptor
  }

  deinit { closeDescriptor(descriptor) }

  /// Sends everything; false when the server no longer takes it.
  @discardableResult
  package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends everything; false when the server no longer takes it.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  /// Ends this side, as a client that has nothing more to say.
  package func endWriting() { _ = shutdown(descriptor, CInt(SHUT_WR)) }

  /// Everything until the server ends the connection; a mark behind it tells of silence.
  package func readToEnd() -> String {
    String(decoding: readBytesToEnd(), as: UTF8.self) + (wasSilent ? "[silence]" : "")
  }

  /// Everything until the server ends the connection, or falls silent.
  package func readBytesToEnd() -> [UInt8] {
    while readMore() {}
    defer { received = [] }
    return received
  }

  /// Everything up to and including `text`; what follows stays for the next call.
  package func read(through text: String) -> String {
    let mark = Array(text.utf8)
    while true {
      if let end = received.firstRange(of: mark)?.upperBound {
        defer { received.removeFirst(end) }
        return String(decoding: received[..<end], as: UTF8.self)
      }
      guard readMore() else { return readToEnd() + "[no \(text)]" }
    }
  }

  /// Whether so many bytes come; they stay for the next call.
  package func receives(_ count: Int) -> Bool {
    while received.count < count { guard readMore() else { return false } }
    return true
  }

  /// How many bytes come until the end.
  package func countToEnd() -> Int {
    while readMore() {}
    return received.count
  }

  /// Whether the server has ended the connection without another byte.
  package func isAtEnd() -> Bool { !readMore() && received.isEmpty && !wasSilent }

  private func readMore() -> Bool {
    var room = [UInt8](repeating: 0, count: 64 * 1024)
    let count = recv(descriptor, &room, room.count, 0)
    if count < 0, errno == EINTR { return true }
    if count < 0, errno == EAGAIN { wasSilent = true }
    guard count > 0 else { return false }
    received += room[..<count]
    return true
  }
}

// The class has methods of the same names, which hide the system's calls inside it.
private func closeDescriptor(_ descriptor: CInt) { close(descriptor) }
