import JSON
import Records
import TestSupport
import Testing

@testable import Register

/// The days on which stages may begin, against every way in which they can.
@Suite struct StageBoundsTests {
  /// Days of the model, few enough that every choice of them can be tried.
  private static let days = 0..<7
  private static let first = CalendarDate("2007-06-01")?.daysSince1970 ?? 0

  private func text(_ day: Int) -> String {
    CalendarDate(daysSince1970: Self.first + day).description
  }

  /// A programme of up to four stages, each with a random interval or none.
  private func programme(_ random: inout Seeded) -> (
    document: JSONObject, intervals: [ClosedRange<Int>], after: [Int?]
  ) {
    var (stages, intervals, afters): ([JSON], [ClosedRange<Int>], [Int?]) = ([], [], [])
    for place in 0..<Int.random(in: 1...4, using: &random) {
      var stage: JSONObject = [
        "seq": .integer(Int64(place * 2 + 1)), "kind": "wave", "state": "planned",
      ]
      let one = Int.random(in: Self.days, using: &random)
      let other = Int.random(in: Self.days, using: &random)
      let interval = min(one, other)...max(one, other)
      intervals.append(interval)
      stage["start_date"] =
        interval.count == 1
        ? .string(text(one)) : .string("\(text(interval.lowerBound))/\(text(interval.upperBound))")
      let after =
        place > 0 && Bool.random(using: &random) ? Int.random(in: 0..<place, using: &random) : nil
      if let after { stage["after"] = .integer(Int64(after * 2 + 1)) }
      afters.append(after)
      stages.append(.object(stage))
    }
    return (["stages": .array(stages)], intervals, afters)
  }

  /// Every choice of days that the intervals and the order allow.
  private func choices(_ intervals: [ClosedRange<Int>], _ after: [Int?]) -> [[Int]] {
    var choices: [[Int]] = [[]]
    for (place, interval) in intervals.enumerated() {
      choices = choices.flatMap { choice in
        interval.filter { day in
          (choice.last.map { $0 <= day } ?? true) && (after[place].map { choice[$0] < day } ?? true)
        }.map { choice + [$0] }
      }
    }
    return choices
  }

  @Test func `bounds are the first and last day of all orders that the dates allow`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("stages: seed \(seed)")
    var random = Seeded(seed)
    var tried = 0
    for _ in 0..<600 {
      let (document, intervals, after) = programme(&random)
      let choices = choices(intervals, after)
      guard !choices.isEmpty else { continue }
      tried += 1
      let bounds = StageBounds.all(of: ProgrammeStage.all(of: document))
      for place in intervals.indices {
        let days = choices.map { $0[place] }
        let found = [bounds[place].earliest, bounds[place].latest].map {
          $0.map { $0.daysSince1970 - Self.first }
        }
        #expect(found == [days.min(), days.max()], "seed \(seed): \(document)")
      }
    }
    #expect(tried > 50)
  }

  @Test func `stages that no days allow are refused, and no others`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("orders of stages: seed \(seed)")
    var random = Seeded(seed)
    let check = try #require(ProgrammeStage.checks.first { $0.code == "stages_out_of_order" })
    for _ in 0..<600 {
      let (document, intervals, after) = programme(&random)
      let isPossible = !choices(intervals, after).isEmpty
      #expect(check.breaches(document).isEmpty == isPossible, "seed \(seed): \(document)")
    }
  }
}
