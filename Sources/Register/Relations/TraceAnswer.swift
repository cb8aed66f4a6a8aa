package import JSON
package import Records

/// Where the ground of an area is on another day, and whether it is still made of whole areas.
package struct TraceAnswer {
  private static func relation(_ about: String) -> Field {
    Field("relation", .choice(Relation.Kind.allCases.map(\.rawValue)), .required, about: about)
  }

  /// The members of the answer, in order.
  package static let fields = [
    Field("area", .record(AreaReference.datedFields), .required, about: "The area followed."),
    Field("from", .date, .required, about: "The day from which it is followed."),
    Field("to", .date, .required, about: "The day to which it is followed."),
    Field("layer", .text(1...20), .required, about: "The layer of smallest parts used."),
    Field(
      "exact", .boolean, .required,
      about: "Whether the areas of the other day that lie within its ground are all of it."),
    relation(
      "How its ground lies to those areas, or to all listed where those within are not all of it."),
    Field(
      "areas",
      .list(
        AreaReference.fields + [
          relation("How this area lies to the ground followed."),
          Field(
            "shared", .list(RelationAnswer.unitFields),
            about: "The parts of the ground that it has."),
          Field("only_here", .list(RelationAnswer.unitFields), about: "Its other parts."),
        ]), about: "The areas that hold the ground on the other day, by name."),
    Field(
      "members",
      .list(
        AreaReference.datedFields + [
          Field(
            "areas",
            .list([
              Field("id", .reference(to: "areas"), .required, about: "The area of the other day."),
              Field("name", .text(1...300), .required, about: "Its name on that day."),
              relation("How the member lies to it."),
              Field(
                "shared", .list(RelationAnswer.unitFields), about: "The parts that both have."),
            ]), about: "The areas of the other day with which it has ground in common.")
        ]),
      about:
        "The areas that the followed one came down to on the first day, each against those of the other day."
    ),
    Field("events", .list(LineageAnswer.eventFields), about: "The events on the way, by day."),
  ]

  package let json: JSONObject

  package init(
    _ area: AreaHistory, from first: CalendarDate, to last: CalendarDate, in layer: String?,
    _ gazetteer: Gazetteer
  ) throws(Gap) {
    let trace = try Trace(area, from: first, to: last, in: layer, gazetteer)
    func units(_ codes: [String], _ relation: Relation) -> JSON {
      RelationAnswer.units(codes, of: relation, in: trace.layer, gazetteer)
    }
    var members: [JSON] = []
    for member in trace.members {
      var item = member.area.datedReference(on: first)
      item.append(
        "areas",
        .array(
          try trace.relations(of: member).map { holder throws(Gap) in
            [
              "id": .string(holder.side.area.id),
              "name": .string(holder.side.area.name(on: holder.side.day)),
              "relation": .string(holder.kind.rawValue),
              "shared": units(holder.relation.shared, holder.relation),
            ]
          }))
      members.append(.object(item))
    }
    json = [
      "area": .object(area.datedReference(on: first)),
      "from": .string(first.description), "to": .string(last.description),
      "layer": .string(trace.layer), "exact": .bool(trace.isExact),
      "relation": .string(trace.kind.rawValue),
      "areas": .array(
        trace.holders.map { holder in
          var item = holder.side.area.reference(on: last)
          item.append("relation", .string(holder.kind.rawValue))
          item.append("shared", units(holder.relation.shared, holder.relation))
          item.append("only_here", units(holder.relation.onlyA, holder.relation))
          return .object(item)
        }),
      "members": .array(members),
      "events": .array(trace.events.map { .object(LineageAnswer.event($0)) }),
    ]
  }
}
