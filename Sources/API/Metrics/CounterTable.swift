import Synchronization

/// Counters that one thread increments and any thread may read at the same time, without a lock.
// Unchecked, because a pointer is not Sendable: this one never changes, and its cells are atomic.
final class CounterTable: @unchecked Sendable {
  let count: Int
  private let cells: UnsafeMutablePointer<Atomic<Int>>

  /// Makes `count` numbers, all of them 0.
  init(_ count: Int) {
    self.count = count
    cells = .allocate(capacity: count)
    for index in 0..<count { (cells + index).initialize(to: Atomic(0)) }
  }

  deinit {
    cells.deinitialize(count: count)
    cells.deallocate()
  }

  subscript(index: Int) -> Int {
    precondition(index >= 0 && index < count, "there is no such number")
    return cells[index].load(ordering: .relaxed)
  }

  /// Adds to a number; only ever on the one thread that counts.
  func add(_ change: Int, at index: Int) {
    precondition(index >= 0 && index < count, "there is no such number")
    let now = cells[index].load(ordering: .relaxed)
    cells[index].store(now &+ change, ordering: .relaxed)
  }
}
