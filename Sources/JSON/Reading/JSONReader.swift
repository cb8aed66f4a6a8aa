/// Parses a document in one pass.
///
/// It recurses, which is safe because the depth is checked before each descent.
struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let maxDepth: Int
  let maxMembers: Int
  var offset = 0
  /// The buffer in which strings with escapes are built, reused throughout the document.
  var scratch: [UInt8] = []
  /// The hashes of the names of every open object, innermost last.
  var nameHashes: [UInt64] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int, maxMembers: Int) {
    self.bytes = bytes
    self.maxDepth = maxDepth
    self.maxMembers = maxMembers
  }

  /// Reads the one value that the input consists of.
  mutating func document() throws(JSONError) -> JSON {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      // RFC 8259 8.1: a reader may ignore the mark. We refuse it, so that offsets mean one thing.
      throw fail(.encoding, "The document begins with a byte order mark; send UTF-8 without one.")
    }
    skipSpace()
    guard offset < bytes.count else {
      throw fail(.syntax, "The document is empty; expected a JSON value.")
    }
    let value = try value(depth: 0)
    skipSpace()
    guard offset == bytes.count else {
      throw fail(.syntax, "Expected nothing after the document, found \(found).")
    }
    return value
  }

  /// Reads the value at `offset`, inside `depth` arrays and objects.
  mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard offset < bytes.count else {
      throw fail(.syntax, "Expected a value, found \(found).")
    }
    switch bytes[offset] {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object(depth: try deeper(depth)))
    case UInt8(ascii: "["): return .array(try array(depth: try deeper(depth)))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw fail(.syntax, "Expected a value, found \(found).")
    }
  }

  private func deeper(_ depth: Int) throws(JSONError) -> Int {
    guard depth < maxDepth else {
      throw fail(.tooDeep, "Arrays and objects nest deeper than \(maxDepth) levels.")
    }
    return depth + 1
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSON] {
    offset += 1
    skipSpace()
    if skip(UInt8(ascii: "]")) { return [] }
    var elements: [JSON] = []
    while true {
      do {
        elements.append(try value(depth: depth))
      } catch {
        throw error.inside(String(elements.count))
      }
      skipSpace()
      if skip(UInt8(ascii: "]")) { return elements }
      guard skip(UInt8(ascii: ",")) else {
        throw fail(.syntax, "Expected a comma or ] after the element, found \(found).")
      }
      skipSpace()
      if peek == UInt8(ascii: "]") {
        throw fail(.syntax, "Expected another element after the comma, found \(found).")
      }
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    for index in 0..<word.utf8CodeUnitCount {
      guard offset + index < bytes.count, bytes[offset + index] == word.utf8Start[index] else {
        throw fail(.syntax, "Expected a value; a word that begins so can only be \(word).")
      }
    }
    offset += word.utf8CodeUnitCount
    return value
  }

  /// The byte at `offset`, or `nil` at the end.
  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Skips `byte` if it comes next; false if it does not.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  /// Skips the four characters that RFC 8259 defines as whitespace.
  mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }
}
