/// Why bytes are not a JSON document, and where.
package struct JSONError: Error, Sendable, Equatable {
  /// The kinds of failure; the raw value is the code in problem responses.
  package enum Code: String, Sendable, CaseIterable {
    case syntax
    case duplicateMember = "duplicate_member"
    case tooDeep = "too_deep"
    case tooManyMembers = "too_many_members"
    case encoding
  }

  package let code: Code
  /// A sentence that says what was expected and what was found.
  package let message: String
  /// The byte offset of the fault.
  package let offset: Int
  /// The line of the fault, from 1.
  package let line: Int
  /// The character of the fault in its line, from 1.
  package let column: Int
  /// The JSON Pointer (RFC 6901) of the value with the fault, or of the duplicate member.
  package let pointer: String

  init(_ code: Code, _ message: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {  // every byte but the continuation bytes of UTF-8
        column += 1
      }
    }
    self.init(code, message, offset: offset, line: line, column: column, pointer: "")
  }

  private init(
    _ code: Code, _ message: String, offset: Int, line: Int, column: Int, pointer: String
  ) {
    self.code = code
    self.message = message
    self.offset = offset
    self.line = line
    self.column = column
    self.pointer = pointer
  }

  /// The same fault with `token` put before its pointer, for the container around it.
  func inside(_ token: String) -> JSONError {
    JSONError(
      code, message, offset: offset, line: line, column: column,
      pointer: "/" + JSONPointer.escape(token) + pointer)
  }
}

extension JSONError: CustomStringConvertible {
  /// The sentence with line and column, for a terminal.
  package var description: String { "Line \(line), column \(column): \(message)" }
}
