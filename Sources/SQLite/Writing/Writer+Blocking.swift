import Dispatch
import Synchronization

/// Calls that block until the job is done, for the command line and tests; never on an event loop.
extension Writer {
  /// Runs `job` in the next transaction and waits until it is committed.
  package func perform<Output: Sendable>(
    usesReserve: Bool = false, _ job: @escaping @Sendable (Database) throws -> Output
  ) throws -> Output {
    dispatchPrecondition(condition: .notOnQueue(queue))  // it would wait for itself
    let outcome = Outcome<Output>()
    submit(usesReserve: usesReserve, job) { outcome.set($0) }
    return try outcome.wait()
  }

  /// Runs `job` in a transaction of its own and waits until it is committed.
  package func performAlone<Output: Sendable>(
    _ job: @escaping @Sendable (Database) throws -> Output
  ) throws -> Output {
    dispatchPrecondition(condition: .notOnQueue(queue))  // it would wait for itself
    let outcome = Outcome<Output>()
    submitAlone(job) { outcome.set($0) }
    return try outcome.wait()
  }

  /// The result that a blocking call waits for.
  private final class Outcome<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>>(.failure(WriterError.closed))
    private let isSet = DispatchSemaphore(value: 0)

    func set(_ value: Result<Value, any Error>) {
      result.withLock { $0 = value }
      isSet.signal()
    }

    func wait() throws -> Value {
      isSet.wait()
      return try result.withLock { $0 }.get()
    }
  }
}
