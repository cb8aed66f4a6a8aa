#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The time that a processor has spent on the calling thread.
enum ThreadClock {
  /// In nanoseconds.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
