extension JSONReader {
  /// An error at `place`, or at the current offset.
  func fail(_ code: JSONError.Code, _ message: String, at place: Int? = nil) -> JSONError {
    JSONError(code, message, at: place ?? offset, in: bytes)
  }

  /// The character at `offset`, in words for an error message.
  var found: String {
    guard let byte = peek else { return "the end of the document" }
    switch byte {
    case 0x0A, 0x0D: return "a line break"
    case 0x09: return "a tab"
    case UInt8(ascii: "'"): return "a single quote"
    case UInt8(ascii: "\""): return "a double quote"
    case 0x21..<0x7F: return "\"\(Character(Unicode.Scalar(byte)))\""
    case 0x20: return "a space"
    default: break
    }
    var parser = UTF8.ForwardParser()
    var iterator = bytes[offset...].makeIterator()
    if byte >= 0x80, case .valid(let encoded) = parser.parseScalar(from: &iterator) {
      return "\"\(Character(UTF8.decode(encoded)))\""
    }
    let digits = String(byte, radix: 16, uppercase: true)
    return "the byte 0x\(byte < 0x10 ? "0" : "")\(digits)"
  }
}
