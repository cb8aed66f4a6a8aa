import JSON
package import Records

/// An area as answers name it: enough to tell it from others of the same name.
package struct AreaReference: WorkedOut {
  fileprivate let area: AreaHistory
  /// The day on which it is described.
  fileprivate let day: CalendarDate
  /// The same day or, where the area did not exist on it, the nearest day of its life.
  fileprivate let nearest: CalendarDate

  package static let layout = Layout<AreaReference>(
    .value("self", .text(1...200), "The area's path.") { Area.resource.path(of: $0.area.id) },
    .value("id", .reference(to: "areas"), "The area's id.") { $0.area.id },
    .value("name", .text(1...300), "The name on the day.") { $0.area.name(on: $0.nearest) },
    .value("type", .choice(Area.types), "The type of area.") { $0.area.type },
    .value("codes", .texts(1...120), "The codes in force on the day, as scheme:code.") { shown in
      shown.area.codes.filter { $0.period.contains(shown.nearest) }
        .map { "\($0.scheme):\($0.code)" }
    },
    .value(
      "state", .choice(["planned", "current", "ended"]),
      "Whether it is still to come, exists or is no more on the day."
    ) { AreaService.state(of: $0.area.life, on: $0.day) },
    .value("start_date", .date, "The first day of its existence.") { $0.area.life.first },
    .value("end_date", .date, "The last day of its existence.") { $0.area.life.last })

  /// Those members with the day on which the area is taken.
  static let dated = Layout<AreaReference>(
    .members(of: layout) { $0 },
    .value(
      "as_of", .date,
      "The day on which it is taken: the one asked for, or the nearest of its life."
    ) { $0.day })
}

extension AreaHistory {
  /// The area as answers name it: what it is on `day`, in the words of the nearest day of its life.
  func reference(on day: CalendarDate) -> AreaReference {
    AreaReference(area: self, day: day, nearest: life.nearest(to: day))
  }

  /// The area as it is on `day` or the nearest day of its life, to be told with that day.
  func datedReference(on day: CalendarDate) -> AreaReference {
    reference(on: life.nearest(to: day))
  }
}
