import Foundation

/// The listening sockets that a service manager passed to this process (sd_listen_fds(3)).
///
/// They outlive the process: between the end of one server and the start of the next the kernel
/// queues new connections.
struct InheritedSockets {
  /// The first descriptor passed.
  private static let first: Int32 = 3

  /// The sockets for requests and for metrics; nil if not passed.
  let http: Int32?
  let metrics: Int32?

  /// Reads the variables of sd_listen_fds(3), which apply only to the process that they name.
  init(_ environment: [String: String]) throws {
    guard environment["LISTEN_PID"].flatMap({ Int32($0) }) == getpid(),
      let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }), (1...16).contains(count)
    else {
      (http, metrics) = (nil, nil)
      return
    }
    let names = (environment["LISTEN_FDNAMES"] ?? "").split(
      separator: ":", omittingEmptySubsequences: false)
    var others: [Int32] = []
    var metrics: Int32?
    for index in 0..<count {
      let descriptor = InheritedSockets.first + index
      // Processes started from here must not keep them open.
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      if names.indices.contains(Int(index)), names[Int(index)] == "metrics" {
        metrics = descriptor
      } else {
        others.append(descriptor)
      }
    }
    guard others.count <= 1 else {
      throw Usage(
        "\(others.count) sockets were handed over; give one for requests and one called metrics.")
    }
    (http, self.metrics) = (others.first, metrics)
  }
}
