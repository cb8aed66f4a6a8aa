extension [UInt8] {
  /// Appends `text` as a JSON string, escaping only what RFC 8259 requires.
  package mutating func appendJSONString(_ text: String) {
    var text = text
    text.withUTF8 { appendJSONString(utf8: UnsafeRawBufferPointer($0)) }
  }

  /// Appends bytes as a JSON string; the caller guarantees that they are valid UTF-8.
  package mutating func appendJSONString(utf8: UnsafeRawBufferPointer) {
    let source = utf8.assumingMemoryBound(to: UInt8.self)
    append(UInt8(ascii: "\""))
    var run = 0
    while true {
      let special = ByteScan.special(in: source, from: run)
      append(contentsOf: UnsafeBufferPointer(rebasing: source[run..<special]))
      guard special < source.count else { break }
      appendJSONEscape(of: source[special])
      run = special + 1
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends an integer in decimal digits, without creating a String.
  package mutating func appendJSONInteger(_ number: Int64) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var index = 20
      var rest = number.magnitude
      repeat {
        index -= 1
        digits[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if number < 0 { append(UInt8(ascii: "-")) }
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[index...]))
    }
  }

  private mutating func appendJSONEscape(of byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append(contentsOf: "u00".utf8)
      for digit in [byte >> 4, byte & 15] { append(digit < 10 ? digit + 0x30 : digit + 0x57) }
    }
  }
}
