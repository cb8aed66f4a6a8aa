import CSQLite
import Dispatch

extension Database {
  /// Runs `body`; a statement still running after `seconds`, or when `isUnwanted` comes true, fails as interrupted.
  ///
  /// An earlier deadline set around it still applies.
  package func withDeadline<Output>(
    seconds: Double, unless isUnwanted: (() -> Bool)? = nil, _ body: () throws -> Output
  ) rethrows -> Output {
    let outer = progress.deadline
    let earlier = progress.isUnwanted
    progress.isUnwanted = isUnwanted ?? earlier
    let now = DispatchTime.now().uptimeNanoseconds
    progress.deadline = min(outer, now + UInt64(max(0, min(seconds, 86_400)) * 1e9))
    if outer == .max { watchProgress(true) }
    defer {
      progress.deadline = outer
      progress.isUnwanted = earlier
      if outer == .max { watchProgress(false) }
    }
    return try body()
  }

  /// Installs a progress check every 1000 operations (some 20 µs); reading the clock costs 30 ns.
  private func watchProgress(_ isOn: Bool) {
    guard isOn else { return sqlite3_progress_handler(handle, 0, nil, nil) }
    // Unretained: the connection owns the limit and removes the handler before it is released.
    let context = Unmanaged.passUnretained(progress).toOpaque()
    let hasPassed: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
      guard let context else { return 0 }
      return Unmanaged<ProgressLimit>.fromOpaque(context).takeUnretainedValue().hasPassed ? 1 : 0
    }
    sqlite3_progress_handler(handle, 1000, hasPassed, context)
  }
}

/// The deadline after which a connection's statements are interrupted.
final class ProgressLimit {
  /// In nanoseconds of the monotonic clock.
  var deadline = UInt64.max
  /// Whether nobody waits for what the statements find.
  var isUnwanted: (() -> Bool)?

  var hasPassed: Bool {
    DispatchTime.now().uptimeNanoseconds > deadline || isUnwanted?() ?? false
  }
}
