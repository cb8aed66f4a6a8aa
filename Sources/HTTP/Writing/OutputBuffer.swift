/// The bytes a connection has still to write: short parts in one buffer, then a large body.
struct OutputBuffer {
  /// Bodies shorter than this are copied behind their head, so that one `write` sends both.
  ///
  /// Limits of 0, 1 KiB, 16 KiB and 1 MB could not be told apart: a record of 1.5 kB took 10.5 to
  /// 13.5 µs of processor time a request and a page of 75 kB 31 to 39 µs, and runs of each limit
  /// were at both ends of those ranges.
  private static let copyLimit = 16 * 1024
  /// A buffer larger than this is released after use.
  private static let keptCapacity = 256 * 1024

  private var gathered: [UInt8] = []
  private var large: [UInt8] = []
  private var sent = 0

  var count: Int { gathered.count + large.count - sent }
  var isEmpty: Bool { count == 0 }
  /// Whether more may be gathered; not behind a large body, which must be written first.
  var isOpen: Bool { large.isEmpty }

  /// Lets `body` append to the gathered bytes; only while `isOpen`.
  mutating func gather<Output>(_ body: (inout [UInt8]) -> Output) -> Output { body(&gathered) }

  mutating func append(_ bytes: [UInt8]) {
    if bytes.count < Self.copyLimit {
      gathered.append(contentsOf: bytes)
    } else {
      large = bytes
    }
  }

  /// Borrows the worker's spare buffer, if it is there and this one has none.
  mutating func borrowRoom(from spare: inout [UInt8]) {
    if gathered.capacity == 0 { swap(&gathered, &spare) }
  }

  /// Returns the empty buffer to the worker, so that an idle connection has none.
  mutating func returnRoom(to spare: inout [UInt8]) {
    guard isEmpty, gathered.capacity > 0 else { return }
    if spare.capacity == 0, gathered.capacity <= Self.keptCapacity { swap(&gathered, &spare) }
    gathered = []
  }

  /// Writes once, as much as the socket accepts.
  mutating func write(to socket: Socket) -> Socket.Outcome {
    let fromGathered = min(sent, gathered.count)
    let outcome = gathered.withUnsafeBytes { first in
      large.withUnsafeBytes { second in
        socket.send(
          UnsafeRawBufferPointer(rebasing: first.dropFirst(fromGathered)),
          UnsafeRawBufferPointer(rebasing: second.dropFirst(sent - fromGathered)))
      }
    }
    if case .moved(let count) = outcome {
      sent += count
      if isEmpty { empty() }
    }
    return outcome
  }

  private mutating func empty() {
    gathered.removeAll(keepingCapacity: true)
    large = []
    sent = 0
  }
}
