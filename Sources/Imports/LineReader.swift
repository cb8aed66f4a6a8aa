import Foundation

/// Reads lines from chunks of bytes, in memory bounded by the longest line allowed.
package struct LineReader {
  private let source: () throws -> [UInt8]?
  private var buffer: [UInt8] = []
  private var offset = 0
  private var isAtEnd = false
  private(set) var line = 0

  /// The most bytes of a line, 1 MiB; no record is longer.
  package static let longest = 1 << 20

  private let longest: Int

  package init(longest: Int = LineReader.longest, _ source: @escaping () throws -> [UInt8]?) {
    (self.longest, self.source) = (longest, source)
  }

  /// The next line without its line ending; nil after the last.
  ///
  /// A byte order mark before the first is left out: editors write one (RFC 8259, 8.1, lets readers ignore it).
  package mutating func next() throws -> ArraySlice<UInt8>? {
    let isFirst = line == 0
    guard let found = try read() else { return nil }
    return isFirst && found.starts(with: [0xEF, 0xBB, 0xBF]) ? found.dropFirst(3) : found
  }

  private mutating func read() throws -> ArraySlice<UInt8>? {
    var searched = offset
    while true {
      if let end = lineEnd(from: searched) {
        let found = buffer[offset..<end]
        try bound(found.count)
        offset = end + 1
        line += 1
        return found.last == 0x0D ? found.dropLast() : found
      }
      guard !isAtEnd else {
        guard offset < buffer.count else { return nil }
        let found = buffer[offset...]
        try bound(found.count)
        offset = buffer.count
        line += 1
        return found
      }
      try bound(buffer.count - offset)
      searched = buffer.count - offset
      buffer.removeSubrange(..<offset)
      offset = 0
      if let chunk = try source() { buffer += chunk } else { isAtEnd = true }
    }
  }

  /// Where the next line feed is.
  private func lineEnd(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = memchr(base + start, 0x0A, bytes.count - start)
      else { return nil }
      return found - UnsafeMutableRawPointer(mutating: base)
    }
  }

  private func bound(_ count: Int) throws {
    guard count <= longest else {
      throw CSVError(line: line + 1, detail: "The line is longer than \(longest >> 20) MiB.")
    }
  }
}
