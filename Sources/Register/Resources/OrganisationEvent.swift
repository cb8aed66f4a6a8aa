import Areas
import JSON
package import Records

/// Changes of bodies: renamed, moved, merged, split, replaced, given another form, dissolved.
///
/// Recording an event changes all organisations that it names, in one write; its facts cannot be
/// changed later.
package enum OrganisationEvent {
  /// The events after which a body has ended, and others continue its work.
  static let handingOn = ["merged", "split", "replaced"]

  /// What each kind of event changes: the members of `after` that are required and those allowed.
  static let changes: [(kind: String, needed: [String], allowed: [String])] = [
    ("renamed", ["name"], []),
    ("moved_host", ["parent_id"], ["relation"]),
    ("relocated", ["address"], []),
    ("merged", [], []),
    ("split", [], []),
    ("replaced", [], []),
    ("legal_form_changed", ["legal_form"], ["sector", "public_subsector"]),
    ("devolved", [], ["parent_id", "relation", "sector", "public_subsector"]),
    ("left_public_sector", ["sector"], ["legal_form"]),
    ("dissolved", [], []),
  ]

  /// The members that can be corrected; the others state what the event did.
  static let corrigible = [
    "title", "identifiers", "announcement_ids", "owner_ids", "sources", "licence", "note",
    "internal_note",
  ]

  private static let state = [
    Field("name", .text(1...300), about: "The name."),
    Field("parent_id", .reference(to: "organisations"), about: "The body above."),
    Field(
      "relation", .choice(["part_of", "hosted_by", "umbrella", "member_of"]),
      about: "How it is above; hosted_by if nothing is said."),
    Field("address", .text(1...500), about: "The address."),
    Field("legal_form", .text(1...100), about: "The legal form."),
    Field("sector", .choice(Organisation.sectors), about: "The sector."),
    Field(
      "public_subsector", .choice(Organisation.subsectors), about: "The part of the public sector."),
  ]

  package static let resource = Resource(
    name: "organisation-events", singular: "organisation event", prefix: "oev",
    about: "Changes of bodies: renamed, moved, merged, split, replaced, reformed, dissolved.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    life: Life(from: "effective"), summary: ["title", "kind", "effective"],
    brings: ["organisations"], isPermanent: true,
    fields: [
      Field("title", .text(1...300), .search, about: "What happened, in a few words."),
      Shared.identifiers(example: "an order's number"),
      Field("kind", .choice(changes.map(\.kind)), .required, .filter, about: "What happened."),
      Field(
        "effective", .uncertainDate, .required, .filter, .sort,
        about:
          "When the new state begins, which may lie in the future; what ended was there until just before."
      ),
      Field(
        "organisation_id", .reference(to: "organisations"), .required, .filterAs("organisation"),
        about: "The body that changed."),
      Field(
        "before", .record(state),
        about: "What the event changed, as it was before; the register fills in what it knows."),
      Field(
        "after", .record(state),
        about:
          "What the event changed, as it is since: name of a renamed body, parent_id of one that moved host, address, legal_form, sector."
      ),
      Field(
        "to_ids", .references(to: "organisations"), .filterAs("successor"),
        about:
          "The bodies that go on with the work of one that was merged, split or replaced; a body that only gave a part away stands among them itself."
      ),
      Field(
        "announcement_ids", .references(to: "announcements"), .filterAs("announcement"),
        about: "Where it was announced."),
    ] + Shared.provenance,
    checks: [
      Shared.sourceCheck, changeCheck, otherChangeCheck, successorCheck, sectorCheck, dateCheck,
    ])

  private static func change(_ document: JSONObject) -> (needed: [String], allowed: [String]) {
    let kind = document.text("kind")
    return changes.first { $0.kind == kind }.map { ($0.needed, $0.allowed) } ?? ([], [])
  }

  private static func isGiven(_ name: String, _ document: JSONObject) -> Bool {
    document["after"]?[name].map { !$0.isNull } ?? false
  }

  private static let changeCheck = Check(
    "change_missing", reading: ["kind", "after"],
    "Say in after what changed: name of a renamed body, parent_id of one that moved host, address, legal_form or sector; of a devolved body its parent_id, sector or public_subsector."
  ) { document in
    let (needed, allowed) = change(document)
    guard document.text("kind") != "devolved" else {
      return allowed.contains { isGiven($0, document) } ? [] : ["/after"]
    }
    return needed.filter { !isGiven($0, document) }.map { "/after/\($0)" }
  }

  private static let otherChangeCheck = Check(
    "change_of_another_kind", reading: ["kind", "after"],
    "This kind of event changes something else; record this change as an event of its own."
  ) { document in
    let (needed, allowed) = change(document)
    return state.map(\.name).filter {
      isGiven($0, document) && !needed.contains($0) && !allowed.contains($0)
    }.map { "/after/\($0)" }
  }

  private static let successorCheck = Check(
    "successors_of_event", reading: ["kind", "to_ids"], at: "/to_ids",
    "What was merged or replaced names in to_ids the bodies that go on with its work, what was split at least two of them; other events have none."
  ) { document in
    let count = document["to_ids"]?.array?.count ?? 0
    return switch document.text("kind") {
    case "merged", "replaced": count > 0
    case "split": count > 1
    default: count == 0
    }
  }

  private static let sectorCheck = Check(
    "sector_of_event", reading: ["kind", "after"],
    "A body that left the public sector is in another one, and only one of the public sector has a public_subsector."
  ) { document in
    let sector = document["after"]?["sector"]?.string
    if document.text("kind") == "left_public_sector", sector == "public" {
      return ["/after/sector"]
    }
    return isGiven("public_subsector", document) && sector != nil && sector != "public"
      ? ["/after/public_subsector"] : []
  }

  private static let dateCheck = Check(
    "event_without_day", reading: ["effective"], at: "/effective",
    "Write a date with its year and without an open end, such as 2010-01, so that it says when the old state ended."
  ) { document in
    document.text("effective").flatMap(UncertainDate.init)?.before != nil
  }
}
