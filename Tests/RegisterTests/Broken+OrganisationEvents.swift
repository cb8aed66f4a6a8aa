import JSON

/// Events of organisations, each with one rule broken.
extension Broken {
  static let organisationEvents = [
    Broken("organisation-events", "/sources/0 source_unnamed", nameless),
    Broken("organisation-events", "/after/name change_missing", ["kind": "renamed"]),
    Broken(
      "organisation-events", "/after/name change_of_another_kind", ["after": ["name": "New"]]),
    Broken("organisation-events", "/to_ids successors_of_event", ["to_ids": ["x:z"]]),
    Broken(
      "organisation-events", "/after/sector sector_of_event",
      ["kind": "left_public_sector", "after": ["sector": "public"]]),
    Broken("organisation-events", "/effective event_without_day", ["effective": "2010/.."]),
  ]
}
