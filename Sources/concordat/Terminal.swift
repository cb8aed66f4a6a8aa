import Foundation

/// Writing to the terminal or its replacement; `stdout` itself is not concurrency-safe.
enum Terminal {
  /// The output could not be written completely.
  struct Unwritten: Error, CustomStringConvertible {
    /// The name of the output, as the beginning of a sentence.
    let name: String
    let reason: Int32

    /// Whether the reader has closed the pipe, as `head` does once it has read enough.
    var isUnread: Bool { reason == EPIPE }

    var description: String {
      "\(name) could not be written: \(String(cString: strerror(reason)))."
    }
  }

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Prints one or several lines to standard output.
  static func print(_ text: String) throws(Unwritten) { try print(Array("\(text)\n".utf8)) }

  /// Prints bytes to standard output.
  static func print(_ bytes: [UInt8]) throws(Unwritten) {
    try write(bytes, to: STDOUT_FILENO, "Standard output")
  }

  /// Rows as a table with aligned columns.
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

  /// Prints a sentence to standard error.
  static func complain(_ text: String) {
    tell("concordat: \(text)\n")
  }

  /// Replaces the progress line; does nothing unless standard error is a terminal.
  static func progress(_ text: String) {
    guard isInteractive else { return }
    tell("\r\u{1B}[K\(text)")
  }

  /// A failure to write to standard error cannot be reported anywhere.
  private static func tell(_ text: String) {
    try? write(Array(text.utf8), to: STDERR_FILENO, "Standard error")
  }

  /// Writes all of the bytes, in as many calls as it takes.
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
