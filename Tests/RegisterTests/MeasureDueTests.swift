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
      try service.comeDue(in: $0, Signature(actor: Ledger.ownActor, at: moment))
    }
    let after = try measure(id)
    #expect(after["status"] == "no_data" && after["version"] == 2)
    #expect(after["results"]?.array?.map { $0["status"] } == ["no_data", "not_due"])
    #expect(try !service.isDue(in: store, on: day("2026-12-01")))
    let last = try store.makeReader().changes(after: 2, kind: nil, limit: 9, for: .operators)
    #expect(last.items.map(\.op) == [MeasureService.op])
  }
}
