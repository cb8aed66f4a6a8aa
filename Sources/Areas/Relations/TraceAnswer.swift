package import Records

/// Where the ground of an area is on another day, and whether whole areas make it up.
package struct TraceAnswer: WorkedOut {
  /// An area of the other day, and its relation to the ground followed.
  struct Counterpart {
    let area: AreaReference
    let id: String
    let name: String
    let kind: Relation.Kind
    let shared: [RelationUnit]
    /// The parts that only this area has.
    let others: [RelationUnit]
  }

  /// A member of the followed area, with the areas of the other day that have its ground.
  struct Member {
    let area: AreaReference
    let counterparts: [Counterpart]
  }

  private let area: AreaReference
  private let (first, last): (CalendarDate, CalendarDate)
  private let trace: Trace
  private let counterparts: [Counterpart]
  private let members: [Member]

  /// Follows `area` from `first` to `last`; throws the `Gap` of what is missing.
  package init(
    _ area: AreaHistory, from first: CalendarDate, to last: CalendarDate, in layer: String?,
    _ gazetteer: Gazetteer
  ) throws {
    let trace = try Trace(area, from: first, to: last, in: layer, gazetteer)
    func counterpart(_ counterpart: Trace.Counterpart) -> Counterpart {
      func units(_ codes: [String]) -> [RelationUnit] {
        codes.map { RelationUnit($0, of: counterpart.relation, in: trace.layer, gazetteer) }
      }
      let side = counterpart.side
      return Counterpart(
        area: side.area.reference(on: last), id: side.area.id, name: side.area.name(on: side.day),
        kind: counterpart.kind, shared: units(counterpart.relation.shared),
        others: units(counterpart.relation.onlyA))
    }
    var members: [Member] = []
    for member in trace.members {
      members.append(
        Member(
          area: member.area.datedReference(on: first),
          counterparts: try trace.relations(of: member).map(counterpart)))
    }
    self.area = area.datedReference(on: first)
    (self.first, self.last, self.trace, self.members) = (first, last, trace, members)
    counterparts = trace.counterparts.map(counterpart)
  }
}

extension TraceAnswer {
  private static let kinds = Kind.choice(Relation.Kind.allCases.map(\.rawValue))

  private static let counterpart = Layout<Counterpart>(
    .members(of: AreaReference.layout) { $0.area },
    .value("relation", kinds, "How this area lies to the ground followed.") { $0.kind.rawValue },
    .list("shared", RelationUnit.layout, "The parts of the ground that it has.") { $0.shared },
    .list("only_here", RelationUnit.layout, "Its other parts.") { $0.others })

  private static let counterpartOfMember = Layout<Counterpart>(
    .value("id", .reference(to: "areas"), "The area of the other day.") { $0.id },
    .value("name", .text(1...300), "Its name on that day.") { $0.name },
    .value("relation", kinds, "How the member lies to it.") { $0.kind.rawValue },
    .list("shared", RelationUnit.layout, "The parts that both have.") { $0.shared })

  private static let member = Layout<Member>(
    .members(of: AreaReference.dated) { $0.area },
    .list(
      "areas", counterpartOfMember, "The areas of the other day with which it has ground in common."
    ) { $0.counterparts })

  package static let layout = Layout<TraceAnswer>(
    .record("area", AreaReference.dated, "The area followed.") { $0.area },
    .value("from", .date, "The day from which it is followed.") { $0.first },
    .value("to", .date, "The day to which it is followed.") { $0.last },
    .value("layer", .text(1...20), "The layer of smallest parts used.") { $0.trace.layer },
    .value(
      "exact", .boolean,
      "Whether the areas of the other day that lie within its ground are all of it."
    ) { $0.trace.isExact },
    .value(
      "relation", kinds,
      "How its ground lies to those areas, or to all listed where those within are not all of it."
    ) { $0.trace.kind.rawValue },
    .list("areas", counterpart, "The areas that hold the ground on the other day, by name.") {
      $0.counterparts
    },
    .list(
      "members", member,
      "The areas that the followed one came down to on the first day, each against those of the other day."
    ) { $0.members },
    .list("events", AreaEventRecord.layout, "The events on the way, by day.") { $0.trace.events })
}
