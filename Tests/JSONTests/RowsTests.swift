import JSON
import Testing

@Suite struct RowsTests {
  private func rows(_ path: String, _ text: String) throws -> [[String]] {
    let bytes = Array(text.utf8)
    let pointer = try #require(JSONPointer(path))
    return try JSONRows(at: pointer, in: bytes).rows.map {
      $0.names + [String(decoding: bytes[$0.bytes], as: UTF8.self), String($0.line)]
    }
  }

  private let document = """
    \u{FEFF}{"source": "x",
     "areas": {"E1": [{"nm": "a"}], "E/2": [{"nm": "b"},
       {"nm": "c"}], "none": 4}, "areas2": []}

    """

  @Test func `a path leads to every value that it fits, with names and lines`() throws {
    #expect(
      try rows("/areas/*", document) == [
        ["E1", #"[{"nm": "a"}]"#, "2"], ["E/2", "[{\"nm\": \"b\"},\n   {\"nm\": \"c\"}]", "2"],
        ["none", "4", "3"],
      ])
    #expect(
      try rows("/areas/*/*", document) == [
        ["E1", "0", #"{"nm": "a"}"#, "2"], ["E/2", "0", #"{"nm": "b"}"#, "2"],
        ["E/2", "1", #"{"nm": "c"}"#, "3"],
      ])
    #expect(try rows("/areas/E~12/1/nm", document) == [["\"c\"", "3"]])
    #expect(try rows("", " [1] ") == [["[1]", "1"]])
    #expect(try rows("/*", "[1, [2]]") == [["0", "1", "1"], ["1", "[2]", "1"]])
    #expect(try rows("/nothing/*", document).isEmpty)
    #expect(try rows("/*", "{}").isEmpty)
  }

  @Test(arguments: [
    "", "{", "[1,]", "[1] 2", "{\"a\":1,\"a\":2}", "{\"a\" 1}", "[1 2]", "{\"a\":[1,}",
    "{\"a\":1,}",
    "[\"\u{1}\"]", "nope",
  ])
  func `what is no JSON is refused wherever it stands`(text: String) throws {
    for path in ["/*", "/b", "/a/*", ""] {
      let pointer = try #require(JSONPointer(path))
      #expect(throws: JSONError.self) { try JSONRows(at: pointer, in: Array(text.utf8)) }
    }
  }
}
