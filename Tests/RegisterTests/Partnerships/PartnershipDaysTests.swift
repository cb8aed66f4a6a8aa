import JSON
import Records
import Testing

@testable import Register

/// Partnerships from day to day: periods stand for each of their days.
@Suite struct PartnershipDaysTests {
  @Test func `the mix and the broken rules of random histories are those of each day by itself`() {
    for seed in 1...400 as ClosedRange<UInt64> {
      let model = PartnershipDayModel(seed: seed)
      var sectors = OrganisationSectors()
      for (id, body) in model.bodies { sectors.apply("organisations", id, body) }
      let days = PartnershipDays(
        model.partnership, under: model.parent, agreements: model.partnership.list("agreements"),
        sectors)
      let (mix, broken) = (days.mix.compactMap(\.object), days.broken)
      for day in PartnershipDayModel.days {
        let told = mix.filter { Life.isInForce($0, on: day) }.compactMap { $0.text("mix") }
        #expect(told.first == model.mix(day) && told.count < 2, "seed \(seed) on \(day)")
        let found = broken.filter { $0.first <= day && ($0.last.map { day <= $0 } ?? true) }
        #expect(
          Set(found.map(\.rule)) == model.broken(day) && found.count == model.broken(day).count,
          "seed \(seed) on \(day): \(found.map(\.rule)) \(model.partnership)")
      }
    }
  }

  @Test func `days that were broken before are told from those that are now`() throws {
    func broken(_ first: String, _ last: String?) throws -> BrokenRule {
      BrokenRule(
        rule: .oneLead, first: try #require(CalendarDate(first)),
        last: try last.map { try #require(CalendarDate($0)) }, pointer: "", detail: "")
    }
    let now = try broken("2010-01-01", "2010-12-31")
    let today = try #require(CalendarDate("2011-06-30"))
    func first(_ others: BrokenRule...) -> String? {
      now.firstDay(beyond: others, upTo: today)?.description
    }
    #expect(first() == "2010-01-01")
    #expect(try first(broken("2009-01-01", nil)) == nil)
    #expect(try first(broken("2010-01-01", "2010-03-31")) == "2010-04-01")
    #expect(
      try first(broken("2010-01-01", "2010-03-31"), broken("2010-04-01", "2011-01-31")) == nil)
  }
}
