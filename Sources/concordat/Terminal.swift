import Foundation

/// Writing to the terminal, or to whatever stands in its place; `stdout` itself is no concurrency-safe global.
enum Terminal {
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// One line or several on standard output.
  static func print(_ text: String) { write(Array("\(text)\n".utf8), to: STDOUT_FILENO) }

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
    write(Array("concordat: \(text)\n".utf8), to: STDERR_FILENO)
  }

  /// Replaces the line of progress; nothing where nobody watches.
  static func progress(_ text: String) {
    guard isInteractive else { return }
    write(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
  }

  /// All of the bytes, however often the descriptor takes only some; false if nobody reads any more.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        guard errno == EINTR else { return false }
        continue
      }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
