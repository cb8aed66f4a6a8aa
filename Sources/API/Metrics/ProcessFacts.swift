import Foundation

/// What the system says of this process; on Linux from /proc (proc(5)).
struct ProcessFacts {
  /// Seconds of processor time.
  let processorSeconds: Double
  /// Bytes in memory; nil where the system does not say.
  let residentBytes: Int?
  let openFiles: Int?

  init() {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      // The second number is the pages in memory.
      let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
        .split(separator: " ").dropFirst().first.flatMap { Int($0) }
      residentBytes = pages.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
      openFiles = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count
    #else
      getrusage(RUSAGE_SELF, &usage)
      (residentBytes, openFiles) = (nil, nil)
    #endif
    processorSeconds = ProcessFacts.seconds(usage.ru_utime) + ProcessFacts.seconds(usage.ru_stime)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
