import HTTP
import Records
import Register
import Testing

@testable import API
import Views

/// Pages that are remembered as they were sent.
@Suite struct PageMemoryTests {
  private let memory = PageMemory()

  private func call(_ query: String, access: Access? = nil) throws -> Call {
    let endpoint = try #require(Endpoint.all(.register).first { $0.path == "/v1/awards" })
    return Call(
      request: Request(method: .get, path: "/v1/awards", query: query), endpoint: endpoint,
      match: Router.Match(entries: [], parameters: [], suffix: nil), parameters: [], format: .json,
      access: access, requestID: "x")
  }

  private func page(_ count: Int) -> PageMemory.Page {
    var body = [UInt8](repeating: 0x61, count: count)
    // As pages are made: with room for many more records.
    body.reserveCapacity(1 << 20)
    return PageMemory.Page(headers: [("Link", "</next>")], body: body)
  }

  @Test func `a page is given again to who asks the same without a key, under its tag alone`()
    throws
  {
    memory.keep(page(10), try call("limit=50"), "\"1\"")
    let known = try #require(memory.recall(try call("limit=50"), "\"1\""))
    #expect(known.body == page(10).body && known.headers.map(\.value) == ["</next>"])
    #expect(memory.recall(try call("limit=50"), "\"2\"") == nil)
    #expect(memory.recall(try call("limit=51"), "\"1\"") == nil)
    let access = Access(id: "a", scopes: ["drafts:read"], owner: nil, expiresAt: nil)
    #expect(memory.recall(try call("limit=50", access: access), "\"1\"") == nil)
    memory.keep(page(20), try call("limit=50", access: access), "\"1\"")
    #expect(memory.recall(try call("limit=50"), "\"1\"")?.body.count == 10)
  }

  @Test func `what is remembered is bounded, and counts by its own bytes`() throws {
    memory.keep(page(300 << 10), try call("q=long"), "\"1\"")
    #expect(memory.recall(try call("q=long"), "\"1\"") == nil)
    // Thirty-two of the longest fit, whatever room they were made with.
    for number in 0..<32 { memory.keep(page(256 << 10), try call("q=\(number)"), "\"1\"") }
    for number in 0..<32 {
      #expect(memory.recall(try call("q=\(number)"), "\"1\"") != nil, "\(number)")
    }
    // The same page again takes no more; one more page has all others forgotten.
    memory.keep(page(256 << 10), try call("q=0"), "\"2\"")
    #expect(memory.recall(try call("q=31"), "\"1\"") != nil)
    memory.keep(page(256 << 10), try call("q=32"), "\"1\"")
    #expect(memory.recall(try call("q=31"), "\"1\"") == nil)
    #expect(memory.recall(try call("q=32"), "\"1\"") != nil)
  }
}
