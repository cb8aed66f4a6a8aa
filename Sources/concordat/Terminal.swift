import Foundation

/// Writing to the terminal, or to whatever stands in its place; `stdout` itself is no concurrency-safe global.
enum Terminal {
  /// What was to be written was not taken, or not all of it.
  struct Unwritten: Error, CustomStringConvertible {
    /// What could not be written, as the beginning of a sentence.
    let name: String
    let reason: Int32

    /// Whether the reader has gone away: it has read what it wanted, as `head` does.
    var isUnread: Bool { reason == EPIPE }

    var description: String {
      "\(name) could not be written: \(String(cString: strerror(reason)))."
    }
  }

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// One line or several on standard output.
  static func print(_ text: String) throws(Unwritten) { try print(Array("\(text)\n".utf8)) }

  /// Bytes on standard output.
  static func print(_ bytes: [UInt8]) throws(Unwritten) {
    try write(bytes, to: STDOUT_FILENO, "Standard output")
  }

  /// Rows with their cells one below the other.
  static func table(_ rows: [[String]]) -> String {
    let widths = rows.reduce(into: [Int]()) { widths, row in
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return rows.map { row in
      let padded = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      return padded.joined(separator: "  ").replacing(/\ +$/, with: "")
    }.joined(separator: "\n")
  }

  /// A sentence on standard error.
  static func complain(_ text: String) {
    tell("concordat: \(text)\n")
  }

  /// Replaces the line of progress; nothing where nobody watches.
  static func progress(_ text: String) {
    guard isInteractive else { return }
    tell("\r\u{1B}[K\(text)")
  }

  /// Who does not listen to complaints cannot be told so.
  private static func tell(_ text: String) {
    try? write(Array(text.utf8), to: STDERR_FILENO, "Standard error")
  }

  /// Writes all of the bytes, however often the descriptor takes only some.
  static func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws(Unwritten) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        let reason = errno
        guard reason == EINTR else { throw Unwritten(name: name, reason: reason) }
        continue
      }
      rest = rest.dropFirst(count)
    }
  }
}
