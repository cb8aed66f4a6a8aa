import JSON
import TestSupport
import Testing

@Suite struct ReadingTests {
  @Test func `a document keeps its values and their order`() throws {
    let text = #" {"b": [1, -2.50, "x\u00e9\n"], "a": {"t": true, "f": false, "n": null}} "#
    let expected: JSON = [
      "b": [1, .decimal("-2.50"), "xé\n"], "a": ["t": true, "f": false, "n": nil],
    ]
    #expect(try JSON(parsing: text) == expected)
  }

  @Test(arguments: [
    ("0", JSON.integer(0)), ("-0", .integer(0)), ("17", .integer(17)),
    ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("9223372036854775808", .decimal("9223372036854775808")),
    ("-9223372036854775809", .decimal("-9223372036854775809")),
    ("18446744073709551616", .decimal("18446744073709551616")),
    ("1.0", .decimal("1.0")), ("1e2", .decimal("1e2")), ("-1.5E-7", .decimal("-1.5E-7")),
  ])
  func `numbers are kept exactly`(text: String, value: JSON) throws {
    #expect(try JSON(parsing: text) == value)
    #expect(try JSON(parsing: "[\(text)]")[0] == value)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\ud83d\ude00""#, "😀"), (#""\u0000""#, "\0"),
    (#""\ud800\udc00\udbff\udfff""#, "\u{10000}\u{10FFFF}"), (#""é😀plain""#, "é😀plain"),
    (#""""#, ""),
  ])
  func `strings are unescaped`(text: String, value: String) throws {
    let string = try #require(try JSON(parsing: text).string)
    #expect(Array(string.utf8) == Array(value.utf8))
  }

  @Test func `names are told apart by their bytes`() throws {
    let kelvin = try JSON(parsing: "{\"K\":1,\"\u{212A}\":2,\"é\":3,\"e\u{301}\":4}")
    #expect(kelvin["K"] == 1)
    #expect(kelvin["\u{212A}"] == 2)
    #expect(kelvin["\u{e9}"] == 3)
    #expect(kelvin["e\u{301}"] == 4)
    #expect(JSON.string("\u{e9}") != JSON.string("e\u{301}"))
    #expect(JSON.object(["a": 1, "b": 2]) != JSON.object(["b": 2, "a": 1]))
  }

  @Test func `sixty-four levels are read and the sixty-fifth is refused`() throws {
    let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(try JSON(parsing: deepest).bytes == Array(deepest.utf8))
    for bomb in [String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 65)] {
      let error = #expect(throws: JSONError.self) { try JSON(parsing: bomb) }
      #expect(error?.code == .tooDeep)
    }
    let error = #expect(throws: JSONError.self) { try JSON(parsing: "[[1]]", maxDepth: 1) }
    #expect(error?.offset == 1)
    #expect(error?.pointer == "/0")
  }

  @Test func `any collection of bytes is read`() throws {
    let bytes = Array("[1,2]".utf8)
    #expect(try JSON(parsing: bytes) == [1, 2])
    #expect(try JSON(parsing: bytes[1..<2]) == 1)
    #expect(try bytes.withUnsafeBytes { try JSON(parsing: $0) } == [1, 2])
    #expect(try JSON(parsing: bytes.lazy.map { $0 }) == [1, 2])
  }

  @Test func `an object of more members than allowed is refused where they begin`() throws {
    let members = (0..<500).map { "\"name\($0)\":0" }.joined(separator: ",")
    #expect(try JSON(parsing: "{\(members)}").object?.count == 500)
    let error = #expect(throws: JSONError.self) { try JSON(parsing: "{\(members),\"more\":0}") }
    #expect(error?.code == .tooManyMembers)
    #expect(error?.offset == members.utf8.count + 2)
  }

  @Test func `a big object is read in linear time and its duplicate found`() throws {
    var text = "{"
    for index in 0..<50_000 { text += "\"name\(index)\":\(index)," }
    let whole = try JSON(parsing: text + "\"last\":0}", maxMembers: 60_000)
    #expect(whole.object?.count == 50_001)
    #expect(whole["name49999"] == 49_999)
    for repeated in ["name0", "name31", "name32", "name49999"] {
      let error = #expect(throws: JSONError.self) {
        try JSON(parsing: text + "\"\(repeated)\":0}", maxMembers: 60_000)
      }
      #expect(error?.code == .duplicateMember)
      #expect(error?.pointer == "/\(repeated)")
      #expect(error?.offset == text.utf8.count)
    }
  }

  @Test func `the same name in different objects is no duplicate`() throws {
    let text = #"{"a":{"a":1,"b":{"a":2}},"b":[{"a":3},{"a":4}]}"#
    #expect(try JSON(parsing: text).text == text)
  }
}
