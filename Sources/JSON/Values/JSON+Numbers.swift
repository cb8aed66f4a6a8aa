extension JSON {
  /// The number as an integer, exactly: `1.0` and `1e2` are integers (JSON Schema 2020-12, 6.1.1).
  ///
  /// It is `nil` for a fraction, a number beyond 64 bits, or anything that is not a number. No
  /// floating point is involved, so `9007199254740993.0` keeps its last digit.
  package var integerValue: Int64? {
    switch self {
    case .integer(let number): number
    case .decimal(let literal): Self.integer(ofDecimal: literal)
    default: nil
    }
  }

  /// Shifts the decimal point by the exponent and reads the digits, without dividing.
  private static func integer(ofDecimal literal: String) -> Int64? {
    var digits: [UInt8] = []
    var fractionCount = 0
    var exponent = 0
    var isExponentNegative = false
    var part = NumberPart.whole
    for byte in literal.utf8 {
      switch (byte, part) {
      case (UInt8(ascii: "."), _): part = .fraction
      case (UInt8(ascii: "e"), _), (UInt8(ascii: "E"), _): part = .exponent
      case (UInt8(ascii: "-"), .exponent): isExponentNegative = true
      case (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponent):
        // Beyond a million the result is 0, a fraction or an overflow, whatever digits follow.
        exponent = min(exponent * 10 + Int(byte - UInt8(ascii: "0")), 1 << 40)
      case (UInt8(ascii: "0")...UInt8(ascii: "9"), _):
        digits.append(byte - UInt8(ascii: "0"))
        if part == .fraction { fractionCount += 1 }
      default: break  // the signs "+" and the leading "-"
      }
    }
    guard let first = digits.firstIndex(where: { $0 != 0 }),
      let last = digits.lastIndex(where: { $0 != 0 })
    else { return 0 }
    let shift = (isExponentNegative ? -exponent : exponent) - fractionCount
    let zeros = shift + digits.count - 1 - last
    guard zeros >= 0, last - first + 1 + zeros <= 19 else { return nil }
    return assemble(digits[first...last], zeros: zeros, isNegative: literal.utf8.first == 0x2D)
  }

  private static func assemble(
    _ digits: ArraySlice<UInt8>, zeros: Int, isNegative: Bool
  ) -> Int64? {
    var number: Int64 = 0
    for digit in digits + [UInt8](repeating: 0, count: zeros) {
      // Built as a negative number, because Int64.min has no positive counterpart.
      let (shifted, didOverflow) = number.multipliedReportingOverflow(by: 10)
      let (next, didUnderflow) = shifted.subtractingReportingOverflow(Int64(digit))
      guard !didOverflow, !didUnderflow else { return nil }
      number = next
    }
    guard !isNegative else { return number }
    return number == .min ? nil : -number
  }

  private enum NumberPart { case whole, fraction, exponent }
}
