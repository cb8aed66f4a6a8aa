import JSON
package import Records

/// An area in its short form: enough to tell it from others of the same name.
package struct AreaReference: WorkedOut {
  fileprivate let area: AreaHistory
  /// The day for which it is described.
  fileprivate let day: CalendarDate
  /// That day or, if the area did not exist then, the nearest day of its life.
  fileprivate let nearest: CalendarDate

  package static let layout = Layout<AreaReference>(
    .value("self", .text(1...200), "The area's path.") { Area.resource.path(of: $0.area.id) },
    .value("id", .reference(to: "areas"), "The area's id.") { $0.area.id },
    .value("name", .text(1...300), "The name on the day.") { $0.area.name(on: $0.nearest) },
    .value("type", .choice(Area.types), "The type of area.") { $0.area.type },
    .value("codes", .texts(1...120), "The codes in force on the day, as scheme:code.") { shown in
      shown.area.codes.filter { $0.isInForce(on: shown.nearest) }
        .map { "\($0.scheme):\($0.code)" }
    },
    .value(
      "state", .choice(["planned", "current", "ended"]),
      "Whether it is still to come, exists or is no more on the day."
    ) { AreaService.state(of: $0.area.life, on: $0.day) },
    .value("start_date", .date, "The first day of its existence.") { $0.area.life.first },
    .value("end_date", .date, "The last day of its existence.") { $0.area.life.last })

  /// The short form together with the day that it describes.
  static let dated = Layout<AreaReference>(
    .members(of: layout) { $0 },
    .value(
      "as_of", .date,
      "The day on which it is taken: the one asked for, or the nearest of its life."
    ) { $0.day })
}

extension AreaHistory {
  /// The area's short form for `day`, with its names and codes of the nearest day of its life.
  func reference(on day: CalendarDate) -> AreaReference {
    AreaReference(area: self, day: day, nearest: life.nearest(to: day))
  }

  /// The same, for answers that include the day.
  func datedReference(on day: CalendarDate) -> AreaReference {
    reference(on: life.nearest(to: day))
  }
}
