import Records

/// Turns the chunks of a table into UTF-8: UTF-16 is known by its mark, anything else is as the mapping says.
struct TextDecoder {
  private enum Form {
    case utf8
    case windows1252
    /// With its high byte first or last.
    case utf16(isBigEndian: Bool)
  }

  private let source: () throws -> [UInt8]?
  private let encoding: TextEncoding?
  private let notes: ReadingNotes
  private var form: Form?
  /// The bytes from which the form was found.
  private var first: [UInt8] = []
  /// Bytes that wait for the rest of their character.
  private var rest: [UInt8] = []
  private var lines = 1

  init(
    _ encoding: TextEncoding?, _ notes: ReadingNotes, _ source: @escaping () throws -> [UInt8]?
  ) {
    (self.encoding, self.notes, self.source) = (encoding, notes, source)
  }

  /// The next bytes in UTF-8; nil at the end.
  mutating func next() throws -> [UInt8]? {
    if form == nil { try begin() }
    let more: [UInt8]
    if !first.isEmpty {
      more = first
      first = []
    } else if let next = try source() {
      more = next
    } else {
      guard rest.isEmpty else { throw broken("a character is cut in two at its end") }
      return nil
    }
    let chunk = rest + more
    rest = []
    switch form {
    case .utf8, nil: return chunk
    case .windows1252:
      guard let decoded = TextEncoding.utf8(ofWindows1252: chunk) else {
        throw broken("it has bytes that windows-1252 has no character for")
      }
      lines += decoded.count { $0 == 0x0A }
      return decoded
    case .utf16(let isBigEndian): return try decoded(chunk, isBigEndian)
    }
  }

  /// Finds the form from the first bytes.
  private mutating func begin() throws {
    while first.count < 3, let more = try source() { first += more }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
      form = .utf16(isBigEndian: first[0] == 0xFE)
      first.removeFirst(2)
      notes.add("The file is in UTF-16, as its first bytes say.")
    } else if encoding == .windows1252, !first.starts(with: [0xEF, 0xBB, 0xBF]) {
      form = .windows1252
    } else {
      form = .utf8
    }
  }

  private mutating func decoded(_ chunk: [UInt8], _ isBigEndian: Bool) throws -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(chunk.count / 2)
    for index in stride(from: 0, to: chunk.count - 1, by: 2) {
      let (one, two) = (UInt16(chunk[index]), UInt16(chunk[index + 1]))
      units.append(isBigEndian ? one << 8 | two : two << 8 | one)
    }
    var kept = units.count * 2
    if let last = units.last, UTF16.isLeadSurrogate(last) {
      units.removeLast()
      kept -= 2
    }
    rest = Array(chunk[kept...])
    guard let text = String(validating: units, as: UTF16.self) else {
      throw broken("it has halves of characters")
    }
    let bytes = Array(text.utf8)
    lines += bytes.count { $0 == 0x0A }
    return bytes
  }

  private func broken(_ what: String) -> CSVError {
    CSVError(line: lines, detail: "The file is not in the encoding that it should be in: \(what).")
  }
}
