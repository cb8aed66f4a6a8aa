import Dispatch
import Synchronization

/// A bounded queue between one thread that makes and one that takes; both block when it is their turn to wait.
final class Conveyor<Element: Sendable>: Sendable {
  private struct State {
    var elements: [Element] = []
    var failure: (any Error)?
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  // Room is given by signals: Dispatch aborts when a semaphore ends below the value it began with.
  init(capacity: Int) {
    for _ in 0..<capacity { room.signal() }
  }

  /// Adds an element, waiting for room; false if nobody takes any more.
  func put(_ element: Element) -> Bool {
    room.wait()
    let isCancelled = state.withLock { state in
      if !state.isCancelled { state.elements.append(element) }
      return state.isCancelled
    }
    filled.signal()
    return !isCancelled
  }

  /// The next element, waiting for one; nil after the last.
  ///
  /// Throws what ended the making.
  func take() throws -> Element? {
    filled.wait()
    defer { room.signal() }
    return try state.withLock { state in
      if !state.elements.isEmpty { return state.elements.removeFirst() }
      if let failure = state.failure { throw failure }
      return nil
    }
  }

  /// Says that no more will be put, and why if something failed.
  func close(_ failure: (any Error)? = nil) {
    state.withLock { $0.failure = failure }
    filled.signal()
  }

  /// Says that no more will be taken.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      state.elements = []
    }
    room.signal()
  }
}
