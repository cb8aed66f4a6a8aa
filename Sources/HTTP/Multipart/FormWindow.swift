#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A stretch of a long body in memory, which is moved along it.
struct FormWindow {
  private static let chunk = 256 << 10

  private let length: Int
  private let read: (Int, Int) throws -> [UInt8]
  private var held: [UInt8] = []
  /// Where in the body `held` begins.
  private var start = 0

  init(length: Int, _ read: @escaping (Int, Int) throws -> [UInt8]) {
    (self.length, self.read) = (length, read)
  }

  /// Up to `count` bytes at `place`; fewer at the end of the body.
  mutating func bytes(at place: Int, count: Int) throws -> ArraySlice<UInt8> {
    let end = min(length, place + count)
    guard place < end else { return [] }
    if place < start || end > start + held.count {
      held = try read(place, max(FormWindow.chunk, count))
      start = place
    }
    let first = place - start
    return held[first..<min(held.count, first + end - place)]
  }

  /// Where `pattern` begins first from `place` on; nil if it does not come.
  mutating func find(_ pattern: [UInt8], from place: Int) throws -> Int? {
    var place = place
    while place + pattern.count <= length {
      let bytes = try bytes(at: place, count: FormWindow.chunk)
      let found = bytes.withUnsafeBytes { FormWindow.place(of: pattern, in: $0) }
      if let found { return place + found }
      // What the end of this stretch begins may go on in the next one.
      guard bytes.count >= pattern.count else { return nil }
      place += bytes.count - pattern.count + 1
    }
    return nil
  }

  /// Where `pattern` begins first; its first byte is looked for by the system's own search.
  private static func place(of pattern: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let base = bytes.baseAddress, let first = pattern.first else { return nil }
    var start = 0
    while start + pattern.count <= bytes.count {
      guard let found = memchr(base + start, CInt(first), bytes.count - pattern.count + 1 - start)
      else { return nil }
      let place = found - UnsafeMutableRawPointer(mutating: base)
      if memcmp(found, pattern, pattern.count) == 0 { return place }
      start = place + 1
    }
    return nil
  }
}
