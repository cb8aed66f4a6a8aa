/// The time limits of a configuration, in nanoseconds.
struct Timeouts {
  /// How long a client may read a stream more slowly.
  static let grace: Int64 = 30_000_000_000

  let head: Int64
  let body: Int64
  let idle: Int64
  let write: Int64
  /// How often it is looked whether a client reads; so much longer than `write` it may read nothing.
  let look: Int64
  /// The bytes a second that a client must read of a stream, once it was waited for as long as `grace`.
  let minimumRate: Int
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
    look = max(1, min(write, Timeouts.grace) / 4)
    minimumRate = configuration.minimumReadRate
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
}
