package import JSON
package import Records
package import Store

/// What the register has of one body, in one answer: its names, parents, posts, partnerships, awards and
/// announcements, each list with the address of all.
package struct OrganisationOverview {
  package let json: JSONObject

  /// The overview of the body called `id`, now or as of `day`; throws if it was not there then.
  package init(_ id: String, on day: CalendarDate?, _ reader: Reader) throws {
    let reading = OrganisationReading(reader: reader, day: day)
    let (whole, view) = try reading.organisation(id)
    let awards = OrganisationAwards(reading: reading, id: id)
    json = [
      "organisation": .object(
        JSONObject(OrganisationOverview.shown.map { ($0, view[$0] ?? .null) })),
      "as_of": day.map { .string($0.description) } ?? .null,
      "names": .array(OrganisationOverview.names(whole)),
      "parents": .array(try OrganisationOverview.parents(view, reading)),
      "posts": .object(try OrganisationOverview.posts(id, reading)),
      "partnerships": .object(try OrganisationOverview.partnerships(id, reading)),
      "awards_made": .object(try awards.json(.funder)),
      "awards_received": .object(try awards.json(.recipient)),
      "announcements_issued": .object(
        try OrganisationOverview.announcements("issuer", id, reading)),
      "announcements_about": .object(
        try OrganisationOverview.announcements("organisation", id, reading)),
      "lineage": .string("\(Organisation.resource.path(of: id))/lineage"),
      "events": .string("/v1/\(OrganisationEvent.resource.name)?organisation=\(id)&sort=effective"),
    ]
  }

  private static let shown = [
    "self", "id", "name", "classification", "sector", "public_subsector", "legal_form", "org_id",
    "area_id", "founding_date", "dissolution_date",
  ]

  /// The present name first, then those that the record has beside it.
  private static func names(_ organisation: JSONObject) -> [JSON] {
    let present: JSON = [
      "name": organisation["name"] ?? .null, "kind": "present", "lang": .null,
      "start_date": .null, "end_date": .null,
    ]
    return [present]
      + organisation.list("other_names").map { name in
        .object(
          JSONObject(
            ["name", "kind", "lang", "start_date", "end_date"].map { ($0, name[$0] ?? .null) }))
      }
  }

  private static func parents(_ organisation: JSONObject, _ reading: OrganisationReading) throws
    -> [JSON]
  {
    try organisation.list("parents").compactMap { parent in
      guard let id = parent.text("organisation_id") else { return nil }
      return [
        "organisation": try reading.reference(Organisation.resource, id),
        "relation": parent["relation"] ?? .null, "start_date": parent["start_date"] ?? .null,
        "end_date": parent["end_date"] ?? .null,
      ]
    }
  }

  private static func posts(_ id: String, _ reading: OrganisationReading) throws -> JSONObject {
    try reading.list(Post.resource, [("organisation", id)]).json { post in
      let holders = try post.list("holders").compactMap { holder -> JSON? in
        guard let person = holder.text("person_id") else { return nil }
        return [
          "person": try reading.reference(Person.resource, person),
          "start_date": holder["start_date"] ?? .null, "end_date": holder["end_date"] ?? .null,
          "acting": holder["acting"] ?? .null,
        ]
      }
      return .object(pick(["self", "id", "label", "role"], post, ["holders": .array(holders)]))
    }
  }

  private static func partnerships(_ id: String, _ reading: OrganisationReading) throws
    -> JSONObject
  {
    try reading.list(Partnership.resource, [("partner", id)], sort: "name").json { partnership in
      let roles = partnership.list("partners").filter { $0.text("organisation_id") == id }
        .map { JSON.object(pick(["role", "start_date", "end_date"], $0)) }
      return .object(
        pick(
          ["self", "id", "name", "kind", "state", "start_date", "end_date"], partnership,
          ["roles": .array(roles)]))
    }
  }

  /// Published ones alone: nobody hears of others from here.
  private static func announcements(
    _ part: String, _ id: String, _ reading: OrganisationReading
  ) throws -> JSONObject {
    try reading.list(
      Announcement.resource, [(part, id), ("state", "published")], sort: "-dateline"
    ).json { .object(pick(["self", "id", "title", "kind", "dateline"], $0)) }
  }

  /// Members of a document, and more.
  static func pick(_ names: [String], _ document: JSONObject, _ more: JSONObject = [:])
    -> JSONObject
  {
    var picked = JSONObject(names.map { ($0, document[$0] ?? .null) })
    picked.members += more.members
    return picked
  }
}
