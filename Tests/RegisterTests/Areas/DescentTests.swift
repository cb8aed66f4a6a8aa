import Foundation
import JSON
import Records
import Areas
import Testing

/// Work on areas grows with what there is, not with the number of ways through it: counted in steps, not in time.
@Suite struct DescentTests {
  private let country: Country
  private let day: CalendarDate

  init() throws {
    country = try Country()
    day = try #require(CalendarDate("2024-01-01"))
  }

  private func composite(_ name: String, _ members: [String]) throws -> String {
    try country.composite(name, members.map { ["area_id": .string($0)] })
  }

  /// Two areas that say nothing of their parts, and above them level on level of two composite areas, each of both
  /// areas of the level below: the ways down double with each level.
  private func ladder(_ levels: Int) throws -> [[String]] {
    var found = [
      try ["A", "B"].map {
        try country.add("areas", ["name": .string($0), "kind": "atomic", "type": "OTHER"])
      }
    ]
    for level in 0..<levels {
      found.append(try ["Left", "Right"].map { try composite("\($0) \(level)", found[level]) })
    }
    return found
  }

  @Test func `each level of a ladder of composite areas costs the same`() throws {
    let levels = try ladder(Descent.deepest)
    let gazetteer = try country.gazetteer()
    let steps = (1...Descent.deepest).map { gazetteer.descent(from: levels[$0][0], on: day).steps }
    #expect(steps == (1...Descent.deepest).map { 2 + 4 * ($0 - 1) })
    let descent = gazetteer.descent(from: levels[Descent.deepest][1], on: day)
    #expect(descent.depth == Descent.deepest && descent.leaves.count == 2)
    #expect(gazetteer.leaves(of: levels[5][0], on: day).map(\.id).sorted() == levels[0].sorted())
  }

  @Test func `more levels, or more areas below one, are refused with a sentence`() throws {
    let top = try ladder(Descent.deepest)[Descent.deepest]
    #expect(
      try country.refusal { _ in _ = try composite("Too high", top) }
        == ["/members composite_too_large"])
    let sentences = try country.complaints { _ in _ = try composite("Too high", top) }
    #expect(sentences.first?.contains("at most 8 levels of members") == true)
  }

  /// A district that is divided and joined again and again; how many steps it takes to follow the last to the first.
  private func steps(_ rounds: Int) throws -> Int {
    let country = try Country()
    var count = 0
    func district() throws -> (id: String, code: String) {
      count += 1
      let code = "E07\(String(1_000_000 + count).dropFirst())"
      return (try country.district("District \(count)", code), code)
    }
    var present = try district()
    let first = present.code
    for round in 0..<rounds {
      let halves = [try district().id, try district().id]
      try country.event("split", "\(1900 + 2 * round)-04-01", from: [present.id], to: halves)
      present = try district()
      try country.event("merged", "\(1901 + 2 * round)-04-01", from: halves, to: [present.id])
    }
    let start = try #require(CalendarDate("1899-01-01"))
    let walk = PartWalk(try country.gazetteer(), in: "lad", over: start...day)
    let old = try country.gazetteer().ground(
      of: [UnitSet(whole: [first], vintage: start)], by: walk)
    let new = try country.gazetteer().ground(
      of: [UnitSet(whole: [present.code], vintage: day)], by: walk)
    #expect(Relation(old, new).isShared != .no)
    return walk.steps
  }

  @Test func `following a part through what was divided and joined n times costs n`() throws {
    let counted = try [4, 8, 16].map { try steps($0) }
    let exponents = zip(counted, counted.dropFirst()).map { log2(Double($1) / Double($0)) }
    #expect(exponents.allSatisfy { $0 < 1.2 }, "\(counted) \(exponents)")
  }
}
