/// What the Connection fields of a request ask for (RFC 9112 section 9.3).
struct ConnectionOptions {
  private var close = false
  private var keepAlive = false

  /// Reads one field: a list whose members are compared without regard to ASCII case.
  mutating func add(_ value: ArraySlice<UInt8>) {
    for member in value.split(separator: UInt8(ascii: ",")) {
      var member = member
      while let byte = member.first, byte == ASCII.space || byte == ASCII.tab {
        member = member.dropFirst()
      }
      while let byte = member.last, byte == ASCII.space || byte == ASCII.tab {
        member = member.dropLast()
      }
      if ASCII.equal(member, "close") { close = true }
      if ASCII.equal(member, "keep-alive") { keepAlive = true }
    }
  }

  func keepsAlive(minorVersion: Int) -> Bool { !close && (minorVersion > 0 || keepAlive) }
}
