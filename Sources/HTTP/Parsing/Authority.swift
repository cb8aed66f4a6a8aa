/// The rules for a Host field and for the authority of an absolute target (RFC 3986 section 3.2).
enum Authority {
  /// Whether the bytes are a host and perhaps a port; user information is never taken.
  static func isValid(_ authority: ArraySlice<UInt8>) -> Bool {
    guard let first = authority.first else { return false }
    if first == UInt8(ascii: "[") {
      guard let bracket = authority.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = authority[(authority.startIndex + 1)..<bracket]
      return address.contains(ASCII.colon) && address.allSatisfy(isAddressByte)
        && isPort(authority[(bracket + 1)...])
    }
    let colon = authority.firstIndex(of: ASCII.colon) ?? authority.endIndex
    return isName(authority[..<colon]) && isPort(authority[colon...])
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    ASCII.hexValue(byte) != nil || byte == ASCII.colon || byte == UInt8(ascii: ".")
  }

  private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
    guard !name.isEmpty else { return false }
    var index = name.startIndex
    while index < name.endIndex {
      switch name[index] {
      case UInt8(ascii: "%"):
        guard name.endIndex - index > 2, ASCII.hexValue(name[index + 1]) != nil,
          ASCII.hexValue(name[index + 2]) != nil
        else { return false }
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): break
      case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"): break
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"): break
      case UInt8(ascii: ";"), UInt8(ascii: "="): break
      case let byte: guard ASCII.isDigit(byte) || ASCII.isLetter(byte) else { return false }
      }
      index += 1
    }
    return true
  }

  // Empty, or a colon and at most five digits; RFC 3986 lets the digits be missing.
  private static func isPort(_ port: ArraySlice<UInt8>) -> Bool {
    guard let first = port.first else { return true }
    let digits = port.dropFirst()
    guard first == ASCII.colon, digits.count <= 5, digits.allSatisfy(ASCII.isDigit) else {
      return false
    }
    return digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) } <= 65_535
  }
}
