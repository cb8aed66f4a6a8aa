package import JSON
package import Records
package import Store

/// An organisation in Popolo's vocabulary, with its posts and memberships embedded.
///
/// Members are those of https://www.popoloproject.com/schemas/organization.json; unknown ones are
/// left out, because the schemas do not allow null.
package struct PopoloOrganisation {
  package let json: JSONObject

  /// Converts the body's document as it is shown; `day` is the day shown, or today.
  package init(
    _ organisation: JSONObject, on day: CalendarDate, asOf: CalendarDate?, _ reader: Reader
  )
    throws
  {
    let id = organisation.text("id") ?? ""
    let posts = try PopoloOrganisation.posts(of: id, asOf: asOf, reader)
    json = PopoloOrganisation.known([
      ("id", .string(id)), ("name", organisation["name"]),
      ("other_names", .array(PopoloOrganisation.names(organisation))),
      ("identifiers", .array(PopoloOrganisation.identifiers(organisation))),
      ("classification", organisation["classification"]),
      ("parent_id", PopoloOrganisation.parent(organisation, on: day)),
      ("area_id", organisation["area_id"]),
      ("founding_date", PopoloOrganisation.date(organisation["founding_date"])),
      ("dissolution_date", PopoloOrganisation.date(organisation["dissolution_date"])),
      ("contact_details", .array(PopoloOrganisation.contacts(organisation))),
      ("links", .array(PopoloOrganisation.links(organisation, "links"))),
      (
        "memberships",
        .array(PopoloOrganisation.holders(posts) + PopoloOrganisation.memberships(organisation))
      ),
      ("posts", .array(posts.map(PopoloOrganisation.post))),
      ("created_at", organisation["created_at"]), ("updated_at", organisation["updated_at"]),
      ("sources", .array(PopoloOrganisation.links(organisation, "sources"))),
    ])
  }

  /// The members that have a value.
  private static func known(_ members: [(String, JSON?)]) -> JSONObject {
    JSONObject(
      members.compactMap { name, value in
        guard let value, !value.isNull else { return nil }
        return (name, value)
      })
  }

  /// A date in Popolo's form: `2010`, `2010-01` or `2010-01-31`; the beginning of an interval.
  private static func date(_ value: JSON?) -> JSON? {
    guard let text = value?.string, UncertainDate(text)?.earliest != nil,
      let first = text.split(separator: "/").first
    else { return nil }
    return .string(String(first).replacing("~", with: ""))
  }

  private static func names(_ organisation: JSONObject) -> [JSON] {
    organisation.list("other_names").map { name in
      .object(
        known([
          ("name", name["name"]), ("start_date", date(name["start_date"])),
          ("end_date", date(name["end_date"])),
          ("note", (name.text("note") ?? name.text("kind")).map(JSON.string)),
        ]))
    }
  }

  /// The canonical identifier first, then those of the record.
  private static func identifiers(_ organisation: JSONObject) -> [JSON] {
    let canonical: [JSON] =
      organisation.text("org_id").map {
        [["scheme": "org-id", "identifier": .string($0)]]
      } ?? []
    return canonical
      + organisation.list("identifiers").map {
        .object(known([("identifier", $0["identifier"]), ("scheme", $0["scheme"])]))
      }
  }

  /// The body that it is part of on the day, or else its host.
  private static func parent(_ organisation: JSONObject, on day: CalendarDate) -> JSON? {
    let parents = organisation.list("parents").filter { Life.isInForce($0, on: day) }
    return ["part_of", "hosted_by", "umbrella"].lazy.compactMap { relation in
      parents.first { $0.text("relation") == relation }?["organisation_id"]
    }.first
  }

  private static func contacts(_ organisation: JSONObject) -> [JSON] {
    organisation.list("contact_details").map { contact in
      .object(
        known([
          ("type", contact.text("type") == "telephone" ? "voice" : contact["type"]),
          ("value", contact["value"]), ("note", contact["note"]),
          ("valid_from", date(contact["start_date"])), ("valid_until", date(contact["end_date"])),
        ]))
    }
  }

  private static func links(_ organisation: JSONObject, _ list: String) -> [JSON] {
    organisation.list(list).compactMap { link in
      link["url"]?.string.map { url in
        .object(known([("url", .string(url)), ("note", link["title"])]))
      }
    }
  }

  private static func posts(of id: String, asOf: CalendarDate?, _ reader: Reader) throws
    -> [JSONObject]
  {
    var parameters = [(name: "organisation", value: id), (name: "limit", value: "200")]
    if let asOf { parameters.append((name: "as_of", value: asOf.description)) }
    let query = try Query(Post.resource, parameters, in: reader.catalogue) { _, _ in nil }
    var bytes = Array("[".utf8)
    _ = try reader.page(query, to: &bytes)
    bytes += "]".utf8
    return try JSON(parsing: bytes).array?.compactMap(\.object) ?? []
  }

  private static func post(_ post: JSONObject) -> JSON {
    .object(
      known([
        ("id", post["id"]), ("label", post["label"]),
        ("role", (post.text("role") ?? post.text("label")).map(JSON.string)),
        ("organization_id", post["organisation_id"]), ("area_id", post["area_id"]),
        ("start_date", date(post["start_date"])), ("end_date", date(post["end_date"])),
      ]))
  }

  /// Memberships of the people who hold its posts.
  private static func holders(_ posts: [JSONObject]) -> [JSON] {
    posts.flatMap { post in
      post.list("holders").map { holder in
        .object(
          known([
            ("person_id", holder["person_id"]), ("organization_id", post["organisation_id"]),
            ("post_id", post["id"]),
            ("role", (post.text("role") ?? post.text("label")).map(JSON.string)),
            ("start_date", date(holder["start_date"])), ("end_date", date(holder["end_date"])),
          ]))
      }
    }
  }

  /// Memberships of the body itself in other bodies.
  private static func memberships(_ organisation: JSONObject) -> [JSON] {
    organisation.list("parents").filter { $0.text("relation") == "member_of" }.map { parent in
      .object(
        known([
          ("member", ["@type": "Organization", "id": organisation["id"] ?? .null]),
          ("organization_id", parent["organisation_id"]), ("role", "member"),
          ("start_date", date(parent["start_date"])), ("end_date", date(parent["end_date"])),
        ]))
    }
  }
}
