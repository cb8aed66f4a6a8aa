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
}
