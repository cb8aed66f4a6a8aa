import Areas
import JSON
package import Records
package import Store

/// The predecessors and successors of a body, with the events between them.
package struct OrganisationLineage: WorkedOut {
  private let organisation: JSONObject
  private let events: [JSONObject]
  private let before: LineageTree<JSONObject>
  private let after: LineageTree<JSONObject>

  package init(_ id: String, _ reader: Reader) throws {
    let reading = OrganisationReading(reader: reader, day: nil)
    (organisation, _) = try reading.organisation(id)
    events = try OrganisationLineage.events(of: id, reading)
    before = try OrganisationLineage.tree(organisation, "predecessor_ids", reading)
    after = try OrganisationLineage.tree(organisation, "successor_ids", reading)
  }

  private static let node = Layout<JSONObject>(
    .copies([
      Field("self", .text(1...200), .required, about: "Its path."),
      Field("id", .reference(to: "organisations"), .required, about: "Its id."),
      Field("name", .text(1...300), .required, about: "Its present or last name."),
      Field("founding_date", .uncertainDate, about: "When it was founded."),
      Field("dissolution_date", .uncertainDate, about: "The last day of its existence."),
    ]) { $0 })

  private static let step = LineageTree.node(node, of: "organisations", "body")

  private static let event = Layout<JSONObject>(
    .copies(
      [Field("self", .text(1...200), .required, about: "The event's path.")]
        + OrganisationOverview.own(
          OrganisationEvent.resource,
          ["kind", "title", "effective", "organisation_id", "to_ids"])
    ) { $0 })

  package static let layout = Layout<OrganisationLineage>(
    .record("organisation", node, "The body.") { $0.organisation },
    .list("events", event, "The events that name it, by date.") { $0.events },
    .list(
      "predecessors", step,
      "The bodies whose work it goes on with, theirs after them: a tree written flat."
    ) { $0.before.nodes },
    .list(
      "successors", step,
      "The bodies that go on with its work, theirs after them: a tree written flat."
    ) { $0.after.nodes },
    .value(
      "is_cut", .boolean, "Whether there are more: a tree has at most 500 bodies, each once."
    ) { $0.before.isCut || $0.after.isCut })

  /// The events that changed a body or made it a successor, by date.
  private static func events(of id: String, _ reading: OrganisationReading) throws -> [JSONObject] {
    var found: [JSONObject] = []
    for filter in ["organisation", "successor"] {
      let query = try Query(
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
    throws -> LineageTree<JSONObject>
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
      return (far, event?.text("self"))
    }
  }
}
