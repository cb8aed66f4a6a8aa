/// A header's value with its parameters, such as `form-data; name="file"` (RFC 9110, 5.6.6).
package struct HeaderParameters: Sendable {
  /// What stands before the first parameter, in small letters.
  package let value: String
  private let parameters: [(name: String, value: String)]

  /// Parses a whole value; nil if it breaks the grammar or names a parameter twice.
  package init?(_ text: String) {
    var rest = text.utf8[...]
    func skipBlanks() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }
    func takeToken() -> String {
      let token = rest.prefix(while: ASCII.isTokenByte)
      rest = rest[token.endIndex...]
      return String(Substring(token))
    }
    skipBlanks()
    let main = rest.prefix { ASCII.isTokenByte($0) || $0 == UInt8(ascii: "/") }
    rest = rest[main.endIndex...]
    guard !main.isEmpty else { return nil }
    value = String(Substring(main)).lowercased()
    var parameters: [(name: String, value: String)] = []
    skipBlanks()
    while !rest.isEmpty {
      guard rest.removeFirst() == UInt8(ascii: ";") else { return nil }
      skipBlanks()
      let name = takeToken().lowercased()
      guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "="),
        !parameters.contains(where: { $0.name == name })
      else { return nil }
      if rest.first == UInt8(ascii: "\"") {
        guard let quoted = HeaderParameters.takeQuoted(&rest) else { return nil }
        parameters.append((name, quoted))
      } else {
        let token = takeToken()
        guard !token.isEmpty else { return nil }
        parameters.append((name, token))
      }
      skipBlanks()
    }
    self.parameters = parameters
  }

  /// The parameter `name`, in small letters; nil if it is not given.
  package subscript(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// Takes a quoted text from the beginning of `rest`.
  ///
  /// A backslash is itself unless it stands before a quote or another: browsers send paths of Windows as they are.
  private static func takeQuoted(_ rest: inout Substring.UTF8View) -> String? {
    rest.removeFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
      case UInt8(ascii: "\\") where rest.first == UInt8(ascii: "\"") || rest.first == byte:
        bytes.append(rest.removeFirst())
      case 0..<0x20, 0x7F: return nil
      default: bytes.append(byte)
      }
    }
    return nil
  }
}
