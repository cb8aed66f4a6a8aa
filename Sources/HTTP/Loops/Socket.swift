#if canImport(Darwin)
  import Darwin
#else
  import CLinux
  import Glibc
#endif

/// A connected non-blocking socket; interrupted calls are retried.
struct Socket {
  let descriptor: CInt

  enum Outcome: Equatable {
    /// The number of bytes moved; 0 received means that the peer has closed its side.
    case moved(Int)
    case blocked
    case failed
  }

  func receive(into room: UnsafeMutableRawBufferPointer) -> Outcome {
    while true {
      let count = recv(descriptor, room.baseAddress, room.count, 0)
      if count >= 0 { return .moved(count) }
      if errno != EINTR { return Self.refusal }
    }
  }

  func send(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Outcome {
    while true {
      let count =
        second.isEmpty
        ? write(descriptor, first.baseAddress, first.count) : gather(first, second)
      if count >= 0 { return .moved(count) }
      if errno != EINTR { return Self.refusal }
    }
  }

  /// Bytes written that the peer has not acknowledged; the kernel's full buffer is not progress.
  var unacknowledged: Int {
    #if canImport(Darwin)
      var count: CInt = 0
      var length = socklen_t(MemoryLayout<CInt>.size)
      return getsockopt(descriptor, SOL_SOCKET, SO_NWRITE, &count, &length) == 0 ? Int(count) : 0
    #else
      return Int(concordat_unacknowledged(descriptor))
    #endif
  }

  func shutdownWriting() { _ = shutdown(descriptor, CInt(SHUT_WR)) }

  func close() { closeDescriptor(descriptor) }

  /// Closes with a reset, so that the peer cannot mistake what it received for a complete response.
  func abort() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    close()
  }

  private static var refusal: Outcome {
    errno == EAGAIN || errno == EWOULDBLOCK ? .blocked : .failed
  }

  private func gather(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Int {
    withUnsafeTemporaryAllocation(of: iovec.self, capacity: 2) { parts in
      parts.initializeElement(at: 0, to: part(first))
      parts.initializeElement(at: 1, to: part(second))
      return writev(descriptor, parts.baseAddress, 2)
    }
  }

  // writev only reads; the C type lacks the const.
  private func part(_ bytes: UnsafeRawBufferPointer) -> iovec {
    iovec(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
  }
}

private func closeDescriptor(_ descriptor: CInt) { close(descriptor) }
