import Testing

@testable import Records
@testable import Store

/// What was found for one question is never given to another.
@Suite struct ListMemoryTests {
  private func query(
    _ parameters: [(name: String, value: String)], for audience: Audience = .anyone
  ) throws -> Query {
    try Query(Things.things, parameters, in: Things.catalogue, for: audience) { _, _ in nil }
  }

  @Test func `a question with the digest of another has neither its page nor its total`() throws {
    let memory = ListMemory()
    let asked = try query([("name__contains", "kettle")], for: .operators)
    var forged = try query([("name__contains", "kettles")])
    forged.digest = asked.digest
    memory.keep(ListMemory.Page(records: [1, 2], next: nil), of: asked, at: 7)
    memory.keep(total: 2, of: asked, at: 7)
    #expect(memory.page(of: asked, at: 7)?.records == [1, 2])
    #expect(memory.page(of: forged, at: 7) == nil)
    #expect(memory.total(of: forged, at: 7) == nil)
    #expect(memory.page(of: asked, at: 8) == nil)
  }

  @Test func `a line end in a value does not make it another question`() throws {
    let one = try query([("q", "kettle\ncolour=red")])
    let two = try query([("q", "kettle"), ("colour", "red")])
    #expect(one.question != two.question)
    #expect(one.digest != two.digest)
    let order = try query([("colour", "red"), ("q", "kettle"), ("limit", "5")])
    #expect(order.question == two.question)
  }

  @Test func `a very long question is not remembered`() throws {
    let memory = ListMemory()
    let long = try query(
      (10..<100).map { (name: "tag", value: "\($0)\(String(repeating: "a", count: 18))") })
    memory.keep(total: 1, of: long, at: 1)
    #expect(memory.total(of: long, at: 1) == nil)
  }
}
