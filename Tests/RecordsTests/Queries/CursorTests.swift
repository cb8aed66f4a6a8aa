import JSON
@testable import Records
import Store
import Testing

@Suite struct CursorTests {
  private let shelf: Shelf

  init() throws {
    shelf = try Shelf()
    try shelf.add("places", all: ["c", "a", "b"].map { Samples.place($0, code: $0) })
    try shelf.add("things", all: ["c", "a", "b"].map { ["name": .string($0)] })
  }

  private func next(_ kind: String, _ parameters: Shelf.Parameters) throws -> String {
    try #require(try shelf.page(kind, parameters + [("limit", "1")]).next)
  }

  private func isRefused(_ kind: String, _ parameters: Shelf.Parameters, _ cursor: String) -> Bool {
    let error = #expect(throws: RecordError.self) {
      try shelf.page(kind, parameters + [("cursor", cursor)])
    }
    return error?.marks == ["cursor cursor"]
  }

  @Test func `a cursor goes on where the page ended, whatever the size of the next`() throws {
    let cursor = try next("things", [("sort", "name")])
    let rest: Shelf.Parameters = [("sort", "name"), ("cursor", cursor)]
    #expect(try shelf.texts("name", of: "things", rest) == ["b", "c"])
    let page = try shelf.page(
      "things", rest + [("limit", "1"), ("fields", "name"), ("count", "false")])
    #expect(page.items == [["name": "b"]])
    #expect(page.next != nil)
    #expect(try shelf.query("things", rest).isContinued)
    #expect(try !shelf.query("things", [("sort", "name")]).isContinued)
  }

  @Test func `a page that ends with the last row has no next`() throws {
    #expect(try shelf.page("things", [("limit", "3")]).next == nil)
    #expect(try shelf.page("things", [("limit", "2")]).next != nil)
    #expect(try shelf.page("things", [("name", "nothing")]).next == nil)
  }

  @Test func `a cursor of another order, filter or search is refused`() throws {
    let cursor = try next("things", [("sort", "name")])
    for other in [
      [], [("sort", "-name")], [("sort", "day")], [("sort", "name"), ("colour", "red")],
      [("sort", "name"), ("q", "a")],
    ] as [Shelf.Parameters] {
      #expect(isRefused("things", other, cursor), "\(other)")
    }
  }

  @Test func `a cursor of another kind is refused`() throws {
    let cursor = try next("things", [("sort", "name")])
    #expect(isRefused("places", [("sort", "name")], cursor))
    #expect(isRefused("places", [], try next("things", [])))
  }

  @Test(arguments: [
    "", "!", "e30", "bnVsbA", "W10", "WzFd", "W251bGwsbnVsbF0", "é",
    String(repeating: "A", count: 5000),
  ])
  func `what is no cursor is refused`(text: String) {
    #expect(isRefused("things", [], text))
  }

  @Test func `a page in the middle enters the index at its value`() throws {
    try shelf.add("things", all: RandomThings.days.map { ["name": "x", "day": .string($0)] })
    for sort in ["day", "-day", "name", "updated_at"] {
      let page: Shelf.Parameters = [
        ("sort", sort), ("cursor", try next("things", [("sort", sort)])),
      ]
      let plan = try shelf.query("things", page).plan(in: shelf.store.makeReader().database)
      let column = sort.replacing("-", with: "")
      #expect(
        plan.contains { $0.contains("SEARCH r USING INDEX things_\(column) (\(column)") }, "\(plan)"
      )
    }
  }

  @Test func `a cursor stands in an address as it is`() throws {
    let odd = try Shelf()
    try odd.add("things", all: ["ÿþ??>>", "ÿþ??>?", "~~~"].map { ["name": .string($0)] })
    let cursor = try #require(try odd.page("things", [("sort", "name"), ("limit", "2")]).next)
    #expect(cursor.utf8.allSatisfy { "-_".utf8.contains($0) || (48...122).contains($0) })
    #expect(try odd.texts("name", of: "things", [("sort", "name"), ("limit", "2")]).count == 3)
  }
}
