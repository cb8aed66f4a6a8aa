/// Reads the header `Forwarded`, in which proxies name their clients' addresses (RFC 7239).
package enum ForwardedField {
  /// The address in `for` of each element, in order; nil for one that names none.
  static func addresses(_ values: [String]) -> [IPAddress?] {
    values.flatMap { parts($0[...], at: ",") }.map { element in
      for pair in parts(element, at: ";") {
        let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, isFor(trimmed(sides[0])) else { continue }
        return address(unquoted(trimmed(sides[1])))
      }
      return nil
    }
  }

  /// An address with or without a port, one of IPv6 in brackets where it has one (RFC 7239, 6).
  static func address(_ text: Substring) -> IPAddress? {
    if let address = IPAddress(text) { return address }
    if text.first == "[", let end = text.firstIndex(of: "]") {
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || isPort(rest) else { return nil }
      let inside = text[text.index(after: text.startIndex)..<end]
      return inside.contains(":") ? IPAddress(inside) : nil
    }
    guard let colon = text.firstIndex(of: ":"), isPort(text[colon...]) else { return nil }
    return IPAddress(text[..<colon])
  }

  private static func isPort(_ text: Substring) -> Bool {
    (2...6).contains(text.utf8.count) && text.first == ":"
      && text.utf8.dropFirst().allSatisfy { $0 >= 48 && $0 <= 57 }
  }

  private static func isFor(_ name: Substring) -> Bool {
    name.utf8.count == 3 && name.utf8.map { $0 | 32 }.elementsEqual("for".utf8)
  }

  /// The text without spaces and tabs at both ends.
  package static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }

  private static func unquoted(_ text: Substring) -> Substring {
    // Nothing in an address needs a backslash, so text with one is no address.
    guard text.utf8.count >= 2, text.first == "\"", text.last == "\"" else { return text }
    return text.dropFirst().dropLast()
  }

  /// The parts between separators that stand outside of quotes.
  private static func parts(_ text: Substring, at separator: Character) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var (isQuoted, isEscaped) = (false, false)
    for index in text.indices {
      let character = text[index]
      if isEscaped {
        isEscaped = false
      } else if isQuoted, character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == separator, !isQuoted {
        parts.append(text[start..<index])
        start = text.index(after: index)
      }
    }
    return parts + [text[start...]]
  }
}
