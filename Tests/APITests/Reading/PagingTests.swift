import JSON
import Testing

/// Following `next` from page to page.
@Suite struct PagingTests {
  /// Follows `next` to the end; `between` is called after each page but the last.
  private func pages(
    _ register: TestRegister, _ target: String, between: () throws -> Void = {}
  ) throws -> [Answer] {
    var pages = [try register.get(target)]
    while let next = pages.last?.json["next"]?.string, pages.count < 100 {
      #expect(pages.last?["Link"] == "<\(next)>; rel=\"next\"")
      try between()
      pages.append(try register.get(next))
    }
    #expect(pages.last?["Link"] == nil)
    return pages
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `next leads through every row once`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    for number in 1...7 { try register.addOrganisation("Trust \(number)") }
    let pages = try pages(register, "/v1/organisations?limit=3")
    #expect(pages.map(\.items.count) == [3, 3, 1])
    #expect(pages.flatMap { $0.texts("name") } == (1...7).map { "Trust \($0)" })
    #expect(pages.map { $0.json["total"] } == [7, nil, nil])
  }

  @Test func `next keeps the parameters as they were given`() throws {
    let register = try TestRegister()
    for number in 1...3 { try register.addOrganisation("Trust & Co \(number)") }
    let target = "/v1/organisations?name__contains=Trust+%26&sort=-name&fields=name&limit=1"
    let pages = try pages(register, target)
    #expect(pages.flatMap { $0.texts("name") } == (1...3).reversed().map { "Trust & Co \($0)" })
    #expect(pages[0].json["next"]?.string?.hasPrefix("\(target)&cursor=") == true)
    #expect(pages[1].items == [["name": "Trust & Co 2"]])
  }

  @Test(arguments: ["id", "-id", "name", "-name", "-founding_date,name", "updated_at"])
  func `rows that were there are given once while others write`(sort: String) throws {
    let register = try TestRegister()
    for number in 1...9 {
      let founded: JSON = number % 3 == 0 ? .null : .string("200\(number)")
      try register.addOrganisation("Trust \(number)", ["founding_date": founded])
    }
    var written = 0
    let pages = try pages(register, "/v1/organisations?limit=2&sort=\(sort)") {
      written += 1
      try register.addOrganisation("Newcomer \(written)", ["founding_date": "2004-05"])
    }
    let names = pages.flatMap { $0.texts("name") }
    #expect(names.filter { $0.hasPrefix("Trust") }.sorted() == (1...9).map { "Trust \($0)" })
    #expect(Set(names).count == names.count)
  }

  @Test func `a cursor of another query is refused`() throws {
    let register = try TestRegister()
    for number in 1...3 { try register.addOrganisation("Trust \(number)") }
    let next = try register.get("/v1/organisations?limit=1").json["next"]?.string ?? ""
    let cursor = next.split(separator: "cursor=").last ?? ""
    #expect(try register.get("/v1/organisations?limit=2&cursor=\(cursor)").items.count == 2)
    for query in ["sort=name", "q=trust", "name=x", "sector=third"] {
      try register.expectProblem(
        try register.get("/v1/organisations?\(query)&cursor=\(cursor)"), 400, "bad_request",
        ["cursor cursor"])
    }
  }

  @Test func `histories and changes are paged the same way`() throws {
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    for number in 1...4 { try register.patch(path, ["note": .string("Note \(number)")]) }
    let pages = try pages(register, "\(path)/history?limit=2")
    #expect(pages.flatMap(\.items).map { $0["version"] } == [1, 2, 3, 4, 5])
    #expect(pages[1].items.map { $0["changed_fields"] } == [["note"], ["note"]])
  }
}
