/// What the Connection fields of a request ask for (RFC 9112 section 9.3).
struct ConnectionOptions {
  private var close = false
  private var keepAlive = false

  /// Adds the members of one field, compared without regard to ASCII case.
  mutating func add(_ value: Span<UInt8>) {
    var start = 0
    while start < value.count {
      let end =
        value.firstIndex(of: UInt8(ascii: ","), in: start..<value.count) ?? value.count
      var member = start..<end
      while let first = member.first, ASCII.isWhitespace(value[first]) { member.removeFirst() }
      while let last = member.last, ASCII.isWhitespace(value[last]) { member.removeLast() }
      let name = value.extracting(member)
      if name.equals("close") { close = true }
      if name.equals("keep-alive") { keepAlive = true }
      start = end + 1
    }
  }

  func keepsAlive(minorVersion: Int) -> Bool { !close && (minorVersion > 0 || keepAlive) }
}
