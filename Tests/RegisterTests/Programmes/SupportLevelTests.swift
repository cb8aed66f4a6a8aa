import JSON
import Records
import TestSupport
import Testing

@testable import Register

/// Levels of support against a slow model that writes each level into each of its days.
@Suite struct SupportLevelTests {
  private static let first = CalendarDate("2013-07-03")?.daysSince1970 ?? 0

  private func text(_ day: Int) -> String {
    CalendarDate(daysSince1970: Self.first + day).description
  }

  @Test func `each day has the level that was last begun, corrections counted`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("levels of support: seed \(seed)")
    var random = Seeded(seed)
    for _ in 0..<300 {
      var elements: [(level: String, start: Int, corrects: Int?)] = []
      for place in 0..<Int.random(in: 0...6, using: &random) {
        let open = (1...max(place, 1)).filter { number in
          number <= place && !elements.contains { $0.corrects == number }
        }
        let corrects =
          Int.random(in: 0..<3, using: &random) == 0 ? open.randomElement(using: &random) : nil
        elements.append(
          (
            SupportLevels.words.randomElement(using: &random) ?? "none",
            Int.random(in: 0...12, using: &random), corrects
          ))
      }
      let end = Bool.random(using: &random) ? Int.random(in: 6...14, using: &random) : nil
      let list = elements.map { element -> JSON in
        [
          "level": .string(element.level), "start_date": .string(text(element.start)),
          "corrects": element.corrects.map { .integer(Int64($0)) } ?? .null,
        ]
      }
      let participant: JSONObject = [
        SupportLevels.list: .array(list), "end_date": end.map { .string(text($0)) } ?? .null,
      ]
      let counting = elements.indices.filter { index in
        !elements.contains { $0.corrects == index + 1 }
      }
      let starts = counting.map { elements[$0].start }
      let isRefused = Set(starts).count < starts.count
      let breaches = SupportLevels.checks.flatMap { $0.breaches(participant) }
      #expect(breaches.isEmpty != isRefused, "seed \(seed): \(participant)")
      guard !isRefused else { continue }
      var days = [String?](repeating: nil, count: 20)
      for index in counting.sorted(by: { elements[$0].start < elements[$1].start }) {
        for day in elements[index].start..<20 { days[day] = elements[index].level }
      }
      if let end { for day in (end + 1)..<20 { days[day] = nil } }
      let levels = SupportLevels(of: participant)
      for day in 0..<20 {
        let date = CalendarDate(daysSince1970: Self.first + day)
        #expect(levels.level(on: date) == days[day], "seed \(seed): day \(day) of \(participant)")
      }
    }
  }
}
