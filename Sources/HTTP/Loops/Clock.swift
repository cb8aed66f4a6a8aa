#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The two clocks a worker reads once a turn.
enum Clock {
  /// Nanoseconds on the clock that never jumps.
  static func monotonic() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Whole seconds since 1970.
  static func second() -> Int { Int(time(nil)) }

  /// Seconds of a setting as nanoseconds, kept within what can be added to a time.
  static func nanoseconds(_ seconds: Double) -> Int64 {
    guard seconds > 0 else { return 0 }
    return Int64(min(seconds, 1e9) * 1e9)
  }
}
