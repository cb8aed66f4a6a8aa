package import JSON
package import Records

/// Which bodies came before one and which after it, both ways, with the events between.
package struct OrganisationLineage {
  package let json: JSONObject

  private static let most = 500
  private static let deepest = 50

  package init(_ id: String, _ reader: Reader) throws {
    let reading = OrganisationReading(reader: reader, day: nil)
    let (root, _) = try reading.organisation(id)
    let events = try OrganisationLineage.events(of: id, reading)
    var lists: [(nodes: [JSON], isCut: Bool)] = []
    for member in ["predecessor_ids", "successor_ids"] {
      lists.append(try OrganisationLineage.tree(root, member, reading))
    }
    json = [
      "organisation": .object(OrganisationLineage.node(root)),
      "events": .array(events.map { .object(OrganisationLineage.event($0)) }),
      "predecessors": .array(lists[0].nodes), "successors": .array(lists[1].nodes),
      "is_cut": .bool(lists[0].isCut || lists[1].isCut),
    ]
  }

  private static let named = ["self", "id", "name", "founding_date", "dissolution_date"]

  private static func node(_ organisation: JSONObject) -> JSONObject {
    OrganisationOverview.pick(named, organisation)
  }

  private static func event(_ event: JSONObject) -> JSONObject {
    OrganisationOverview.pick(
      ["self", "kind", "title", "effective", "organisation_id", "to_ids"], event)
  }

  /// The events that changed a body, and those that made it a successor, by date.
  private static func events(of id: String, _ reading: OrganisationReading) throws -> [JSONObject] {
    var found: [JSONObject] = []
    for filter in ["organisation", "successor"] {
      let query = try ListQuery(
        OrganisationEvent.resource,
        [
          (name: filter, value: id), (name: "sort", value: "effective"),
          (name: "limit", value: "200"),
        ],
        in: reading.reader.catalogue
      ) { _, _ in nil }
      var bytes = Array("[".utf8)
      _ = try reading.reader.page(query, to: &bytes)
      bytes += "]".utf8
      for event in try JSON(parsing: bytes).array?.compactMap(\.object) ?? []
      where !found.contains(where: { $0.text("id") == event.text("id") }) {
        found.append(event)
      }
    }
    func day(_ event: JSONObject) -> CalendarDate? {
      event.text("effective").flatMap(UncertainDate.init)?.earliest
    }
    return found.sorted { one, other in
      guard let first = day(one), let second = day(other) else { return day(one) != nil }
      return first < second
    }
  }

  private static func tree(_ root: JSONObject, _ member: String, _ reading: OrganisationReading)
    throws -> (nodes: [JSON], isCut: Bool)
  {
    var nodes: [JSON] = []
    var seen: Set<String> = [root.text("id") ?? ""]
    var level = [root]
    var depth: Int64 = 0
    while !level.isEmpty {
      depth += 1
      guard depth <= deepest else { return (nodes, true) }
      var further: [JSONObject] = []
      for near in level {
        let events = try events(of: near.text("id") ?? "", reading)
        for id in (near[member]?.array ?? []).compactMap(\.string) where seen.insert(id).inserted {
          guard nodes.count < most else { return (nodes, true) }
          guard case .found(_, let document) = try reading.reader.item(Organisation.resource, id),
            let far = try JSON(parsing: document).object
          else { continue }
          let (before, after) = member == "successor_ids" ? (near, far) : (far, near)
          let between = events.first { event in
            event.text("organisation_id") == before.text("id")
              && event["to_ids"]?.array?.contains(after["id"] ?? .null) == true
          }
          nodes.append(
            .object(
              OrganisationOverview.pick(
                named, far,
                [
                  "depth": .integer(depth), "of_id": near["id"] ?? .null,
                  "event": between?["self"] ?? .null,
                ])))
          further.append(far)
        }
      }
      level = further
    }
    return (nodes, false)
  }

  private static let nodeFields = [
    Field("self", .text(1...200), .required, about: "Its path."),
    Field("id", .reference(to: "organisations"), .required, about: "Its id."),
    Field("name", .text(1...300), .required, about: "Its present or last name."),
    Field("founding_date", .uncertainDate, about: "When it was founded."),
    Field("dissolution_date", .uncertainDate, about: "The last day of its existence."),
  ]

  private static let stepFields =
    nodeFields + [
      Field("depth", .integer(1...50), .required, about: "How many steps it is away."),
      Field(
        "of_id", .reference(to: "organisations"), .required,
        about: "The body of the step before, whose predecessor or successor it is."),
      Field(
        "event", .text(1...200), about: "The path of the event between them, where there is one."),
    ]

  /// The members of the answer, in order.
  package static let fields = [
    Field("organisation", .record(nodeFields), .required, about: "The body."),
    Field(
      "events",
      .list(
        [Field("self", .text(1...200), .required, about: "The event's path.")]
          + ["kind", "title", "effective", "organisation_id", "to_ids"].compactMap { name in
            OrganisationEvent.resource.fields.first { $0.name == name }
          }), about: "The events that name it, by date."),
    Field(
      "predecessors", .list(stepFields),
      about: "The bodies whose work it goes on with, theirs after them: a tree written flat."),
    Field(
      "successors", .list(stepFields),
      about: "The bodies that go on with its work, theirs after them: a tree written flat."),
    Field(
      "is_cut", .boolean, .required,
      about: "Whether there are more: a tree has at most 500 bodies, each once."),
  ]
}
