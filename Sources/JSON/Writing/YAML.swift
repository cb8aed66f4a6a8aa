/// Writes JSON values as YAML 1.2: block style, strings in double quotes as JSON writes them.
package enum YAML {
  package static func text(_ value: JSON) -> [UInt8] {
    var bytes: [UInt8] = []
    write(value, indentation: 0, isInline: false, to: &bytes)
    return bytes
  }

  /// `isInline`: the value follows a dash on its line, so its first line is not indented.
  private static func write(
    _ value: JSON, indentation: Int, isInline: Bool, to bytes: inout [UInt8]
  ) {
    switch value {
    case .object(let object) where !object.isEmpty:
      for (index, member) in object.members.enumerated() {
        if !(isInline && index == 0) { indent(indentation, &bytes) }
        writeKey(member.name, to: &bytes)
        writeNested(member.value, indentation: indentation, to: &bytes)
      }
    case .array(let items) where !items.isEmpty:
      for (index, item) in items.enumerated() {
        if !(isInline && index == 0) { indent(indentation, &bytes) }
        bytes += "- ".utf8
        if isBlock(item) {
          write(item, indentation: indentation + 1, isInline: true, to: &bytes)
        } else {
          item.write(to: &bytes)
          bytes.append(0x0A)
        }
      }
    case .null, .bool, .integer, .decimal, .string, .array, .object:
      value.write(to: &bytes)
      bytes.append(0x0A)
    }
  }

  private static func writeNested(_ value: JSON, indentation: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: ":"))
    if isBlock(value) {
      bytes.append(0x0A)
      write(value, indentation: indentation + 1, isInline: false, to: &bytes)
    } else {
      bytes.append(UInt8(ascii: " "))
      value.write(to: &bytes)
      bytes.append(0x0A)
    }
  }

  private static func isBlock(_ value: JSON) -> Bool {
    switch value {
    case .object(let object): !object.isEmpty
    case .array(let items): !items.isEmpty
    case .null, .bool, .integer, .decimal, .string: false
    }
  }

  /// A key is written without quotes if no YAML parser reads it as anything but a string.
  private static func writeKey(_ key: String, to bytes: inout [UInt8]) {
    let isPlain =
      key.utf8.allSatisfy {
        ($0 >= 97 && $0 <= 122) || ($0 >= 65 && $0 <= 90) || $0 == 0x5F || $0 == 0x2D
      }
      && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(key.lowercased())
      && key.utf8.first != 0x2D && !key.isEmpty
    if isPlain { bytes += key.utf8 } else { bytes.appendJSONString(key) }
  }

  private static func indent(_ level: Int, _ bytes: inout [UInt8]) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
  }
}
