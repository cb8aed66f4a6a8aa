import JSON
import Records
import TestSupport
import Testing

/// Random moves with days, and ways back: the state of every day is that of a slow model.
@Suite struct DatedMoveTests {
  private static let today = CalendarDate("2026-11-22")?.daysSince1970 ?? 0
  private static let note = [("Change-Note", "Taken back")]

  /// A date near the others, as well as it is known, and the days that it can mean.
  private func date(_ random: inout Seeded) -> (text: String, days: ClosedRange<Int>) {
    let day = CalendarDate(
      daysSince1970: Self.today - Int.random(in: -40...700, using: &random)
    ).description
    let text =
      switch Int.random(in: 0..<6, using: &random) {
      case 0: String(day.prefix(4))
      case 1: String(day.prefix(7))
      case 2: "\(day)~"
      default: day
      }
    let date = UncertainDate(text)
    let (first, last) = (date?.earliest?.daysSince1970 ?? 0, date?.latest?.daysSince1970 ?? 0)
    return (text, first...last)
  }

  @Test func `the state of every day is that of the model`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("dated moves with ways back: seed \(seed)")
    var random = Seeded(seed)
    let register = try TestRegister()
    for _ in 0..<12 {
      let path = try register.addWorking("Alliance").path
      var model = DatedMoveModel()
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        if Int.random(in: 0..<4, using: &random) == 0
          || DatedMoveModel.ways[model.last.state]?.isEmpty ?? true
        {
          try takeBack(&model, path, register, seed)
        } else {
          try move(&model, path, register, &random, seed)
        }
      }
      try compare(model, path, register, &random, seed)
    }
  }

  private func move(
    _ model: inout DatedMoveModel, _ path: String, _ register: TestRegister,
    _ random: inout Seeded, _ seed: UInt64
  ) throws {
    guard let way = DatedMoveModel.ways[model.last.state]?.randomElement(using: &random) else {
      return
    }
    let isEnd = way.verb == "end"
    var body: JSONObject = isEnd ? ["end_reason": "lapsed"] : [:]
    var days: ClosedRange<Int>? = Self.today...Self.today
    var end = CalendarDate(daysSince1970: Self.today).description
    switch Int.random(in: 0..<5, using: &random) {
    case 0: break
    case 1 where !isEnd:
      body["on"] = .null
      days = nil
    default:
      let date = date(&random)
      (end, days) = (date.text, date.days)
      body[isEnd && Bool.random(using: &random) ? "end_date" : "on"] = .string(date.text)
    }
    let answer = try register.post("\(path)/\(way.verb)", .object(body))
    let isTaken = days.map { model.takes($0, today: Self.today) } ?? true
    #expect((answer.status == 200) == isTaken, "seed \(seed): \(body) \(answer.text)")
    guard isTaken else { return }
    model.made.append(
      .init(
        state: way.to, days: days, endDate: isEnd ? end : nil, endReason: isEnd ? "lapsed" : nil))
  }

  private func takeBack(
    _ model: inout DatedMoveModel, _ path: String, _ register: TestRegister, _ seed: UInt64
  ) throws {
    let answer = try register.post("\(path)/reopen", Optional.none, Self.note)
    let isThere = model.made.count > 1
    #expect(answer.status == (isThere ? 200 : 409), "seed \(seed): \(answer.text)")
    if isThere { model.made.removeLast() }
  }

  private func compare(
    _ model: DatedMoveModel, _ path: String, _ register: TestRegister, _ random: inout Seeded,
    _ seed: UInt64
  ) throws {
    let now = try register.get(path).json
    #expect(now["state"]?.string == model.last.state, "seed \(seed)")
    #expect(now["end_date"]?.string == model.last.endDate, "seed \(seed)")
    #expect(now["end_reason"]?.string == model.last.endReason, "seed \(seed)")
    #expect(now["states"]?.array?.map { $0["state"]?.string } == model.made.map(\.state))
    // Every day on which something can differ, and some others.
    var days = Set(
      model.made.compactMap(\.days).flatMap { range in
        [range.lowerBound - 1, range.lowerBound, range.upperBound, range.upperBound + 1]
      })
    for _ in 0..<20 { days.insert(Self.today - Int.random(in: -60...760, using: &random)) }
    for day in days {
      let text = CalendarDate(daysSince1970: day).description
      let view = try register.get("\(path)?as_of=\(text)")
      let state = model.state(on: day)
      #expect(view.status == (state == nil ? 404 : 200), "seed \(seed), \(text)")
      if let state { #expect(view.json["state"]?.string == state, "seed \(seed), \(text)") }
    }
  }
}
