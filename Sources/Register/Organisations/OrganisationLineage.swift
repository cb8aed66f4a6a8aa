package import JSON
package import Records
package import Store

/// Which bodies came before one and which after it, both ways, with the events between.
package struct OrganisationLineage {
  package let json: JSONObject

  package init(_ id: String, _ reader: Reader) throws {
    let reading = OrganisationReading(reader: reader, day: nil)
    let (root, _) = try reading.organisation(id)
    let events = try OrganisationLineage.events(of: id, reading)
    let lists = try ["predecessor_ids", "successor_ids"].map {
      try OrganisationLineage.tree(root, $0, reading)
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
    throws -> LineageTree
  {
    try LineageTree(
      from: root, id: { $0.text("id") ?? "" },
      next: { ($0[member]?.array ?? []).compactMap(\.string) },
      find: { id in
        guard case .found(_, let document) = try reading.reader.item(Organisation.resource, id)
        else { return nil }
        return try JSON(parsing: document).object
      }
    ) { far, near in
      let (before, after) = member == "successor_ids" ? (near, far) : (far, near)
      let event = try events(of: near.text("id") ?? "", reading).first { event in
        event.text("organisation_id") == before.text("id")
          && event["to_ids"]?.array?.contains(after["id"] ?? .null) == true
      }
      return (node(far), event?.text("self"))
    }
  }

  private static let nodeFields = [
    Field("self", .text(1...200), .required, about: "Its path."),
    Field("id", .reference(to: "organisations"), .required, about: "Its id."),
    Field("name", .text(1...300), .required, about: "Its present or last name."),
    Field("founding_date", .uncertainDate, about: "When it was founded."),
    Field("dissolution_date", .uncertainDate, about: "The last day of its existence."),
  ]

  private static let stepFields =
    nodeFields + LineageTree.fields(of: "organisations", "body")

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
