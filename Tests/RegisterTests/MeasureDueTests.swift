import JSON
import Records
@testable import Register
import Store
import Testing

/// Measures change by themselves when a period is over.
@Suite struct MeasureDueTests {
  private let country: Country

  init() throws { country = try Country() }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private func measure(_ id: String) throws -> JSON {
    guard case .found(_, let document) = try country.store.makeReader().item(Measure.resource, id)
    else { return .null }
    return try JSON(parsing: document)
  }

  @Test func `a result that is due and not there is told on the day after, in an entry of its own`()
    throws
  {
    let partnership = try country.add(
      "partnerships", ["name": "P", "kind": "public_public"])
    let id = try country.add(
      "measures",
      [
        "title": "Falls", "partnership_id": .string(partnership), "direction": "down",
        "periods": [
          ["end_date": "2026-11-30", "target": 4], ["end_date": "2027-11", "target": 3],
        ],
      ])
    #expect(try measure(id)["status"] == "not_due")
    let (service, store) = (MeasureService(), country.store)
    #expect(try !service.isDue(in: store, on: day("2026-11-30")))
    #expect(try service.isDue(in: store, on: day("2026-12-01")))
    let moment = try #require(Instant("2026-12-01T00:00:05.000Z"))
    try store.perform {
      _ = try service.comeDue(
        in: $0, Signature(actor: Ledger.ownActor, at: moment), after: nil, most: DuePage.most)
    }
    let after = try measure(id)
    #expect(after["status"] == "no_data" && after["version"] == 2)
    #expect(after["results"]?.array?.map { $0["status"] } == ["no_data", "not_due"])
    #expect(try !service.isDue(in: store, on: day("2026-12-01")))
    let last = try store.makeReader().changes(after: 2, kind: nil, limit: 9, for: .operators)
    #expect(last.items.map(\.op) == [MeasureService.op])
  }

  @Test func `a day writes a page of measures after the other, all of them once`() throws {
    let partnership = try country.add(
      "partnerships", ["name": "P", "kind": "public_public"])
    let ids = try (0..<5).map { number in
      try country.add(
        "measures",
        [
          "title": "M\(number)", "partnership_id": .string(partnership), "direction": "up",
          "periods": [["end_date": "2026-11-30", "target": 4]],
        ])
    }.sorted()
    let moment = try #require(Instant("2026-12-01T00:00:05.000Z"))
    var (last, pages): (String?, [String?]) = (nil, [])
    repeat {
      last = try country.store.perform { [last] in
        try MeasureService().comeDue(
          in: $0, Signature(actor: Ledger.ownActor, at: moment), after: last, most: 2)
      }
      pages.append(last)
    } while last != nil
    #expect(pages == [ids[1], ids[3], nil])
    #expect(try ids.allSatisfy { try measure($0)["version"] == 2 })
    #expect(DuePage.most == 500)
  }
}
