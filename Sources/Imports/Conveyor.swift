import Dispatch
import Synchronization

/// A bounded queue between a producer thread and a consumer thread; each blocks to wait.
final class Conveyor<Element: Sendable>: Sendable {
  private struct State {
    var elements: [Element] = []
    var failure: (any Error)?
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  // Filled by signals, because Dispatch aborts if a semaphore is released below its initial value.
  init(capacity: Int) {
    for _ in 0..<capacity { room.signal() }
  }

  /// Adds an element, waiting for space; false if the consumer has cancelled.
  func put(_ element: Element) -> Bool {
    room.wait()
    let isCancelled = state.withLock { state in
      if !state.isCancelled { state.elements.append(element) }
      return state.isCancelled
    }
    filled.signal()
    return !isCancelled
  }

  /// Removes and returns the next element, waiting for one; nil after the last.
  ///
  /// Throws the error that ended the producer.
  func take() throws -> Element? {
    filled.wait()
    defer { room.signal() }
    return try state.withLock { state in
      if !state.elements.isEmpty { return state.elements.removeFirst() }
      if let failure = state.failure { throw failure }
      return nil
    }
  }

  /// Called by the producer after its last element, with the error if it failed.
  func close(_ failure: (any Error)? = nil) {
    state.withLock { $0.failure = failure }
    filled.signal()
  }

  /// Called by the consumer when it will take no more elements.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      state.elements = []
    }
    room.signal()
  }
}
