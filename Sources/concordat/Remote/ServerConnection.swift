import Foundation

/// One connection to a server, closed with the last reference to it.
final class ServerConnection {
  private let descriptor: Int32
  private var received: [UInt8] = []
  private var offset = 0
  private var isAtEnd = false
  private let milliseconds: Int32

  /// Becomes the owner of a connected socket, on which each wait takes at most so many seconds.
  init(_ descriptor: Int32, seconds: Int) {
    self.descriptor = descriptor
    milliseconds = Int32(seconds * 1000)
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  deinit { close(descriptor) }

  /// Sends all of the bytes; false if the server has answered already, and so takes no more.
  func send(_ bytes: [UInt8]) throws -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      var state = pollfd(fd: descriptor, events: Int16(POLLIN | POLLOUT), revents: 0)
      let count = poll(&state, 1, milliseconds)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ServerLost("The server takes nothing more.") }
      if state.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 { return false }
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        // What it said before it closed may still be there to read.
        return false
      }
      rest = rest.dropFirst(written)
    }
    return true
  }

  /// Up to `most` bytes of what comes next; empty at the end.
  func read(atMost most: Int) throws -> ArraySlice<UInt8> {
    if offset == received.count { try receive() }
    let bytes = received[offset..<min(received.count, offset + most)]
    offset += bytes.count
    return bytes
  }

  /// The next line without its end; throws if it is longer than `longest` or is cut off.
  func line(longest: Int) throws -> String {
    var line: [UInt8] = []
    while true {
      guard let byte = try read(atMost: 1).first else { throw ServerConnection.cut }
      if byte == 0x0A { break }
      line.append(byte)
      guard line.count <= longest else {
        throw ServerLost("The answer has a line that is too long.")
      }
    }
    if line.last == 0x0D { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  static let cut = ServerLost("The connection ended before the answer was complete.")

  private func receive() throws {
    guard !isAtEnd else { return }
    var room = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Foundation.read(descriptor, &room, room.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw errno == EAGAIN
          ? ServerLost("The server says nothing more.") : ServerConnection.cut
      }
      isAtEnd = count == 0
      (received, offset) = (Array(room[..<count]), 0)
      return
    }
  }
}
