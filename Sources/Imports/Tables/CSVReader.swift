/// Reads rows of CSV (RFC 4180) from chunks of bytes, in constant memory.
///
/// Lines end with CRLF or LF; a quoted cell may contain both, commas and doubled quotes. A byte
/// order mark is skipped. Anything that is not CSV throws a `CSVError` and ends the reading,
/// because rows after it cannot be separated reliably.
package struct CSVReader {
  /// One row: its number from 1 (headings not counted), the line it begins on from 1, its cells.
  package struct Row {
    package let line: Int
    package let cells: [String]
  }

  private let source: () throws -> [UInt8]?
  /// What stands between two cells; nil until it is found from the first lines.
  private var separator: UInt8?
  private let notes: ReadingNotes?
  private var buffer: [UInt8] = []
  private var offset = 0
  private var line = 1
  private var isAtStart = true
  /// The length of the row so far in bytes.
  private var size = 0

  /// Reads the chunks of `source`, which are UTF-8, until it returns nil.
  package init(_ source: @escaping () throws -> [UInt8]?) {
    (self.source, separator, notes) = (source, UInt8(ascii: ","), nil)
  }

  /// The same of a table whose cells are separated as the first lines show, unless `separator` says how; notes
  /// tell what was found.
  init(
    separator: UInt8?, _ notes: ReadingNotes, _ source: @escaping () throws -> [UInt8]?
  ) {
    (self.source, self.separator, self.notes) = (source, separator, notes)
  }

  /// The next row that is not an empty line; nil at the end.
  package mutating func next() throws -> Row? {
    if isAtStart {
      isAtStart = false
      while buffer.count < 3, try fill() {}
      if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
      if separator == nil { try findSeparator() }
    }
    while let byte = try peek() {
      // An empty line is not a row; a row of one empty cell is written as two quotes.
      guard byte == 0x0A || byte == 0x0D else {
        let start = line
        return Row(line: start, cells: try row())
      }
      try endLine()
    }
    return nil
  }

  private mutating func findSeparator() throws {
    while buffer.count < SeparatorFinder.most, try fill() {}
    if let (stated, length) = SeparatorFinder.stated(buffer[offset...]) {
      offset += length
      line += 1
      separator = stated
    } else {
      separator = SeparatorFinder.found(buffer[offset...])
    }
    guard let found = TableOptions.separators.first(where: { $0.byte == separator }),
      found.byte != UInt8(ascii: ",")
    else { return }
    notes?.add("The cells of the file are separated by a \(found.name).")
  }

  private mutating func row() throws -> [String] {
    var cells: [String] = []
    size = 0
    while true {
      let (cell, isLast) = try cell()
      cells.append(cell)
      if isLast { return cells }
      guard cells.count <= 1000 else {
        throw CSVError(line: line, detail: "A row has more than 1,000 cells.")
      }
    }
  }

  /// Reads one cell; true if it is the last of its row.
  private mutating func cell() throws -> (String, Bool) {
    guard try peek() == UInt8(ascii: "\"") else { return try plainCell() }
    let start = line
    offset += 1
    var bytes: [UInt8] = []
    while let byte = try nextByte() {
      guard byte == UInt8(ascii: "\"") else {
        if byte == 0x0A { line += 1 }
        bytes.append(byte)
        try count()
        continue
      }
      switch try peek() {
      case UInt8(ascii: "\""):
        offset += 1
        bytes.append(byte)
        try count()
      case separator where separator != nil:
        offset += 1
        return (try text(bytes), false)
      case nil: return (try text(bytes), true)
      case 0x0A, 0x0D:
        try endLine()
        return (try text(bytes), true)
      default:
        throw CSVError(
          line: line,
          detail:
            "After a closing quote comes the next cell or the end of the line; double quotes inside a cell."
        )
      }
    }
    throw CSVError(line: start, detail: "The quote that opens on this line is never closed.")
  }

  private mutating func plainCell() throws -> (String, Bool) {
    var bytes: [UInt8] = []
    while let byte = try peek() {
      switch byte {
      case separator:
        offset += 1
        return (try text(bytes), false)
      case 0x0A, 0x0D:
        try endLine()
        return (try text(bytes), true)
      case UInt8(ascii: "\""):
        throw CSVError(
          line: line,
          detail:
            "A quote is inside a cell that does not begin with one; quote the whole cell and double it."
        )
      default:
        offset += 1
        bytes.append(byte)
        try count()
      }
    }
    return (try text(bytes), true)
  }

  private mutating func endLine() throws {
    if try nextByte() == 0x0D {
      guard try nextByte() == 0x0A else {
        throw CSVError(line: line, detail: "A carriage return is not followed by a line feed.")
      }
    }
    line += 1
  }

  /// Counts one more byte of the row; throws if the row is too long to keep in memory.
  private mutating func count() throws {
    size += 1
    guard size <= 1 << 20 else {
      throw CSVError(line: line, detail: "A row is longer than 1 MiB; is a quote missing?")
    }
  }

  private func text(_ bytes: [UInt8]) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CSVError(
        line: line,
        detail:
          "A cell is not UTF-8; save the file as UTF-8, or say in the mapping \"table\": {\"encoding\": \"windows-1252\"} if that is what it is."
      )
    }
    return text
  }

  private mutating func peek() throws -> UInt8? {
    while offset >= buffer.count { guard try fill() else { return nil } }
    return buffer[offset]
  }

  private mutating func nextByte() throws -> UInt8? {
    let byte = try peek()
    offset += 1
    return byte
  }

  private mutating func fill() throws -> Bool {
    guard let chunk = try source() else { return false }
    buffer.removeSubrange(..<min(offset, buffer.count))
    offset = 0
    buffer += chunk
    return true
  }
}
