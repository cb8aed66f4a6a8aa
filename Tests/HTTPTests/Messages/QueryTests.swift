import Testing

@testable import HTTP

struct QueryTests {
  private func pairs(_ query: String?) throws -> [String] {
    try QueryParameters(query).map { "\($0.name)=\($0.value)" }
  }

  @Test func `parameters keep their order and their repetitions`() throws {
    #expect(try pairs("b=1&a=2&b=3") == ["b=1", "a=2", "b=3"])
  }

  @Test func `parameters are decoded once`() throws {
    #expect(
      try pairs("a+b=c%2Bd%2520&%C3%A9=x=y&f&&g=") == ["a b=c+d%20", "\u{E9}=x=y", "f=", "g="])
    #expect(try pairs(nil).isEmpty && pairs("").isEmpty)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%00", "a=%ff", "a=%C3", "a=%+1", "a=%ED%A0%80"])
  func `a parameter that is not text is refused by name`(query: String) {
    #expect(throws: HTTPError.badParameter(name: "a", "is not percent-encoded UTF-8 without NUL")) {
      try QueryParameters(query)
    }
  }

  @Test func `a hundred parameters are the most`() throws {
    let query = Array(repeating: "a=1", count: 100).joined(separator: "&")
    #expect(try pairs(query).count == 100)
    #expect(throws: HTTPError.tooManyParameters(limit: 100)) { try QueryParameters(query + "&a=1") }
  }

  @Test func `a path is decoded after it is split`() throws {
    #expect(try PercentDecoding.segments("/a%2Fb/c+d//%C3%A9") == ["a/b", "c+d", "", "\u{E9}"])
    #expect(throws: HTTPError.self) { try PercentDecoding.segments("/a%00") }
    #expect(throws: HTTPError.self) { try PercentDecoding.segments("/%ff") }
  }

  @Test func `only a token is a method`() {
    #expect(Method("M-SEARCH")?.name == "M-SEARCH" && Method("GET") == .get)
    #expect(Method("") == nil && Method("A B") == nil && Method("GE\r\nT") == nil)
  }

  @Test func `header names fold ASCII letters and nothing else`() {
    let headers = Headers([("ETag", "1"), ("etag", "2"), ("\u{212A}ey", "3")])
    #expect(headers.first("ETAG") == "1" && headers.all("eTag") == ["1", "2"])
    #expect(
      headers.first("key") == nil && headers.first("ETa") == nil && !headers.contains("ETagg"))
  }
}
