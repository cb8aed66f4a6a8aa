import JSON
import TestSupport
import Testing

@Suite struct ScannerTests {
  @Test func `members are found with the bytes of name and value`() {
    let text = #"{"id":"x,\"}","list":[1,{"a":"]"}],"n":-1.5,"t":true}"#
    let bytes = Array(text.utf8)
    var members: [[String]] = []
    JSONScanner.forEachMember(of: bytes) { member in
      members.append(
        [member.name, member.value].map { String(decoding: bytes[$0], as: UTF8.self) })
    }
    #expect(
      members == [
        ["id", #""x,\"}""#], ["list", #"[1,{"a":"]"}]"#], ["n", "-1.5"], ["t", "true"],
      ])
  }

  @Test func `one member is found by its name`() {
    let bytes = Array(#"{"a":1,"ab":{"a":2},"b":3}"#.utf8)
    let value = JSONScanner.value(of: "ab", in: bytes)
    #expect(value.map { String(decoding: bytes[$0], as: UTF8.self) } == #"{"a":2}"#)
    #expect(JSONScanner.value(of: "c", in: bytes) == nil)
  }

  @Test(arguments: ["", "{", "{}", "[]", "[1]", "1", "{\"", "{\"a", "{\"a\"", "{\"a\":", "{\"a\\"])
  func `what holds no member gives none`(text: String) {
    #expect(JSONScanner.value(of: "a", in: Array(text.utf8)) == nil)
  }

  @Test(arguments: UInt64(0)..<100)
  func `bytes of any kind are scanned within their bounds`(seed: UInt64) {
    var random = Seeded(seed)
    let alphabet = Array("{}[]\",:\\a1\n".utf8)
    let bytes =
      [UInt8(ascii: "{")]
      + (0..<40).map { _ in alphabet[Int.random(in: alphabet.indices, using: &random)] }
    JSONScanner.forEachMember(of: bytes) { member in
      #expect(bytes.indices.contains(member.value.lowerBound))
      #expect(bytes.indices.contains(member.value.upperBound))
    }
  }
}
