import JSON
import Records
import TestSupport
import Testing

@testable import Queries
@testable import Store

/// Whichever way the records of a page are looked for, they are the same.
@Suite struct ListWayTests {
  /// So few rows that small registers are read in each of the ways: none is gathered, or some; a walk is given
  /// up at once, or never; groups are small or large.
  private static let paces = [
    ListPace(few: -1, patience: 1), ListPace(few: -1, patience: 1000),
    ListPace(few: 3, patience: 2),
    ListPace(few: 8, patience: 20),
  ]

  @Test(arguments: UInt64(0)..<40)
  func `every way to a page finds what the filters and the order give in Swift`(seed: UInt64) throws
  {
    var random = Seeded(seed)
    let shelf = try Shelf()
    let places = try shelf.add("places", all: RandomThings.places)
    try shelf.add("things", all: (0..<60).map { _ in RandomThings.body(using: &random) })
    let ids = Dictionary(uniqueKeysWithValues: zip(RandomThings.codes, places))
    let documents = try shelf.items("things")
    let reader = try shelf.store.makeReader()
    for _ in 0..<12 {
      reader.pace = RandomThings.pick(ListWayTests.paces, &random)
      let sort = SortModel(using: &random)
      let filters = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        FilterModel.random(ids, using: &random)
      }
      let names = filters.compactMap { $0.parameters.first?.name }
      guard Set(names).count == names.count else { continue }
      let expected = sort.sorted(
        documents.filter { document in filters.allSatisfy { $0.holds(document) } })
      var parameters = filters.flatMap(\.parameters) + sort.parameters
      let total = try reader.total(shelf.query("things", parameters), at: reader.sequence())
      #expect(total == Int64(expected.count), "seed \(seed): \(parameters) at \(reader.pace)")
      parameters.append(("limit", "\(Int.random(in: 1...20, using: &random))"))
      let seq = Bool.random(using: &random) ? try reader.sequence() : nil
      // Twice, the second time perhaps from memory.
      for _ in 0..<2 {
        let found = try items(of: reader, shelf, parameters, at: seq)
        #expect(
          found.map { $0.text("id") } == expected.map { $0.text("id") },
          "seed \(seed): \(parameters) at \(reader.pace)")
      }
    }
  }

  /// All pages of a list.
  private func items(
    of reader: Reader, _ shelf: Shelf, _ parameters: Shelf.Parameters, at seq: Int64?
  ) throws -> [JSONObject] {
    var items: [JSONObject] = []
    var cursor: Shelf.Parameters = []
    repeat {
      var bytes = Array("[".utf8)
      let next = try reader.page(
        shelf.query("things", parameters + cursor), at: seq, to: &bytes)
      items += try JSON(parsing: bytes + "]".utf8).array?.compactMap(\.object) ?? []
      cursor = next.map { [("cursor", $0)] } ?? []
    } while !cursor.isEmpty
    return items
  }

  @Test func `a remembered page is forgotten with the next write`() throws {
    let shelf = try Shelf()
    try shelf.add("things", all: (0..<20).map { ["name": .string("n\($0 % 2)"), "amount": 1] })
    let reader = try shelf.store.makeReader()
    reader.pace = ListPace(few: -1, patience: 1000, dear: 0)
    let parameters: Shelf.Parameters = [("name", "n1"), ("sort", "-amount"), ("limit", "20")]
    let before = try items(of: reader, shelf, parameters, at: reader.sequence())
    #expect(before.count == 10)
    let query = try shelf.query("things", parameters)
    #expect(try reader.memory.page(of: query, at: reader.sequence()) != nil)
    try shelf.add("things", ["name": "n1", "amount": 2])
    let after = try items(of: reader, shelf, parameters, at: reader.sequence())
    #expect(after.count == 11 && after.first?["amount"] == 2)
  }
}
