#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How many file descriptors the process may have open.
enum DescriptorLimit {
  #if canImport(Darwin)
    // macOS refuses more than OPEN_MAX, which is 10240.
    private static let most: rlim_t = 10_240
  #else
    // Enough for tens of thousands of connections; a million would only cost the kernel a table.
    private static let most: rlim_t = 65_536
  #endif

  /// Raises the soft limit as far as the hard limit allows, and returns it.
  static func raise() -> Int {
    #if canImport(Darwin)
      let resource = RLIMIT_NOFILE
    #else
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #endif
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return 256 }
    let wanted = min(limit.rlim_max, most)
    if limit.rlim_cur < wanted {
      var raised = limit
      raised.rlim_cur = wanted
      if setrlimit(resource, &raised) == 0 { limit = raised }
    }
    return Int(min(limit.rlim_cur, most))
  }

  /// How many connections leave enough descriptors for databases, files and spooled bodies.
  static func connections(_ descriptors: Int) -> Int {
    max(16, descriptors - max(64, descriptors / 4))
  }
}
