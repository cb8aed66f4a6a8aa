/// What a connection has still to write: small things gathered in one buffer, a large body behind.
struct OutputBuffer {
  /// Bodies shorter than this are copied behind their head, so that one `write` takes both.
  private static let copyLimit = 16 * 1024
  /// A buffer that grew beyond this gives its room back when it is empty.
  private static let keptCapacity = 16 * 1024

  private var gathered: [UInt8] = []
  private var large: [UInt8] = []
  private var sent = 0

  var count: Int { gathered.count + large.count - sent }
  var isEmpty: Bool { count == 0 }
  /// Whether more may be gathered: nothing may overtake a large body.
  var isOpen: Bool { large.isEmpty }

  /// Lets `body` append to the gathered bytes; only while `isOpen`.
  mutating func gather<Result>(_ body: (inout [UInt8]) -> Result) -> Result { body(&gathered) }

  mutating func append(_ bytes: [UInt8]) {
    if bytes.count < Self.copyLimit {
      gathered.append(contentsOf: bytes)
    } else {
      large = bytes
    }
  }

  mutating func removeAll() {
    large = []
    sent = 0
    if gathered.capacity > Self.keptCapacity {
      gathered = []
    } else {
      gathered.removeAll(keepingCapacity: true)
    }
  }

  /// Writes once, as much as the socket takes.
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
      if isEmpty { removeAll() }
    }
    return outcome
  }
}
