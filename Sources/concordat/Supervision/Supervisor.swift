import Foundation

/// The service manager, told how the server is doing (sd_notify(3)); nobody is told where there is none.
struct Supervisor: Sendable {
  /// The path of its socket; one that begins with a zero byte is a name without a file.
  private let path: [UInt8]
  /// Seconds within which it must hear that all is well; nil if it does not watch this process.
  let watchdogSeconds: Double?

  init(_ environment: [String: String]) {
    var path = Array((environment["NOTIFY_SOCKET"] ?? "").utf8)
    if path.first == UInt8(ascii: "@") { path[0] = 0 }
    self.path = path
    let isMeant = environment["WATCHDOG_PID"].map { Int32($0) == getpid() } ?? true
    watchdogSeconds = environment["WATCHDOG_USEC"].flatMap { Double($0) }
      .flatMap { isMeant && $0 > 0 ? $0 / 1e6 : nil }
  }

  /// Tells assignments such as `READY=1`; what cannot be told is left untold.
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
    // A path ends where its bytes do: a name without a file may hold zeros.
    let length = (MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2) + path.count
    let message = Array(assignments.joined(separator: "\n").utf8)
    _ = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, message, message.count, 0, $0, socklen_t(length))
      }
    }
  }

  /// Says that all is well at half the time wanted, as long as `isWell`; the timer runs until it is released.
  func watch(_ isWell: @escaping @Sendable () -> Bool) -> (any DispatchSourceTimer)? {
    guard let seconds = watchdogSeconds else { return nil }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + seconds / 2, repeating: seconds / 2)
    timer.setEventHandler { if isWell() { tell("WATCHDOG=1") } }
    timer.resume()
    return timer
  }
}
