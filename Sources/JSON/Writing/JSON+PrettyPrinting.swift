extension JSON {
  /// The document with one member or element a line, two spaces a level, no final newline.
  package var prettyPrinted: String {
    var bytes: [UInt8] = []
    writePretty(to: &bytes, indentation: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func writePretty(to bytes: inout [UInt8], indentation: Int) {
    switch self {
    case .array(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        Self.startLine(isFirst: index == 0, indentation: indentation + 1, in: &bytes)
        element.writePretty(to: &bytes, indentation: indentation + 1)
      }
      Self.startLine(isFirst: true, indentation: indentation, in: &bytes)
      bytes.append(UInt8(ascii: "]"))
    case .object(let object) where !object.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in object.members.enumerated() {
        Self.startLine(isFirst: index == 0, indentation: indentation + 1, in: &bytes)
        bytes.appendJSONString(member.name)
        bytes.append(contentsOf: ": ".utf8)
        member.value.writePretty(to: &bytes, indentation: indentation + 1)
      }
      Self.startLine(isFirst: true, indentation: indentation, in: &bytes)
      bytes.append(UInt8(ascii: "}"))
    default: write(to: &bytes)
    }
  }

  private static func startLine(isFirst: Bool, indentation: Int, in bytes: inout [UInt8]) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation * 2))
  }
}
