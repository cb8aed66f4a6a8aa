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

  private static let nodeFields =
    AreaReference.fields + [
      Field("depth", .integer(1...50), .required, about: "How many steps it is away."),
      Field(
        "of_id", .reference(to: "areas"), .required,
        about: "The area of the step before, whose predecessor or successor it is."),
      Field(
        "event", .text(1...200), about: "The path of the event between them, where there is one."),
    ]

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

  private static let most = 500
  private static let deepest = 50

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
  ) -> (nodes: [JSON], isCut: Bool) {
    var nodes: [JSON] = []
    var seen: Set<String> = [root.id]
    var level = [root]
    var depth = 0
    while !level.isEmpty {
      depth += 1
      guard depth <= LineageAnswer.deepest else { return (nodes, true) }
      var further: [AreaHistory] = []
      for area in level {
        for id in next(area) {
          guard let found = gazetteer.areas[id], seen.insert(id).inserted else { continue }
          guard nodes.count < LineageAnswer.most else { return (nodes, true) }
          let event = gazetteer.events(of: area.id).first { isBetween($0, area.id, id) }
          var node = found.reference(on: today)
          node.append("depth", .integer(Int64(depth)))
          node.append("of_id", .string(area.id))
          node.append(
            "event", event.map { .string(AreaEvent.resource.path(of: $0.id)) } ?? .null)
          nodes.append(.object(node))
          further.append(found)
        }
      }
      level = further
    }
    return (nodes, false)
  }
}
