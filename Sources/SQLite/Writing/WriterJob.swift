/// A job that waits for the writer, its result type erased.
struct WriterJob: Sendable {
  /// What the job counts towards the limits.
  let bytes: Int
  /// Whether it wants a transaction of its own.
  let isAlone: Bool
  /// Whether it is written although no more is left on the disk than the reserve.
  let usesReserve: Bool
  /// Does the work, and gives what is to be called once it is committed.
  let attempt: @Sendable (Database) throws -> @Sendable () -> Void
  /// Tells that nothing was kept.
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
