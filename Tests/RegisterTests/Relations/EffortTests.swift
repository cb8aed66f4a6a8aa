import Areas
import Records
import Synchronization
import Testing

/// Work about areas asks again and again whether it may go on, and ends where it may not.
@Suite struct EffortTests {
  /// Counts how often work asks, and ends it at the question number `last`.
  private final class Questions: Sendable {
    private let asked = Atomic(0)
    let last: Int

    init(last: Int = .max) { self.last = last }

    var count: Int { asked.load(ordering: .relaxed) }

    /// Runs `work` with an effort that asks here.
    func answer<Output>(_ work: () throws -> Output) rethrows -> Output {
      let effort = Effort(seconds: 86_400) { [self] in
        asked.add(1, ordering: .relaxed).newValue >= last
      }
      return try Effort.$current.withValue(effort, operation: work)
    }
  }

  private let day: CalendarDate

  init() throws { day = try #require(CalendarDate("2020-01-01")) }

  /// A gazetteer with `count` districts and the counties and police areas of one of them each.
  private func gazetteer(_ count: Int) throws -> Gazetteer {
    let country = try Country()
    for index in 0..<count {
      let tail = String(1_000 + index).dropFirst()
      try country.district("District \(index)", "E07001\(tail)")
      try country.county("County \(index)", "E10001\(tail)", ["E07001\(tail)"])
      try country.county("Police \(index)", "E23001\(tail)", ["E07001\(tail)"], type: "PFA")
    }
    return try country.gazetteer()
  }

  private func pairs(_ gazetteer: Gazetteer, _ questions: Questions) throws -> Int {
    func areas(_ type: String) -> [AreaHistory] {
      gazetteer.areas.values.filter { $0.type == type }
    }
    return try questions.answer {
      try Coterminosity(areas("CTY"), areas("PFA"), on: day, in: nil, gazetteer).pairs.count
    }
  }

  @Test func `comparing twice as many areas that differ asks twice as often`() throws {
    var counts: [Int] = []
    for count in [8, 16, 32] {
      let questions = Questions()
      let found = try pairs(gazetteer(count), questions)
      #expect(found == count)
      counts.append(questions.count)
    }
    #expect(counts[0] >= 8 && counts[1] <= 2 * counts[0] && counts[2] <= 2 * counts[1])
  }

  @Test func `the comparison of areas ends at whatever question is answered with no`() throws {
    let gazetteer = try gazetteer(4)
    let questions = Questions()
    _ = try pairs(gazetteer, questions)
    for last in 1...questions.count {
      let ending = Questions(last: last)
      #expect(throws: Effort.Ended.self) { try pairs(gazetteer, ending) }
      #expect(ending.count == last)
    }
  }

  @Test func `a trace and a match of areas end with their effort`() throws {
    let country = try Country()
    let old = try (0..<3).map { try country.district("Old \($0)", "E0700100\($0)") }
    let new = try country.district("New", "E06001000", type: "UA")
    try country.event("merged", "2010-04-01", from: old, to: [new])
    let gazetteer = try country.gazetteer()
    let area = try #require(gazetteer.areas[new])
    let (first, questions) = (try #require(CalendarDate("2009-01-01")), Questions())
    let trace = try questions.answer {
      try Trace(area, from: day, to: first, in: nil, gazetteer)
    }
    #expect(trace.counterparts.count == 3 && questions.count > 3)
    for last in 1...questions.count {
      #expect(throws: Effort.Ended.self) {
        try Questions(last: last).answer {
          try Trace(area, from: day, to: first, in: nil, gazetteer)
        }
      }
    }
    #expect(throws: Effort.Ended.self) {
      try Questions(last: 2).answer {
        try AreaMatching(.any, on: day, gazetteer).areas([new], among: old)
      }
    }
  }

  @Test func `an effort without time has ended, and one that nobody waits for`() {
    #expect(Effort(seconds: 0).hasEnded && Effort(seconds: -1).hasEnded)
    #expect(!Effort(seconds: .infinity).hasEnded)
    #expect(Effort(seconds: .infinity) { true }.hasEnded)
    #expect(throws: Never.self) { try Effort.check() }
  }
}
