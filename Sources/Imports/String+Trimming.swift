extension String {
  /// The first `count` Unicode scalars.
  func cut(to count: Int) -> String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }

  /// The text without white space at either end.
  var trimmed: String {
    // Most cells begin and end with a printable letter of ASCII, and are not copied.
    let letters: Range<UInt8> = 0x21..<0x7F
    if let first = utf8.first, let last = utf8.last, letters ~= first, letters ~= last {
      return self
    }
    guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
