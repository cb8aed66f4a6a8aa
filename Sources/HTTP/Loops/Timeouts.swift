/// The time limits of a configuration in the nanoseconds of the monotonic clock.
struct Timeouts {
  let head: Int64
  let body: Int64
  let idle: Int64
  let write: Int64
  let answer: Int64
  let linger: Int64
  /// A stopping server waits less long for clients that have their last answer.
  let lingerAtEnd: Int64
  let drain: Int64
  let drainIdle: Int64

  init(_ configuration: ServerConfiguration) {
    head = Clock.nanoseconds(configuration.headTimeout)
    body = Clock.nanoseconds(configuration.bodyTimeout)
    idle = Clock.nanoseconds(configuration.idleTimeout)
    write = Clock.nanoseconds(configuration.writeTimeout)
    answer = Clock.nanoseconds(configuration.answerTimeout)
    linger = Clock.nanoseconds(configuration.lingerTimeout)
    lingerAtEnd = min(linger, 1_000_000_000)
    drain = Clock.nanoseconds(configuration.drainSeconds)
    drainIdle = Clock.nanoseconds(configuration.drainIdleSeconds)
  }

  /// When a body must go on: a byte a second must not hold a connection, nor may what came fast at
  /// first pay for a long silence later.
  func bodyDeadline(start: Int64, received: Int, now: Int64) -> Int64 {
    min(start + body + Int64(received / (16 * 1024)) * 1_000_000_000, now + body)
  }

  /// How much longer a client may take that took so many bytes: a second for each 512, and never
  /// more than four times the limit.
  ///
  /// A window opens in lumps, so a client at 1 kB/s may seem to take nothing for a minute.
  func writeAllowance(taken: Int) -> Int64 {
    min(Int64(max(0, min(taken, 1 << 30))) * (1_000_000_000 / 512), 4 * write)
  }
}
