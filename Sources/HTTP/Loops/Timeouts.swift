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

  init(_ configuration: ServerConfiguration) {
    head = Clock.nanoseconds(configuration.headTimeout)
    body = Clock.nanoseconds(configuration.bodyTimeout)
    idle = Clock.nanoseconds(configuration.idleTimeout)
    write = Clock.nanoseconds(configuration.writeTimeout)
    answer = Clock.nanoseconds(configuration.answerTimeout)
    linger = Clock.nanoseconds(configuration.lingerTimeout)
    lingerAtEnd = min(linger, 1_000_000_000)
    drain = Clock.nanoseconds(configuration.drainSeconds)
  }

  /// The time a body of so many bytes may have taken: a byte a second must not hold a connection.
  func body(received: Int) -> Int64 {
    body + Int64(received / (16 * 1024)) * 1_000_000_000
  }
}
