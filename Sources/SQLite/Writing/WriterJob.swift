/// A job that waits for the writer, with its result type erased.
struct WriterJob: Sendable {
  /// The job's size, for the limits.
  let bytes: Int
  /// Whether it needs a transaction of its own.
  let isAlone: Bool
  /// Whether it may use the reserved disk space.
  let usesReserve: Bool
  /// Runs the job; returns its completion, to be called once it is committed.
  let attempt: @Sendable (Database) throws -> @Sendable () -> Void
  /// Completes the job with an error: nothing was committed.
  let fail: @Sendable (any Error) -> Void

  init<Output: Sendable>(
    bytes: Int, isAlone: Bool, usesReserve: Bool,
    _ job: @escaping @Sendable (Database) throws -> Output,
    _ completion: @escaping @Sendable (Result<Output, any Error>) -> Void
  ) {
    self.bytes = bytes
    self.isAlone = isAlone
    self.usesReserve = usesReserve
    attempt = { database in
      let result = try job(database)
      return { completion(.success(result)) }
    }
    fail = { completion(.failure($0)) }
  }
}
