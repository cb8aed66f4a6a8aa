import JSON
import Records
import Testing

@Suite struct SortTests {
  @Test func `nulls come last in both directions, in every term`() throws {
    let shelf = try Shelf()
    let rows: [(String, JSON, JSON)] = [
      ("a", nil, nil), ("b", 1, nil), ("c", 1, 5), ("d", nil, 5), ("e", 2, 5),
    ]
    try shelf.add(
      "things", all: rows.map { ["name": .string($0.0), "amount": $0.1, "part": $0.2] })
    for (sort, names) in [
      ("amount,part", "cbeda"), ("-amount,part", "ecbda"), ("part,-amount", "ecdba"),
      ("amount,-name", "cbeda"), ("-part,amount", "cedba"),
    ] {
      for limit in 1...5 {
        let found = try shelf.texts("name", of: "things", [("sort", sort), ("limit", "\(limit)")])
        #expect(found.joined() == names, "\(sort) by \(limit)")
      }
    }
  }

  @Test func `a date without a year sorts last although the member is required`() throws {
    let events = Resource(
      name: "events", singular: "event", prefix: "evt", about: "Events.",
      fields: [Field("date", .uncertainDate, .required, .sort, about: "When.")], checks: [])
    let shelf = try Shelf(Catalogue([events]))
    try shelf.add("events", all: [["date": "2010"], ["date": "XXXX-01-10"], ["date": "2009"]])
    for (sort, dates) in [
      ("date", ["2009", "2010", "XXXX-01-10"]), ("-date", ["2010", "2009", "XXXX-01-10"]),
    ] {
      #expect(try shelf.texts("date", of: "events", [("sort", sort), ("limit", "1")]) == dates)
    }
  }

  @Test(arguments: [
    "", ",", "name,", "+name", "--name", "Name", "name,name", "name,-name", "story",
  ])
  func `what lists are not sorted on is refused`(sort: String) throws {
    let shelf = try Shelf()
    let error = #expect(throws: RecordError.self) { try shelf.query("things", [("sort", sort)]) }
    let isTwice = sort.hasPrefix("name,") && sort.hasSuffix("name")
    #expect(Set(error?.marks ?? []) == [isTwice ? "sort repeated" : "sort unknown_sort"])
  }
}
