extension JSONReader {
  /// Reads the string whose opening quote is at `offset`.
  mutating func string() throws(JSONError) -> String {
    let start = offset + 1
    offset = ByteScan.special(in: bytes, from: start)
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
      return try escapedString(from: start)
    }
    // Most strings have no escape: they are copied from the input in one step.
    let run = UnsafeBufferPointer(rebasing: bytes[start..<offset])
    guard let text = JSONReader.text(run) else { throw notUTF8(from: start) }
    offset += 1
    return text
  }

  /// The text of `bytes`; nil if they are not UTF-8.
  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    // Decoding what is ASCII cannot fail, and costs half of what validating in general does.
    ByteScan.isASCII(bytes)
      ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
  }

  /// Reads the rest of a string from its first escape or error on.
  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    scratch.removeAll(keepingCapacity: true)
    var run = start
    while true {
      scratch.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[run..<offset]))
      guard offset < bytes.count else {
        throw fail(.syntax, "Expected a closing quote, found \(found).")
      }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        guard let text = String(validating: scratch, as: UTF8.self) else {
          throw notUTF8(from: start)
        }
        offset += 1
        return text
      case UInt8(ascii: "\\"): try escape()
      default:
        throw fail(.syntax, "Expected \(found) in a string to be written as an escape.")
      }
      run = offset
      offset = ByteScan.special(in: bytes, from: offset)
    }
  }

  /// Reads one escape and appends it to `scratch`.
  private mutating func escape() throws(JSONError) {
    let start = offset
    offset += 1
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(bytes[offset])
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "u"):
      offset += 1
      scratch.append(contentsOf: UTF8.encode(try escapedScalar(from: start)) ?? .init())
      return
    default:
      throw fail(
        .syntax, "Expected one of \" \\ / b f n r t u after the backslash, found \(found).")
    }
    offset += 1
  }

  /// Reads the digits of a `\u` escape that began at `start`, or of both of a surrogate pair.
  private mutating func escapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) {
      let second = try hexadecimal()
      if case 0xDC00...0xDFFF = second,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw fail(
      .encoding, "Expected \\u escapes of a surrogate to come in pairs, high then low.", at: start)
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      // Digit by digit, because UInt32("+5", radix: 16) succeeds.
      let digit: UInt8
      switch peek {
      case let byte? where UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte: digit = byte - 0x30
      case let byte? where UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte: digit = byte - 0x57
      case let byte? where UInt8(ascii: "A")...UInt8(ascii: "F") ~= byte: digit = byte - 0x37
      default: throw fail(.syntax, "Expected four hexadecimal digits after \\u, found \(found).")
      }
      number = number << 4 | UInt32(digit)
      offset += 1
    }
    return number
  }

  /// The error for the first bytes after `start` that are not UTF-8.
  private func notUTF8(from start: Int) -> JSONError {
    var parser = UTF8.ForwardParser()
    var iterator = bytes[start..<offset].makeIterator()
    var fault = start
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { fault += scalar.count }
    let byte = String(bytes[min(fault, bytes.count - 1)], radix: 16, uppercase: true)
    return fail(.encoding, "Expected UTF-8, found the byte 0x\(byte) where none can be.", at: fault)
  }
}
