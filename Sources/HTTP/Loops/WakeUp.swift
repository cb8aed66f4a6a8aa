#if canImport(Darwin)
  import Darwin
#else
  import CLinux
  import Glibc
#endif

/// A descriptor that becomes readable when another thread calls: eventfd on Linux, a pipe elsewhere.
final class WakeUp: Sendable {
  /// The end to watch.
  let descriptor: CInt
  private let callEnd: CInt

  /// Nil when the process has no descriptor left.
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
    // A full pipe is as readable as one with room, so only an interrupted call is made again.
    while write(callEnd, &one, 8) < 0, errno == EINTR {}
  }

  func quieten() {
    // One short read empties an eventfd, and a pipe unless it was called more often than that.
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { calls in
      while read(descriptor, calls.baseAddress, 512) == 512 {}
    }
  }
}
