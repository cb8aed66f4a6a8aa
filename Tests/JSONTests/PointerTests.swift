import JSON
import Testing

@Suite struct PointerTests {
  /// The document of RFC 6901, section 5.
  static let document = #"""
    {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}
    """#

  @Test(arguments: [
    ("/foo", #"["bar","baz"]"#), ("/foo/0", "\"bar\""), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"),
    ("/e^f", "3"), ("/g|h", "4"), ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"),
  ])
  func `pointers lead where RFC 6901 says`(pointer: String, value: String) throws {
    #expect(try JSON(parsing: Self.document)[pointer: pointer]?.text == value)
  }

  @Test(arguments: [
    "foo", "/foo/2", "/foo/-", "/foo/01", "/foo/+1", "/foo/", "/foo/0/x", "/nothing", "/m~n", "/m~",
    "/m~2n", "/foo/99999999999999999999",
  ])
  func `pointers to nothing and malformed ones give nothing`(pointer: String) throws {
    #expect(try JSON(parsing: Self.document)[pointer: pointer] == nil)
  }

  @Test func `pointers are built with names escaped`() throws {
    let pointer = JSONPointer.root.appending("a/b~c").appending("0").appending("")
    #expect(pointer.text == "/a~1b~0c/0/")
    #expect(pointer.tokens == ["a/b~c", "0", ""])
    #expect(JSONPointer(pointer.text) == pointer)
    #expect(JSONPointer.root.tokens.isEmpty)
    #expect(try JSON(parsing: "[1]")[JSONPointer.root] == [1])
    #expect(try #require(JSONPointer("/~01")).tokens == ["~1"])
  }
}
