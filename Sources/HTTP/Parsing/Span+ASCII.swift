/// Tests on bytes for the parser.
///
/// A span checks its bounds and, unlike an array slice, needs no reference counting.
extension Span<UInt8> {
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  func firstIndex(of byte: UInt8) -> Int? { firstIndex(of: byte, in: indices) }

  /// Whether every byte satisfies `condition`; true when empty.
  func allSatisfy(_ condition: (UInt8) -> Bool) -> Bool {
    for index in indices {
      guard condition(self[index]) else { return false }
    }
    return true
  }

  /// Whether the bytes are those of `text`, without regard to ASCII case.
  func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    let expected = UnsafeBufferPointer(start: text.utf8Start, count: count)
    for index in indices {
      guard ASCII.folded(self[index]) == ASCII.folded(expected[index]) else { return false }
    }
    return true
  }

  /// Whether the bytes are exactly those of `text`.
  func isExactly(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    let expected = UnsafeBufferPointer(start: text.utf8Start, count: count)
    for index in indices {
      guard self[index] == expected[index] else { return false }
    }
    return true
  }

  /// The bytes as text; only for bytes known to be ASCII.
  var text: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}
