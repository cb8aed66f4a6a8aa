import JSON
import Records
import Store
import TestSupport
import Testing

@Suite struct ListPropertyTests {
  /// A shelf with random things, and the ids of its places by code.
  private func shelf(_ count: Int, using random: inout Seeded) throws -> (Shelf, [String: String]) {
    let shelf = try Shelf()
    let places = try shelf.add("places", all: RandomThings.places)
    try shelf.add("things", all: (0..<count).map { _ in RandomThings.body(using: &random) })
    return (shelf, Dictionary(uniqueKeysWithValues: zip(RandomThings.codes, places)))
  }

  @Test(arguments: UInt64(0)..<25)
  func `all pages together are what the same filters and order give in Swift`(seed: UInt64) throws {
    var random = Seeded(seed)
    let (shelf, ids) = try shelf(Int.random(in: 0...60, using: &random), using: &random)
    let documents: [JSONObject] = try shelf.items("things")
    for _ in 0..<10 {
      let sort = SortModel(using: &random)
      let filters = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        FilterModel.random(ids, using: &random)
      }
      // Two filters of one name would be one filter with the values of both.
      let names = filters.compactMap { $0.parameters.first?.name }
      guard Set(names).count == names.count else { continue }
      let query = filters.flatMap(\.parameters) + sort.parameters
      let expected = sort.sorted(
        documents.filter { document in
          filters.allSatisfy { $0.holds(document) }
        })
      let checked = try shelf.query("things", query)
      #expect(
        Set(documents.filter(checked.holds).map { $0.text("id") })
          == Set(expected.map { $0.text("id") }), "\(query)")
      let limit = Int.random(in: 1...20, using: &random)
      let found = try shelf.items("things", query + [("limit", "\(limit)")])
      let isSame = found.map { $0.text("id") } == expected.map { $0.text("id") }
      #expect(isSame, "\(query) by \(limit)")
      #expect(try shelf.total("things", query) == Int64(expected.count), "\(query)")
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `filters within filters find what they hold of, and what their parts mean`(seed: UInt64)
    throws
  {
    var random = Seeded(seed)
    let (shelf, ids) = try shelf(Int.random(in: 0...60, using: &random), using: &random)
    let documents = try shelf.items("things")
    for _ in 0..<10 {
      let tree = try FilterTree.random(depth: 3, ids, shelf, documents, using: &random)
      var query = Query(shelf.resource("things"), for: .operators)
      query.keep(tree.filter)
      func found(_ isWanted: (JSONObject) -> Bool) -> [String?] {
        documents.filter(isWanted).map { $0.text("id") }
      }
      let rows = try shelf.documents(query).map { $0.text("id") }
      #expect(rows == found(tree.means), "\(tree.filter)")
      #expect(rows == found(query.holds), "\(tree.filter)")
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `records that come between pages push no old one out and bring none twice`(seed: UInt64)
    throws
  {
    var random = Seeded(seed)
    let (shelf, _) = try shelf(Int.random(in: 10...40, using: &random), using: &random)
    let old = try shelf.items("things")
    for _ in 0..<3 {
      let sort = SortModel(using: &random)
      let known = Set(old.compactMap { $0.text("id") })
      let found = try shelf.items("things", sort.parameters + [("limit", "7")]) {
        let more = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          RandomThings.body(using: &random)
        }
        try shelf.add("things", all: more)
      }.compactMap { $0.text("id") }
      #expect(
        found.filter(known.contains) == sort.sorted(old).compactMap { $0.text("id") },
        "\(sort.parameters)")
      #expect(Set(found).count == found.count)
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `a stream of rows is the list without pages, from one snapshot`(seed: UInt64) throws {
    var random = Seeded(seed)
    let (shelf, _) = try shelf(Int.random(in: 0...60, using: &random), using: &random)
    let sort = SortModel(using: &random)
    let expected = sort.sorted(try shelf.items("things")).map { JSON.object($0).bytes }
    let rows = try shelf.store.makeRows(shelf.query("things", sort.parameters))
    var found: [[UInt8]] = []
    while try rows.next(
      seconds: 60,
      {
        found.append(Array($0))
        return false
      })
    {
      // The snapshot was fixed by the first row.
      if found.count == 1 { try shelf.add("things", RandomThings.body(using: &random)) }
    }
    #expect(found.elementsEqual(expected), "\(sort.parameters)")
  }
}
