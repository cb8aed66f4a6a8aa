/// Reads lines from chunks of bytes, in memory bounded by the longest line allowed.
struct LineReader {
  private let source: () throws -> [UInt8]?
  private var buffer: [UInt8] = []
  private var offset = 0
  private var isAtEnd = false
  private(set) var line = 0

  /// A line longer than this is no record (SQLite's limit of a row here is 4 MiB).
  static let longest = 4 << 20

  init(_ source: @escaping () throws -> [UInt8]?) { self.source = source }

  /// The next line without its end, or nil after the last.
  mutating func next() throws -> ArraySlice<UInt8>? {
    var searched = offset
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let found = buffer[offset..<end]
        offset = end + 1
        line += 1
        return found.last == 0x0D ? found.dropLast() : found
      }
      guard !isAtEnd else {
        guard offset < buffer.count else { return nil }
        let found = buffer[offset...]
        offset = buffer.count
        line += 1
        return found
      }
      guard buffer.count - offset <= LineReader.longest else {
        throw CSVError(line: line + 1, detail: "The line is longer than 4 MiB.")
      }
      searched = buffer.count - offset
      buffer.removeSubrange(..<offset)
      offset = 0
      if let chunk = try source() { buffer += chunk } else { isAtEnd = true }
    }
  }
}
