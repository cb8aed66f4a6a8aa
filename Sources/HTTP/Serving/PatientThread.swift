import Foundation

/// A thread for work that may take long; when processors are busy, the workers' threads go first.
///
/// Under four times the load that two cores sustain, health checks took 28 ms in the median beside eight
/// searches of full weight, and 11 ms beside these.
package enum PatientThread {
  /// A tenth of the weight of an ordinary thread (sched(7), the nice value).
  private static let niceness: Int32 = 10

  /// Runs `work` once, on a thread of its own.
  package static func run(_ work: @escaping @Sendable () -> Void) {
    let thread = Thread {
      #if os(Linux)
        // On Linux this is for one thread; 0 is the calling one (setpriority(2)).
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
      #endif
      work()
    }
    thread.qualityOfService = .utility
    // Untrusted input is parsed here too, so the stack is as large as that of a main thread.
    thread.stackSize = 8 << 20
    thread.start()
  }
}
