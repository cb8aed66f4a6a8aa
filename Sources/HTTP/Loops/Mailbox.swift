import Synchronization

/// How other threads reach a worker: letters, and one wake-up for all that wait together.
final class Mailbox: Sendable {
  enum Letter: Sendable {
    /// A new connection to look after.
    case adopt(Newcomer)
    /// An answer promised by `respond(to:later:)`.
    case answer(Address, Response)
    /// Who makes an answer wants to hear whether it is still awaited.
    case watch(Address, Watch)
    /// What a body source gave, nil at its end.
    case chunk(Address, Result<[UInt8]?, any Error>)
    /// Something to do between two events, at once.
    case call(@Sendable () -> Void)
    /// Finish what is in hand and end.
    case stop
  }

  /// One exchange on one connection; letters to any other are dropped.
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

  init(wakeUp: WakeUp) { self.wakeUp = wakeUp }

  /// The descriptor that is readable while letters wait.
  var descriptor: CInt { wakeUp.descriptor }

  /// The connections handed to the worker and not closed yet.
  var connections: Int { load.load(ordering: .relaxed) }

  /// Whether letters wait; a worker with much to do looks here, because asking the system costs more.
  var hasLetters: Bool { isFilled.load(ordering: .relaxed) }

  func countConnection(_ change: Int) { load.add(change, ordering: .relaxed) }

  /// Leaves a letter; false when the worker has ended.
  @discardableResult
  func post(_ letter: Letter) -> Bool {
    let (taken, isFirst) = contents.withLock { contents in
      guard contents.isOpen else { return (false, false) }
      contents.letters.append(letter)
      isFilled.store(true, ordering: .relaxed)
      return (true, contents.letters.count == 1)
    }
    if isFirst { wakeUp.call() }
    return taken
  }

  /// Takes all letters; the wake-up is reset first, so that a letter posted meanwhile calls again.
  func collect() -> [Letter] {
    wakeUp.quieten()
    return contents.withLock { contents in
      isFilled.store(false, ordering: .relaxed)
      let letters = contents.letters
      contents.letters = []
      return letters
    }
  }

  /// Takes no more letters, and gives back what still lay there.
  func close() -> [Letter] {
    contents.withLock { contents in
      contents.isOpen = false
      let letters = contents.letters
      contents.letters = []
      return letters
    }
  }
}
