import Synchronization

/// How other threads reach a worker: a queue of letters, with one wake-up for all that wait.
final class Mailbox: Sendable {
  enum Letter: Sendable {
    /// A new connection to serve.
    case adopt(Newcomer)
    /// A response that `respond(to:later:)` promised, made on the worker's thread.
    case answer(Address, @Sendable () -> Response)
    /// The thread that makes a response wants to know whether the client still waits.
    case watch(Address, Watch)
    /// A chunk from a body source; nil at its end.
    case chunk(Address, Result<[UInt8]?, any Error>)
    /// Work for the worker's thread, run between two events.
    case call(@Sendable () -> Void)
    /// Finish the requests in progress and end.
    case stop
  }

  /// One exchange on one connection; a letter to an exchange that has ended is dropped.
  struct Address: Sendable {
    let descriptor: CInt
    let serial: UInt32
    let exchange: UInt64
  }

  private struct Contents {
    var letters: [Letter] = []
    var isOpen = true
  }

  private let contents = Mutex(Contents())
  private let wakeUp: WakeUp
  private let load = Atomic<Int>(0)
  private let isFilled = Atomic<Bool>(false)

  /// The clock of the worker.
  let ticks: @Sendable () -> Int64

  init(wakeUp: WakeUp, ticks: @escaping @Sendable () -> Int64) {
    (self.wakeUp, self.ticks) = (wakeUp, ticks)
  }

  /// The descriptor that is readable while letters wait.
  var descriptor: CInt { wakeUp.descriptor }

  /// The connections passed to the worker and not closed yet.
  var connections: Int { load.load(ordering: .relaxed) }

  /// Whether letters wait; cheaper for a busy worker than asking the poller.
  var hasLetters: Bool { isFilled.load(ordering: .relaxed) }

  func countConnection(_ change: Int) { load.add(change, ordering: .relaxed) }

  /// Adds a letter; false when the worker has ended.
  @discardableResult
  func post(_ letter: Letter) -> Bool {
    let (isOpen, isFirst) = contents.withLock { contents in
      guard contents.isOpen else { return (false, false) }
      contents.letters.append(letter)
      isFilled.store(true, ordering: .relaxed)
      return (true, contents.letters.count == 1)
    }
    if isFirst { wakeUp.call() }
    return isOpen
  }

  /// Removes and returns all letters.
  ///
  /// The wake-up is reset first, so that a letter posted meanwhile wakes the worker again.
  func collect() -> [Letter] {
    wakeUp.quieten()
    return contents.withLock { contents in
      isFilled.store(false, ordering: .relaxed)
      let letters = contents.letters
      contents.letters = []
      return letters
    }
  }

  /// Refuses further letters, and returns those not yet collected.
  func close() -> [Letter] {
    contents.withLock { contents in
      contents.isOpen = false
      let letters = contents.letters
      contents.letters = []
      return letters
    }
  }
}
