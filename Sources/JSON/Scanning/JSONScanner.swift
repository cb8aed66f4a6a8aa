/// Iterates over the top-level members of a compact object we wrote ourselves, without a tree.
///
/// It trusts the document: anything that is not compact JSON ends the iteration early, and no byte
/// outside the buffer is ever read.
package struct JSONScanner {
  /// The position of one member in the document.
  package struct Member: Sendable, Equatable {
    /// The bytes of the name between its quotes, escapes as written.
    package let name: Range<Int>
    /// The bytes of the value.
    package let value: Range<Int>
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  /// Starts at the first member of the object in `bytes`, which must outlive the scanner.
  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes.assumingMemoryBound(to: UInt8.self)
    if self.bytes.first != UInt8(ascii: "{") { offset = bytes.count }
  }

  /// The next member, or `nil` after the last.
  package mutating func next() -> Member? {
    // The byte at `offset` is the opening brace or the comma before a member.
    let opening = offset + 1
    guard opening < bytes.count, bytes[opening] == UInt8(ascii: "\"") else { return nil }
    guard let closing = endOfString(from: opening) else { return nil }
    guard closing < bytes.count, bytes[closing] == UInt8(ascii: ":") else { return nil }
    guard let end = endOfValue(from: closing + 1) else { return nil }
    offset = end
    return Member(name: opening + 1..<closing - 1, value: closing + 1..<end)
  }

  /// Calls `body` with each member of the object in `bytes`.
  package static func forEachMember(
    of bytes: [UInt8], _ body: (Member) throws -> Void
  ) rethrows {
    try bytes.withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      while let member = scanner.next() { try body(member) }
    }
  }

  /// The bytes of the value of the member called `name`, or `nil` if there is none.
  package static func value(of name: String, in bytes: [UInt8]) -> Range<Int>? {
    bytes.withUnsafeBytes { value(of: name, in: $0) }
  }

  /// The bytes of the value of the member called `name`, or `nil` if there is none.
  package static func value(of name: String, in buffer: UnsafeRawBufferPointer) -> Range<Int>? {
    var scanner = JSONScanner(buffer)
    while let member = scanner.next() {
      let isShorter = member.name.count != name.utf8.count
      if !isShorter, buffer[member.name].elementsEqual(name.utf8) { return member.value }
    }
    return nil
  }

  /// The index after the closing quote of the string that opens at `opening`; nil without one.
  private func endOfString(from opening: Int) -> Int? {
    var index = opening + 1
    while true {
      index = ByteScan.special(in: bytes, from: index)
      guard index < bytes.count else { return nil }
      switch bytes[index] {
      case UInt8(ascii: "\""): return index + 1
      case UInt8(ascii: "\\"): index += 2
      default: return nil
      }
    }
  }

  /// The index after the value at `start`: that of its comma or closing brace; nil without one.
  private func endOfValue(from start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        guard let end = endOfString(from: index) else { return nil }
        index = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return index > start ? index : nil }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return index > start ? index : nil
      default: break
      }
      index += 1
    }
    return nil
  }
}
