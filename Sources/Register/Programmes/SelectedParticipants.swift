import JSON
package import Records

/// The participants that a selection made.
package struct SelectedParticipants: WorkedOut, Sendable {
  struct Item: Sendable {
    let id: String
    let participant: JSONObject
  }

  let items: [Item]

  private static let item = Layout<Item>(
    .record("participant", RecordReference.layout("participants"), "The participant.") {
      RecordReference(
        path: Participant.resource.path(of: $0.id), id: $0.id, name: $0.participant.text("name"))
    },
    .copies(
      OrganisationOverview.own(
        Participant.resource, ["expression_id", "cohort", "start_date", "level"])
    ) { $0.participant })

  package static let layout = Layout<SelectedParticipants>(
    .count("total", "How many take part now that did not.") { $0.items.count },
    .list("items", item, "The participants in the order of the bids.") { $0.items })
}
