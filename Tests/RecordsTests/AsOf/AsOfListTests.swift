import JSON
import Records
import Store
import TestSupport
import Testing

/// Lists as of a day: what the register finds by its index is what each document says of the day.
@Suite struct AsOfListTests {
  private func page(_ shelf: Shelf, _ parameters: [(String, String)]) throws -> [JSONObject] {
    let reader = try shelf.store.makeReader()
    let query = try Query(
      Bodies.bodies, parameters.map { (name: $0.0, value: $0.1) } + [("limit", "200")],
      in: Bodies.catalogue, resolve: { _, _ in nil })
    var bytes = Array("[".utf8)
    _ = try reader.page(query, to: &bytes)
    bytes += "]".utf8
    let items = try JSON(parsing: bytes).array ?? []
    #expect(try reader.total(query, at: reader.sequence()) == Int64(items.count))
    var all = Array("[".utf8)
    let whole = [(name: "limit", value: "200")]
    _ = try reader.page(Query(Bodies.bodies, whole, in: Bodies.catalogue) { _, _ in nil }, to: &all)
    let documents = try JSON(parsing: all + "]".utf8).array?.compactMap(\.object) ?? []
    #expect(documents.filter(query.holds).map { $0["id"] } == items.map { $0["id"] })
    return items.compactMap(\.object)
  }

  @Test(arguments: UInt64(0)..<20)
  func `a list as of a day is the view of each record that was there`(seed: UInt64) throws {
    var random = Seeded(seed)
    let shelf = try Shelf(Bodies.catalogue)
    var ids: [String] = []
    for _ in 0..<30 {
      var body = Bodies.random(ids, &random)
      while (try? shelf.draft("bodies", body)) == nil { body = Bodies.random(ids, &random) }
      ids.append(try shelf.add("bodies", body).id)
    }
    let documents = try ids.compactMap { try shelf.document("bodies", $0) }
    #expect(documents.count == ids.count)
    for _ in 0..<6 {
      let day = Bodies.day(&random)
      let view = try #require(AsOf(day, Bodies.bodies))
      let views = documents.compactMap { try? view.present($0) }
      let date = ("as_of", day.description)
      #expect(try page(shelf, [date]) == views)
      let parent = ids[Int.random(in: ids.indices, using: &random)]
      func isUnder(_ view: JSONObject) -> Bool {
        view.list("parents").contains { $0.text("body_id") == parent }
      }
      #expect(try page(shelf, [date, ("parent", parent)]) == views.filter(isUnder))
      #expect(try page(shelf, [date, ("parent__not", parent)]) == views.filter { !isUnder($0) })
      #expect(
        try page(shelf, [date, ("parent__isnull", "true")])
          == views.filter { $0.list("parents").isEmpty })
      #expect(
        try page(shelf, [date, ("name", "No1")]) == views.filter { $0.text("name") == "No1" })
      #expect(
        try page(shelf, [date, ("name__contains", "nO2"), ("mood__isnull", "false")])
          == views.filter { $0.text("name") == "No2" && $0.text("mood") != nil })
    }
  }

  @Test func `all of several are asked of one day`() throws {
    let shelf = try Shelf(Bodies.catalogue)
    let (one, other) = (
      try shelf.add("bodies", ["name": "A"]).id, try shelf.add("bodies", ["name": "B"]).id
    )
    try shelf.add(
      "bodies",
      [
        "name": "C",
        "parents": [
          ["body_id": .string(one), "end_date": "2009-12-31"],
          ["body_id": .string(other), "start_date": "2009-12-01"],
        ],
      ])
    let both = ("parent__all", "\(one),\(other)")
    #expect(try page(shelf, [both]).count == 1)
    #expect(try page(shelf, [both, ("as_of", "2009-12-31")]).count == 1)
    #expect(try page(shelf, [both, ("as_of", "2010-01-01")]).isEmpty)
    #expect(try page(shelf, [both, ("as_of", "2009-11-30")]).isEmpty)
  }

  @Test func `a wrong day and a kind without days are told`() throws {
    for (resource, value, code) in [
      (Bodies.bodies, "2010-02-30", "date"), (Bodies.bodies, "2010-01", "date"),
      (Bodies.notes, "2010-01-01", "unknown_parameter"),
    ] {
      let error = #expect(throws: RecordError.self) {
        try Query(
          resource, [(name: "as_of", value: value)], in: Bodies.catalogue, resolve: { _, _ in nil })
      }
      guard case .badRequest(let faults) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(faults.map(\.code) == [code])
    }
  }
}
