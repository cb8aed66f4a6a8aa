/// Goes once through a compact document that we wrote ourselves, from value to value, without a tree.
///
/// It trusts the document: where that is no compact JSON it ends early, and reads no byte outside the buffer.
package struct JSONCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  /// Stands before the value in `bytes`, which must outlive the cursor.
  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes.assumingMemoryBound(to: UInt8.self)
  }

  /// The byte that it stands before; nil at the end.
  package var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Goes past the byte, if it stands before that one.
  package mutating func skip(_ byte: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  /// Goes past a string and returns the bytes between its quotes, escapes as written; nil if there is none.
  package mutating func string() -> UnsafeRawBufferPointer? {
    guard next == UInt8(ascii: "\"") else { return nil }
    let start = offset + 1
    var end = start
    while true {
      end = ByteScan.special(in: bytes, from: end)
      guard end < bytes.count else { return nil }
      if bytes[end] == UInt8(ascii: "\"") { break }
      guard bytes[end] == UInt8(ascii: "\\") else { return nil }
      end += 2
      guard end <= bytes.count else { return nil }
    }
    offset = end + 1
    return UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[start..<end]))
  }

  /// Goes past a value of any kind; false if it does not end.
  package mutating func skipValue() -> Bool {
    var depth = 0
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        guard string() != nil else { return false }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { return true }
        depth -= 1
        offset += 1
      case UInt8(ascii: ",") where depth == 0: return true
      default: offset += 1
      }
    }
    return depth == 0
  }
}
