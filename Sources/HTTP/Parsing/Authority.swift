/// The rules for a Host field and for the authority of an absolute target (RFC 3986 section 3.2).
enum Authority {
  /// Whether the bytes are a host with an optional port; user information is never accepted.
  static func isValid(_ authority: Span<UInt8>) -> Bool {
    guard !authority.isEmpty else { return false }
    if authority[0] == UInt8(ascii: "[") {
      guard let bracket = authority.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = authority.extracting(1..<bracket)
      return address.firstIndex(of: ASCII.colon) != nil && address.allSatisfy(isAddressByte)
        && isPort(authority.extracting(bracket + 1..<authority.count))
    }
    let colon = authority.firstIndex(of: ASCII.colon) ?? authority.count
    return isName(authority.extracting(0..<colon))
      && isPort(authority.extracting(colon..<authority.count))
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    ASCII.hexValue(byte) != nil || byte == ASCII.colon || byte == UInt8(ascii: ".")
  }

  private static func isName(_ name: Span<UInt8>) -> Bool {
    guard !name.isEmpty else { return false }
    for index in name.indices {
      switch name[index] {
      case UInt8(ascii: "%"):
        guard name.count - index > 2, ASCII.hexValue(name[index + 1]) != nil,
          ASCII.hexValue(name[index + 2]) != nil
        else { return false }
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): break
      case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"): break
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"): break
      case UInt8(ascii: ";"), UInt8(ascii: "="): break
      case let byte: guard ASCII.isDigit(byte) || ASCII.isLetter(byte) else { return false }
      }
    }
    return true
  }

  // Empty, or a colon and at most five digits; RFC 3986 allows a colon without digits.
  private static func isPort(_ port: Span<UInt8>) -> Bool {
    guard !port.isEmpty else { return true }
    guard port[0] == ASCII.colon, port.count <= 6 else { return false }
    var number = 0
    for index in 1..<port.count {
      guard ASCII.isDigit(port[index]) else { return false }
      number = number * 10 + Int(port[index] &- 0x30)
    }
    return number <= 65_535
  }
}
