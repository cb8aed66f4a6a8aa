import Records

/// The first and last day on which each stage of a programme may begin, as far as its date and the order of the
/// stages say.
///
/// A stage begins no earlier than those before it, and at least a day later than the one that it names as such;
/// so what is known of one bounds the others.
struct StageBounds {
  let earliest: CalendarDate?
  let latest: CalendarDate?

  /// The bounds of stages in their order, which do not contradict each other.
  static func all(of stages: [ProgrammeStage]) -> [StageBounds] {
    var latest = stages.map(\.start.latest)
    let before = before(stages)
    for place in stages.indices.reversed() {
      if place + 1 < stages.count {
        latest[place] = [latest[place], latest[place + 1]].compactMap(\.self).min()
      }
      // Only what comes later names a stage, so that its own bound is settled by now.
      if let other = before[place], let last = latest[place], last > .first {
        latest[other] = [latest[other], last.dayBefore].compactMap(\.self).min()
      }
    }
    return zip(earliest(of: stages), latest).map { StageBounds(earliest: $0, latest: $1) }
  }

  /// The first day on which each stage may begin, by its date and the stages before it.
  ///
  /// One that must begin before that contradicts the order.
  static func earliest(of stages: [ProgrammeStage]) -> [CalendarDate?] {
    var earliest = stages.map(\.start.earliest)
    let before = before(stages)
    for place in stages.indices {
      let floor = place > 0 ? earliest[place - 1] : nil
      let next = before[place].flatMap { earliest[$0] }.flatMap { $0 < .last ? $0.dayAfter : nil }
      earliest[place] = [earliest[place], floor, next].compactMap(\.self).max()
    }
    return earliest
  }

  /// The place of the stage that each one names as before it.
  private static func before(_ stages: [ProgrammeStage]) -> [Int?] {
    let places = Dictionary(zip(stages.map(\.seq), stages.indices)) { first, _ in first }
    return stages.enumerated().map { place, stage in
      stage.after.flatMap { places[$0] }.flatMap { $0 < place ? $0 : nil }
    }
  }
}
