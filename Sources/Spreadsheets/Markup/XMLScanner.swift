/// The characters of a document of XML 1.0 in UTF-8: names, texts and what stands for other characters.
struct XMLScanner {
  private static let longestName = 256
  /// One text or attribute value, in bytes; spreadsheets allow 32,767 characters in a cell.
  private static let longestText = 1 << 20

  private let source: () throws(SpreadsheetError) -> [UInt8]?
  private var buffer: [UInt8] = []
  private var offset = 0

  init(_ source: @escaping () throws(SpreadsheetError) -> [UInt8]?) { self.source = source }

  /// Reads the mark and the declaration with which a document may begin.
  mutating func begin() throws(SpreadsheetError) {
    while buffer.count < 5, try fill() {}
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    if buffer.starts(with: [0xFE, 0xFF]) || buffer.starts(with: [0xFF, 0xFE]) {
      throw XMLScanner.fault("another encoding than UTF-8")
    }
    guard buffer[offset...].starts(with: "<?xml".utf8) else { return }
    offset += 5
    let text = try piece(upTo: "?>")
    guard let encoding = text.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/)?.output.1 else {
      return
    }
    guard encoding.lowercased() == "utf-8" || encoding.lowercased() == "us-ascii" else {
      throw XMLScanner.fault("another encoding than UTF-8")
    }
  }

  mutating func text() throws(SpreadsheetError) -> String {
    var bytes: [UInt8] = []
    while let byte = try peek(), byte != UInt8(ascii: "<") {
      offset += 1
      switch byte {
      case UInt8(ascii: "&"): bytes += try reference()
      case 0x0D:
        // XML 1.0, 2.11: lines end with LF, however they were written.
        bytes.append(0x0A)
        if try peek() == 0x0A { offset += 1 }
      default: bytes.append(byte)
      }
      guard bytes.count <= XMLScanner.longestText else { throw XMLScanner.fault("a text too long") }
    }
    return try valid(bytes)
  }

  /// A name, with its prefix.
  mutating func name() throws(SpreadsheetError) -> String {
    var bytes: [UInt8] = []
    while let byte = try peek(), XMLScanner.isInName(byte) {
      offset += 1
      bytes.append(byte)
      guard bytes.count <= XMLScanner.longestName else { throw XMLScanner.fault("a name too long") }
    }
    guard let first = bytes.first, !(0x30...0x39).contains(first), first != UInt8(ascii: "-"),
      first != UInt8(ascii: ".")
    else { throw XMLScanner.fault("a tag without a name") }
    return try valid(bytes)
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF, UInt8(ascii: ":"),
      UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// What follows `&`, up to its semicolon.
  private mutating func reference() throws(SpreadsheetError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let byte = try take(), byte != UInt8(ascii: ";") {
      bytes.append(byte)
      guard bytes.count <= 10 else { throw XMLScanner.fault("an entity that is not read") }
    }
    switch String(decoding: bytes, as: UTF8.self) {
    case "amp": return [UInt8(ascii: "&")]
    case "lt": return [UInt8(ascii: "<")]
    case "gt": return [UInt8(ascii: ">")]
    case "quot": return [UInt8(ascii: "\"")]
    case "apos": return [UInt8(ascii: "'")]
    case let text where text.hasPrefix("#"):
      let isHexadecimal = text.dropFirst().hasPrefix("x")
      guard
        let number = UInt32(
          text.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10),
        let scalar = Unicode.Scalar(number), XMLScanner.isCharacter(scalar)
      else { throw XMLScanner.fault("a character that there is not") }
      return Array(String(scalar).utf8)
    default: throw XMLScanner.fault("an entity that is not read")
    }
  }

  /// XML 1.0, 2.2.
  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private func valid(_ bytes: [UInt8]) throws(SpreadsheetError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw XMLScanner.fault("bytes that are not UTF-8")
    }
    return text
  }

  /// The value of an attribute between its quotes.
  mutating func quoted() throws(SpreadsheetError) -> String {
    let quote = try take()
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw XMLScanner.fault("a value without quotes")
    }
    var bytes: [UInt8] = []
    while let byte = try take(), byte != quote {
      switch byte {
      case UInt8(ascii: "&"): bytes += try reference()
      case UInt8(ascii: "<"): throw XMLScanner.fault("a < in a value")
      // XML 1.0, 3.3.3: white space in a value is read as spaces.
      case 0x09, 0x0A, 0x0D: bytes.append(0x20)
      default: bytes.append(byte)
      }
      guard bytes.count <= XMLScanner.longestText else {
        throw XMLScanner.fault("a value too long")
      }
    }
    return try valid(bytes)
  }

  /// Whether `word` comes next, which then is read.
  mutating func skip(_ word: String) throws(SpreadsheetError) -> Bool {
    let bytes = Array(word.utf8)
    while buffer.count - offset < bytes.count, try fill() {}
    guard buffer[min(offset, buffer.count)...].starts(with: bytes) else { return false }
    offset += bytes.count
    return true
  }

  /// Reads on to the end of the next `word`.
  mutating func skip(past word: String) throws(SpreadsheetError) {
    while try !skip(word) { guard try take() != nil else { throw XMLScanner.fault("no end") } }
  }

  /// The text up to `word`, which is read too.
  mutating func piece(upTo word: String) throws(SpreadsheetError) -> String {
    var bytes: [UInt8] = []
    while try !skip(word) {
      guard let byte = try take(), bytes.count < XMLScanner.longestText else {
        throw XMLScanner.fault("a text too long, or no end")
      }
      bytes.append(byte)
    }
    return try valid(bytes)
  }

  /// Reads white space; whether there was any.
  mutating func skipSpace() throws(SpreadsheetError) -> Bool {
    var isSpace = false
    while let byte = try peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      offset += 1
      isSpace = true
    }
    return isSpace
  }

  mutating func skipByte() { offset += 1 }

  mutating func take() throws(SpreadsheetError) -> UInt8? {
    let byte = try peek()
    offset += 1
    return byte
  }

  mutating func peek() throws(SpreadsheetError) -> UInt8? {
    while offset >= buffer.count { guard try fill() else { return nil } }
    return buffer[offset]
  }

  private mutating func fill() throws(SpreadsheetError) -> Bool {
    guard let more = try source() else { return false }
    buffer.removeSubrange(..<min(offset, buffer.count))
    offset = 0
    buffer += more
    return true
  }

  static func fault(_ what: String) -> SpreadsheetError {
    SpreadsheetError("The workbook is damaged: a part of it has \(what). Save it anew.")
  }
}
