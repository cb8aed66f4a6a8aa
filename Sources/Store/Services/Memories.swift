/// What a service remembers from one write of a transaction to the next, empty at first.
package protocol ServiceMemory {
  init()
}

/// The memories of a transaction, one of each type; gone with a savepoint that is given up, because what they were made
/// of may be gone.
struct Memories {
  private final class Box<Memory> {
    var memory: Memory

    init(_ memory: Memory) { self.memory = memory }
  }

  private var boxes: [ObjectIdentifier: AnyObject] = [:]

  /// Lends `body` the memory of a type.
  mutating func with<Memory: ServiceMemory, Output>(
    _ type: Memory.Type, _ body: (inout Memory) throws -> Output
  ) rethrows -> Output {
    let key = ObjectIdentifier(type)
    let box = boxes[key] as? Box<Memory> ?? Box(Memory())
    boxes[key] = box
    return try body(&box.memory)
  }

  mutating func forget() { boxes = [:] }
}

extension Ledger {
  /// Lends `body` what a service remembers in this transaction; the ledger is not to be written to meanwhile.
  package func withMemory<Memory: ServiceMemory, Output>(
    of type: Memory.Type, _ body: (inout Memory) throws -> Output
  ) rethrows -> Output {
    try memory.memories.with(type, body)
  }
}
