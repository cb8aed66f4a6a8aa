#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The system's two clocks, each read once per turn of a worker's loop.
enum Clock {
  /// The monotonic clock in nanoseconds.
  static func monotonic() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// The wall clock in whole seconds since 1970.
  static func second() -> Int { Int(time(nil)) }

  /// A setting in seconds as nanoseconds, capped so that adding it to a time cannot overflow.
  static func nanoseconds(_ seconds: Double) -> Int64 {
    guard seconds > 0 else { return 0 }
    return Int64(min(seconds, 1e9) * 1e9)
  }
}
