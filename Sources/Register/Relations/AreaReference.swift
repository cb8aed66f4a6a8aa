import JSON
package import Records

/// An area as answers name it: enough to tell it from others of the same name.
package enum AreaReference {
  /// The members of each, in order.
  package static let fields = [
    Field("self", .text(1...200), .required, about: "The area's path."),
    Field("id", .reference(to: "areas"), .required, about: "The area's id."),
    Field("name", .text(1...300), .required, about: "The name on the day."),
    Field("type", .choice(Area.types), .required, about: "The type of area."),
    Field("codes", .texts(1...120), about: "The codes in force on the day, as scheme:code."),
    Field(
      "state", .choice(["planned", "current", "ended"]), .required,
      about: "Whether it is still to come, exists or is no more on the day."),
    Field("start_date", .date, about: "The first day of its existence."),
    Field("end_date", .date, about: "The last day of its existence."),
  ]

  /// Those members with the day on which the area is taken.
  package static let datedFields =
    fields + [
      Field(
        "as_of", .date, .required,
        about: "The day on which it is taken: the one asked for, or the nearest of its life.")
    ]
}

extension AreaHistory {
  /// The area as answers name it: what it is on `day`, in the words of the nearest day of its life.
  func reference(on day: CalendarDate) -> JSONObject {
    let nearest = life.nearest(to: day)
    return [
      "self": .string(Area.resource.path(of: id)), "id": .string(id),
      "name": .string(name(on: nearest)), "type": .string(type),
      "codes": .array(
        codes.filter { $0.period.contains(nearest) }.map { .string("\($0.scheme):\($0.code)") }),
      "state": .string(AreaService.state(of: life, on: day)),
      "start_date": JSON(life.first), "end_date": JSON(life.last),
    ]
  }

  /// The area as it is on `day` or the nearest day of its life, with that day.
  func datedReference(on day: CalendarDate) -> JSONObject {
    let nearest = life.nearest(to: day)
    var members = reference(on: nearest)
    members.append("as_of", .string(nearest.description))
    return members
  }
}

extension JSON {
  /// A day as documents write it; null for none.
  init(_ day: CalendarDate?) { self = day.map { .string($0.description) } ?? .null }
}
