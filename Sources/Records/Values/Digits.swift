/// Decimal digits from bytes and back; `Int(_:)` is not used because it accepts signs.
package enum Digits {
  /// The number that ASCII digits alone spell; nil for none, for other bytes and for more than 18.
  package static func value(_ bytes: some Collection<UInt8>) -> Int? {
    guard (1...18).contains(bytes.count) else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  /// `number` with leading zeros to `width`; `number` is not negative.
  package static func text(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// Writes numbers and signs into the bytes of a new text.
  struct Writer {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

    /// Writes the last digits of `number`, so many.
    mutating func write(_ number: Int, _ width: Int) {
      var rest = number.magnitude
      for place in stride(from: count + width - 1, through: count, by: -1) {
        bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      count += width
    }

    /// Writes a sign of ASCII.
    mutating func write(_ sign: Unicode.Scalar) {
      bytes[count] = UInt8(ascii: sign)
      count += 1
    }

    /// Writes `YYYY-MM-DD`.
    mutating func write(_ day: CalendarDate) {
      write(day.year, 4)
      write("-")
      write(day.month, 2)
      write("-")
      write(day.day, 2)
    }
  }
}
