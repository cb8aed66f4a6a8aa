package import Records

/// An event in its short form, as answers about areas contain it.
extension AreaEventRecord: WorkedOut {
  package static let layout = Layout<AreaEventRecord>(
    .value("self", .text(1...200), "The event's path.") { AreaEvent.resource.path(of: $0.id) },
    .value("kind", .choice(AreaEvent.kinds), "What happened.") { $0.kind },
    .value("title", .text(1...300), "In a few words.") { $0.title },
    .value("effective_date", .date, "The first day of the new state.") { $0.effective },
    .value("from_ids", .references(to: "areas"), "The areas as they were before.") { $0.from },
    .value("to_ids", .references(to: "areas"), "The areas as they are since.") { $0.to })
}
