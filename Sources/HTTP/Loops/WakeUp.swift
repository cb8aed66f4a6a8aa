#if canImport(Darwin)
  import Darwin
#else
  import CLinux
  import Glibc
#endif

/// A descriptor that another thread can make readable: eventfd on Linux, a pipe elsewhere.
final class WakeUp: Sendable {
  /// The end to watch for reading.
  let descriptor: CInt
  private let callEnd: CInt

  /// Nil when the process has no file descriptor left.
  init?() {
    #if os(Linux)
      descriptor = eventfd(0, CInt(EFD_NONBLOCK | EFD_CLOEXEC))
      callEnd = descriptor
      guard descriptor >= 0 else { return nil }
    #else
      var ends: [CInt] = [-1, -1]
      let made = pipe(&ends)
      descriptor = ends[0]
      callEnd = ends[1]
      guard made == 0 else { return nil }
      for end in ends {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
    #endif
  }

  deinit {
    close(descriptor)
    if callEnd != descriptor { close(callEnd) }
  }

  func call() {
    var one: UInt64 = 1
    // A full pipe is already readable, so only an interrupted call is retried.
    while write(callEnd, &one, 8) < 0, errno == EINTR {}
  }

  func quieten() {
    // One read empties an eventfd, and a pipe unless it was called more than 64 times since.
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { calls in
      while read(descriptor, calls.baseAddress, 512) == 512 {}
    }
  }
}
