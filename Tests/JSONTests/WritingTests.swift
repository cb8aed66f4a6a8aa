import JSON
import Testing

@Suite struct WritingTests {
  @Test func `only quotes, backslashes and controls are escaped`() {
    let text = "a\"b\\c/d\u{8}\u{9}\u{a}\u{c}\u{d}\u{0}\u{1f}\u{7f}é\u{2028}😀"
    #expect(
      JSON.string(text).text
        == "\"a\\\"b\\\\c/d\\b\\t\\n\\f\\r\\u0000\\u001f\u{7f}é\u{2028}😀\"")
  }

  @Test func `a special byte is found wherever it stands in a word`() throws {
    for length in 0..<40 {
      for special in ["\"", "\\", "\n", "\u{1f}"] {
        for place in 0...length {
          let text =
            String(repeating: "é", count: place) + special
            + String(repeating: " ", count: length - place)
          #expect(try JSON(parsing: JSON.string(text).bytes).string == text)
        }
      }
    }
  }

  @Test(arguments: [0, 1, -1, 10, 99, -100, .max, .min] as [Int64])
  func `integers are written in decimal digits`(number: Int64) {
    #expect(JSON.integer(number).text == String(number))
  }

  @Test func `the compact form has no spaces and keeps the order`() {
    let document: JSON = ["z": [1, [], [:]], "a": nil, "m": ["x": true, "y": .decimal("1.50")]]
    #expect(document.text == #"{"z":[1,[],{}],"a":null,"m":{"x":true,"y":1.50}}"#)
    #expect("\(document)" == document.text)
  }

  @Test func `the pretty form has a line for each member and element`() {
    let document: JSON = ["a": [1, 2], "b": [:], "c": []]
    #expect(
      document.prettyPrinted == """
        {
          "a": [
            1,
            2
          ],
          "b": {},
          "c": []
        }
        """)
  }

  @Test func `bytes of a column are written without a String`() {
    var bytes: [UInt8] = []
    Array("a\nb".utf8).withUnsafeBytes { bytes.appendJSONString(utf8: $0) }
    bytes.appendJSONInteger(-7)
    #expect(String(decoding: bytes, as: UTF8.self) == "\"a\\nb\"-7")
  }
}
