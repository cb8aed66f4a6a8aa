package import JSON
package import Records

/// Where an area's ground came from and where it went, both ways, with the events between.
package struct LineageAnswer {
  static let eventFields = [
    Field("self", .text(1...200), .required, about: "The event's path."),
    Field("kind", .choice(AreaEvent.kinds), .required, about: "What happened."),
    Field("title", .text(1...300), about: "In a few words."),
    Field("effective_date", .date, .required, about: "The first day of the new state."),
    Field("from_ids", .references(to: "areas"), about: "The areas as they were before."),
    Field("to_ids", .references(to: "areas"), about: "The areas as they are since."),
  ]

  private static let nodeFields = AreaReference.fields + LineageTree.fields(of: "areas", "area")

  /// The members of the answer, in order.
  package static let fields = [
    Field("area", .record(AreaReference.fields), .required, about: "The area."),
    Field("events", .list(eventFields), about: "The events that name it, by day."),
    Field(
      "predecessors", .list(nodeFields),
      about: "The areas from whose ground it was formed, theirs after them: a tree written flat."),
    Field(
      "successors", .list(nodeFields),
      about: "The areas to which its ground went, theirs after them: a tree written flat."),
    Field(
      "is_cut", .boolean, .required,
      about: "Whether there are more: a tree has at most 500 areas, each once."),
  ]

  private let gazetteer: Gazetteer
  private let today: CalendarDate
  package private(set) var json: JSONObject = [:]

  package init(_ area: AreaHistory, _ gazetteer: Gazetteer, today: CalendarDate) {
    (self.gazetteer, self.today) = (gazetteer, today)
    let before = tree(area, \.predecessors) { Set($0.to).contains($1) && $0.from.contains($2) }
    let after = tree(area, \.successors) { $0.from.contains($1) && $0.to.contains($2) }
    json = [
      "area": .object(area.reference(on: today)),
      "events": .array(gazetteer.events(of: area.id).map { .object(LineageAnswer.event($0)) }),
      "predecessors": .array(before.nodes), "successors": .array(after.nodes),
      "is_cut": .bool(before.isCut || after.isCut),
    ]
  }

  /// An event as answers name it.
  static func event(_ event: AreaEventRecord) -> JSONObject {
    [
      "self": .string(AreaEvent.resource.path(of: event.id)), "kind": .string(event.kind),
      "title": event.title.map(JSON.string) ?? .null,
      "effective_date": .string(event.effective.description),
      "from_ids": .array(event.from.map(JSON.string)), "to_ids": .array(event.to.map(JSON.string)),
    ]
  }

  private func tree(
    _ root: AreaHistory, _ next: (AreaHistory) -> [String],
    _ isBetween: (AreaEventRecord, _ near: String, _ far: String) -> Bool
  ) -> LineageTree {
    LineageTree(from: root, id: \.id, next: next, find: { gazetteer.areas[$0] }) { far, near in
      let event = gazetteer.events(of: near.id).first { isBetween($0, near.id, far.id) }
      return (far.reference(on: today), event.map { AreaEvent.resource.path(of: $0.id) })
    }
  }
}
