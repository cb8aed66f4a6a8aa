import JSON
import Testing

@Suite struct RefusalTests {
  /// One document that must be refused, and how.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let code: JSONError.Code
    let offset: Int
    var pointer = ""

    init(_ text: String, _ code: JSONError.Code, _ offset: Int, _ pointer: String = "") {
      self.init(bytes: Array(text.utf8), code, offset, pointer)
    }

    init(bytes: [UInt8], _ code: JSONError.Code, _ offset: Int, _ pointer: String = "") {
      (self.bytes, self.code, self.offset, self.pointer) = (bytes, code, offset, pointer)
    }

    var testDescription: String { String(decoding: bytes, as: UTF8.self) }
  }

  static let refusals = [
    Refusal("", .syntax, 0), Refusal("  \n", .syntax, 3), Refusal("1 2", .syntax, 2),
    Refusal("{} x", .syntax, 3), Refusal("nul", .syntax, 0), Refusal("nulL", .syntax, 0),
    Refusal("True", .syntax, 0), Refusal("NaN", .syntax, 0), Refusal("'a'", .syntax, 0),
    Refusal("[1,]", .syntax, 3), Refusal("[,1]", .syntax, 1, "/0"), Refusal("[1 2]", .syntax, 3),
    Refusal("[1", .syntax, 2), Refusal("[", .syntax, 1, "/0"), Refusal("]", .syntax, 0),
    Refusal("{\"a\":1,}", .syntax, 7), Refusal("{,}", .syntax, 1),
    Refusal("{\"a\"}", .syntax, 4, "/a"),
    Refusal("{\"a\":}", .syntax, 5, "/a"), Refusal("{\"a\" 1}", .syntax, 5, "/a"),
    Refusal("{\"a\":1 \"b\":2}", .syntax, 7), Refusal("{a:1}", .syntax, 1),
    Refusal("{1:1}", .syntax, 1), Refusal("{\"a\":1", .syntax, 6), Refusal("[1}", .syntax, 2),
    Refusal("// no\n1", .syntax, 0), Refusal("[1,/**/2]", .syntax, 3, "/1"),
    Refusal("01", .syntax, 0), Refusal("-01", .syntax, 1), Refusal("+1", .syntax, 0),
    Refusal("-", .syntax, 1), Refusal("-a", .syntax, 1), Refusal(".5", .syntax, 0),
    Refusal("1.", .syntax, 2), Refusal("1.e1", .syntax, 2), Refusal("1e", .syntax, 2),
    Refusal("1e+", .syntax, 3), Refusal("1e+-1", .syntax, 3), Refusal("0x1", .syntax, 1),
    Refusal("1\u{A0}", .syntax, 1), Refusal("\u{A0}1", .syntax, 0), Refusal("\u{c}1", .syntax, 0),
    Refusal("\"a", .syntax, 2), Refusal("\"a\nb\"", .syntax, 2), Refusal("\"\u{0}\"", .syntax, 1),
    Refusal("\"\\x\"", .syntax, 2), Refusal("\"\\", .syntax, 2), Refusal("\"\\u12\"", .syntax, 5),
    Refusal("\"\\u12G4\"", .syntax, 5), Refusal("\"\\u+123\"", .syntax, 3),
    Refusal("\"\\ud800\"", .encoding, 1), Refusal("\"\\udc00\"", .encoding, 1),
    Refusal("\"x\\ud800\\ud800\"", .encoding, 2), Refusal("\"\\ud800\\n\"", .encoding, 1),
    Refusal("\"\\ud800\\u0041\"", .encoding, 1), Refusal("\u{FEFF}{}", .encoding, 0),
    Refusal(bytes: [0x22, 0x61, 0xFF, 0x22], .encoding, 2),
    Refusal(bytes: [0x22, 0xC3, 0x22], .encoding, 1),
    Refusal(bytes: [0x22, 0xC0, 0x80, 0x22], .encoding, 1),
    Refusal(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], .encoding, 1),
    Refusal(bytes: [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], .encoding, 1),
    Refusal(bytes: [0x22, 0x5C, 0x6E, 0xC3, 0xA9, 0xE2, 0x82, 0x22], .encoding, 5),
    Refusal(bytes: [0xFF], .syntax, 0), Refusal(bytes: [0x5B, 0x31, 0x80], .syntax, 2),
    Refusal("{\"a\":1,\"a\":2}", .duplicateMember, 7, "/a"),
    Refusal("{\"a\":1,\"\\u0061\":2}", .duplicateMember, 7, "/a"),
    Refusal("{\"x\":[{\"a/b\":1,\"a/b\":2}]}", .duplicateMember, 15, "/x/0/a~1b"),
    Refusal("{\"a\":{\"b\":[0,{\"c~\":tru}]}}", .syntax, 19, "/a/b/1/c~0"),
  ]

  @Test(arguments: refusals)
  func `what RFC 8259 does not allow is refused where it stands`(refusal: Refusal) throws {
    let error = #expect(throws: JSONError.self) { try JSON(parsing: refusal.bytes) }
    #expect(error?.code == refusal.code)
    #expect(error?.offset == refusal.offset)
    #expect(error?.pointer == refusal.pointer)
    #expect(error?.message.hasSuffix(".") == true)
  }

  @Test func `a refusal says what was expected, what was found and where`() throws {
    let text = "{\n  \"name\": \"é\" \"b\": 1\n}"
    let error = try #require(throws: JSONError.self) { try JSON(parsing: text) }
    #expect(error.message == "Expected a comma or } after the member, found a double quote.")
    #expect((error.line, error.column) == (2, 15))
    #expect("\(error)".hasPrefix("Line 2, column 15: Expected"))
  }

  @Test func `every document cut short is refused`() throws {
    let text = #"{"a":[1.5e3,"x\u00e9",null],"b":{"c":true}}"#
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count {
      #expect(throws: JSONError.self) { try JSON(parsing: bytes.prefix(count)) }
    }
  }
}
