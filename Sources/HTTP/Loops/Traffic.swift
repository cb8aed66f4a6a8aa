import Synchronization

/// What went through one worker: counted by its thread alone, read by any.
final class Traffic: Sendable {
  let received = Counter()
  let sent = Counter()
  /// Requests whose head was read and whose answer is not whole yet.
  let inHand = Counter()
}

/// A number that one thread changes and any may read: two plain moves, no locked instruction.
final class Counter: Sendable {
  private let number = Atomic<Int>(0)

  var value: Int { number.load(ordering: .relaxed) }

  func add(_ change: Int) {
    number.store(number.load(ordering: .relaxed) &+ change, ordering: .relaxed)
  }
}
