import Synchronization

/// A number that one thread changes and any thread reads, without a locked instruction.
final class Counter: Sendable {
  private let number = Atomic<Int>(0)

  var value: Int { number.load(ordering: .relaxed) }

  func add(_ change: Int) {
    number.store(number.load(ordering: .relaxed) &+ change, ordering: .relaxed)
  }
}
