/// The time limits of a configuration, in nanoseconds.
struct Timeouts {
  let head: Int64
  let body: Int64
  let idle: Int64
  let write: Int64
  let answer: Int64
  let linger: Int64
  /// A shorter wait for clients to read their last response, used while the server stops.
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

  /// The deadline for the next bytes of a body.
  ///
  /// A byte a second must not keep a connection, and a fast start does not excuse a long silence
  /// later.
  func bodyDeadline(start: Int64, received: Int, now: Int64) -> Int64 {
    min(start + body + Int64(received / (16 * 1024)) * 1_000_000_000, now + body)
  }

  /// The extra time for a client that has read `read` bytes: a second for each 512.
  ///
  /// At most four times the limit. TCP windows open in steps, so a client that reads 1 kB/s may
  /// seem to read nothing for a minute.
  func writeAllowance(read: Int) -> Int64 {
    min(Int64(max(0, min(read, 1 << 30))) * (1_000_000_000 / 512), 4 * write)
  }
}
