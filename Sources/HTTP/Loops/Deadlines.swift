/// When to look at which connection again: a binary heap whose entries may be early, never late.
///
/// A connection's deadline moves forward with every request. Its entry stays where it is until it
/// comes up; only then is the true deadline asked for. So a request costs no heap operation.
struct Deadlines {
  struct Entry {
    let time: Int64
    let descriptor: CInt
    let serial: UInt32
  }

  private var heap: [Entry] = []

  var earliest: Int64? { heap.first?.time }

  mutating func insert(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0, heap[child].time < heap[(child - 1) / 2].time {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes the earliest entry out if it is due.
  mutating func popDue(at now: Int64) -> Entry? {
    guard let first = heap.first, first.time <= now else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].time < heap[least].time {
        least = child
      }
      if least == parent { return first }
      heap.swapAt(least, parent)
      parent = least
    }
  }
}
