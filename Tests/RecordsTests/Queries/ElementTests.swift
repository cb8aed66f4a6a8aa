import JSON
import Records
import TestSupport
import Testing

@testable import Queries
@testable import Store

/// Filters on one list hold of one element of it.
@Suite struct ElementTests {
  @Test(arguments: UInt64(0)..<60)
  func `filters on lists find what loops over the documents find`(seed: UInt64) throws {
    var random = Seeded(seed)
    let made = RandomLists(using: &random)
    let shelf = try Shelf(made.catalogue)
    var ids = try shelf.add(
      "boxes", all: (0..<40).map { _ in made.body(using: &random) })
    // Elements that moved, came or went leave no row behind.
    for place in ids.indices where Bool.random(using: &random) {
      try shelf.replace("boxes", ids[place], made.body(using: &random))
    }
    let gone = ids.removeFirst()
    try shelf.delete("boxes", gone)
    let documents = try ids.compactMap { try shelf.document("boxes", $0) }
    let reader = try shelf.store.makeReader()
    for _ in 0..<20 {
      let model = ElementModel(&random, of: made.lists)
      let expected = documents.filter(model.holds).map { $0.text("id") }
      let found = try shelf.items("boxes", model.parameters + [("limit", "7")])
      #expect(found.map { $0.text("id") } == expected, "seed \(seed): \(model.parameters)")
      #expect(try shelf.total("boxes", model.parameters) == Int64(expected.count))
      let query = try shelf.query("boxes", model.parameters)
      for (few, patience) in [(-1, 1000), (-1, 3), (2, 5)] {
        reader.pace = ListPace(few: few, patience: patience)
        var bytes = Array("[".utf8)
        _ = try reader.page(shelf.query("boxes", model.parameters + [("limit", "200")]), to: &bytes)
        let items = try JSON(parsing: bytes + "]".utf8).array ?? []
        #expect(
          items.map { $0.object?.text("id") } == expected,
          "seed \(seed): \(model.parameters) at \(few), \(patience)")
        let total = try ListFinder(query, reader.database, reader.pace).count()
        #expect(total == Int64(expected.count), "seed \(seed): \(model.parameters)")
      }
      #expect(
        documents.filter(query.holds).map { $0.text("id") } == expected,
        "seed \(seed): \(model.parameters)")
    }
    #expect(try Inspection(path: shelf.store.path, catalogue: made.catalogue).findings.isEmpty)
  }

  private let shelf: Shelf

  init() throws {
    shelf = try Shelf()
    for code in ["a", "b"] {
      try shelf.add("places", Samples.place(code.uppercased(), code: code))
    }
    func holder(_ place: String, _ role: String) -> JSON {
      ["place_id": .string("local:\(place)"), "role": .string(role)]
    }
    try shelf.add(
      "things",
      all: [
        ["name": "crossed", "holders": [holder("a", "owner"), holder("b", "user")]],
        ["name": "led by b", "holders": [holder("b", "owner")]],
        ["name": "both own", "holders": [holder("a", "owner"), holder("b", "owner")]],
        ["name": "nobody's", "holders": []],
      ])
  }

  private func names(_ parameters: (String, String)...) throws -> [String] {
    try shelf.texts("name", of: "things", parameters.map { (name: $0.0, value: $0.1) })
  }

  @Test func `two filters on one list hold of one element`() throws {
    #expect(try names(("holder", "local:b"), ("role", "owner")) == ["led by b", "both own"])
    #expect(try names(("holder", "local:b"), ("role", "user")) == ["crossed"])
    #expect(try names(("holder", "local:a"), ("role", "user")) == [])
  }

  @Test func `every one of several has an element of which the other filters hold`() throws {
    let both = ("holder__all", "local:a,local:b")
    #expect(try names(both) == ["crossed", "both own"])
    #expect(try names(both, ("role", "owner")) == ["both own"])
    #expect(try names(both, ("role__not", "user")) == ["both own"])
  }

  @Test func `not beside another filter speaks of its element, alone of the record`() throws {
    #expect(try names(("holder", "local:b"), ("role__not", "owner")) == ["crossed"])
    #expect(try names(("role__not", "user")) == ["led by b", "both own", "nobody's"])
    #expect(try names(("holder", "local:b"), ("holder__not", "local:a")) == ["led by b"])
  }
}
