extension JSONReader {
  /// Reads the number at `offset`: `.integer` if it is written as one and fits 64 bits.
  mutating func number() throws(JSONError) -> JSON {
    let start = offset
    let isNegative = skip(UInt8(ascii: "-"))
    let firstDigit = offset
    var magnitude: UInt64 = 0
    var didOverflow = false
    while let digit = digit() {
      let (tens, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(digit)
      didOverflow = didOverflow || overflow || carry
      magnitude = sum
      offset += 1
    }
    if offset == firstDigit {
      throw fail(.syntax, "Expected a digit after the minus sign, found \(found).")
    }
    if bytes[firstDigit] == UInt8(ascii: "0"), offset > firstDigit + 1 {
      throw fail(.syntax, "Expected a number without leading zeros.", at: firstDigit)
    }
    switch peek {
    case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      try fractionAndExponent()
    default:
      if !didOverflow, let number = Self.integer(magnitude, isNegative) { return .integer(number) }
    }
    let literal = UnsafeBufferPointer(rebasing: bytes[start..<offset])
    return .decimal(String(decoding: literal, as: UTF8.self))
  }

  private static func integer(_ magnitude: UInt64, _ isNegative: Bool) -> Int64? {
    guard isNegative else { return Int64(exactly: magnitude) }
    return magnitude <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
  }

  private mutating func fractionAndExponent() throws(JSONError) {
    if skip(UInt8(ascii: ".")) {
      try digits(after: "the decimal point")
    }
    if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      try digits(after: "the exponent's e")
    }
  }

  private mutating func digits(after what: String) throws(JSONError) {
    guard digit() != nil else {
      throw fail(.syntax, "Expected a digit after \(what), found \(found).")
    }
    while digit() != nil { offset += 1 }
  }

  private func digit() -> UInt64? {
    guard let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    return UInt64(byte - UInt8(ascii: "0"))
  }
}
