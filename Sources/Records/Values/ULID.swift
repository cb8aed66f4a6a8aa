import Evidence
import Synchronization

/// Makes ids of 26 letters that sort by time: 48 bits of milliseconds and 80 random bits in Crockford's base 32.
///
/// Within one millisecond the random part counts up, so that ids of one process never go back.
package final class ULID: Sendable {
  private struct Last: Sendable {
    var milliseconds: Int64 = -1
    var high: UInt16 = 0
    var low: UInt64 = 0
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private let last = Mutex(Last())
  private let random: @Sendable () -> UInt64

  /// A generator with the system's randomness, or with `random` where the same ids must come again.
  package init(random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }) {
    self.random = random
  }

  /// The next id at `instant`.
  package func next(at instant: Instant) -> String {
    let (time, high, low) = last.withLock { last in
      if instant.milliseconds > last.milliseconds {
        last.milliseconds = instant.milliseconds
        // The top bit stays clear, so that counting up cannot overflow within a millisecond.
        last.high = UInt16(truncatingIfNeeded: random()) & 0x7FFF
        last.low = random()
      } else {
        last.low &+= 1
        if last.low == 0 { last.high &+= 1 }
      }
      return (max(0, last.milliseconds), last.high, last.low)
    }
    return ULID.text(time: UInt64(time), high: high, low: low)
  }

  /// The same id each time for one `name`, with the time of `instant`.
  package static func derived(from name: String, at instant: Instant) -> String {
    let digest = SHA256.digest(Array(name.utf8))
    func number(_ bytes: Range<Int>) -> UInt64 {
      digest[bytes].reduce(0) { $0 << 8 | UInt64($1) }
    }
    return text(
      time: UInt64(max(0, instant.milliseconds)), high: UInt16(number(0..<2)), low: number(2..<10))
  }

  private static func text(time: UInt64, high: UInt16, low: UInt64) -> String {
    String(unsafeUninitializedCapacity: 26) { buffer in
      for index in 0..<10 {
        buffer[index] = alphabet[Int(time >> UInt64(45 - 5 * index) & 31)]
      }
      var (high, low) = (UInt64(high), low)
      for index in stride(from: 25, through: 10, by: -1) {
        buffer[index] = alphabet[Int(low & 31)]
        low = low >> 5 | high << 59
        high >>= 5
      }
      return 26
    }
  }

  /// Whether `text` is 26 letters of the alphabet with a time that fits 48 bits.
  package static func isValid(_ text: some Collection<UInt8>) -> Bool {
    text.count == 26 && text.first.map { $0 <= 55 } == true && text.allSatisfy(isLetter)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "I"), UInt8(ascii: "L"), UInt8(ascii: "O"), UInt8(ascii: "U"): false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }
}
