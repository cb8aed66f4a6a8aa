import Foundation

/// Reports the server's state to the service manager, if there is one (sd_notify(3)).
struct Supervisor: Sendable {
  /// The path of its socket; a first byte of zero means the abstract namespace.
  private let path: [UInt8]
  /// Seconds within which it expects a sign of life; nil if it does not watch this process.
  let watchdogSeconds: Double?

  init(_ environment: [String: String]) {
    var path = Array((environment["NOTIFY_SOCKET"] ?? "").utf8)
    if path.first == UInt8(ascii: "@") { path[0] = 0 }
    self.path = path
    let isMeant = environment["WATCHDOG_PID"].map { Int32($0) == getpid() } ?? true
    watchdogSeconds = environment["WATCHDOG_USEC"].flatMap { Double($0) }
      .flatMap { isMeant && $0 > 0 ? $0 / 1e6 : nil }
  }

  /// Sends assignments such as `READY=1`; a failure is ignored.
  func tell(_ assignments: String...) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    guard !path.isEmpty, path.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    #if os(Linux)
      let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    #else
      let descriptor = socket(AF_UNIX, SOCK_DGRAM, 0)
    #endif
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // The length is given, because a name in the abstract namespace may contain zeros.
    let length = (MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2) + path.count
    let message = Array(assignments.joined(separator: "\n").utf8)
    _ = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, message, message.count, 0, $0, socklen_t(length))
      }
    }
  }

  /// Sends a sign of life at half the interval while `isWell`; runs until the timer is released.
  func watch(_ isWell: @escaping @Sendable () -> Bool) -> (any DispatchSourceTimer)? {
    guard let seconds = watchdogSeconds else { return nil }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + seconds / 2, repeating: seconds / 2)
    timer.setEventHandler { if isWell() { tell("WATCHDOG=1") } }
    timer.resume()
    return timer
  }
}
