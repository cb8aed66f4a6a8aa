package import JSON
package import Records

/// What a composite area is made of on a day: its members, or the areas they come down to.
package struct MembersAnswer {
  /// The members of the answer, in order.
  package static let fields = [
    Field("area", .record(AreaReference.datedFields), .required, about: "The area."),
    Field("on", .date, .required, about: "The day asked for."),
    Field(
      "items", .list(AreaReference.fields), about: "Its members on that day, each once, by name."),
  ]

  package let json: JSONObject

  /// The direct members of `area`, or with `isExpanded` the areas without members that it comes down to;
  /// an area without members comes down to itself.
  package init(
    _ area: AreaHistory, on day: CalendarDate, isExpanded: Bool, _ gazetteer: Gazetteer
  ) {
    let taken = area.life.nearest(to: day)
    let members =
      isExpanded
      ? gazetteer.leaves(of: area.id, on: taken)
      : gazetteer.members(of: area, on: taken).compactMap { gazetteer.areas[$0] }
    json = [
      "area": .object(area.datedReference(on: day)), "on": .string(day.description),
      "items": .array(
        members.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
          .map { .object($0.reference(on: taken)) }),
    ]
  }
}
