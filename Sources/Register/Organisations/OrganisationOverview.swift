import JSON
package import Records
package import Store

/// What the register has about one body, in one answer.
///
/// Its names, parents, posts, partnerships, awards and announcements, each list with the path of
/// the whole list.
package struct OrganisationOverview {
  /// A parent of the body.
  struct Parent {
    let organisation: RecordReference
    /// The element of the body's record about it.
    let document: JSONObject
  }

  /// A post in the body, with its present and former holders.
  struct Held {
    let document: JSONObject
    let holders: [Holder]
  }

  /// A person who holds or held a post.
  struct Holder {
    let person: RecordReference
    /// The element of the post's record about the person.
    let document: JSONObject
  }

  /// A partnership, with the element of its record about the body.
  struct Joined {
    let document: JSONObject
    let roles: [JSONObject]
  }

  let id: String
  let day: CalendarDate?
  let organisation: JSONObject
  let names: [JSONObject]
  let parents: [Parent]
  let posts: OrganisationList<Held>
  let partnerships: OrganisationList<Joined>
  let (awardsMade, awardsReceived): (OrganisationAwards, OrganisationAwards)
  let announcementsIssued: OrganisationList<JSONObject>
  let announcementsAbout: OrganisationList<JSONObject>

  /// The overview of the body `id`, now or as of `day`; throws if it did not exist then.
  package init(_ id: String, on day: CalendarDate?, _ reader: Reader) throws {
    let reading = OrganisationReading(reader: reader, day: day)
    let (whole, view) = try reading.organisation(id)
    (self.id, self.day, organisation) = (id, day, view)
    names = OrganisationOverview.names(whole)
    parents = try OrganisationOverview.parents(view, reading)
    posts = try OrganisationOverview.posts(id, reading)
    partnerships = try OrganisationOverview.partnerships(id, reading)
    awardsMade = try OrganisationAwards(.funder, of: id, reading)
    awardsReceived = try OrganisationAwards(.recipient, of: id, reading)
    announcementsIssued = try OrganisationOverview.announcements("issuer", id, reading)
    announcementsAbout = try OrganisationOverview.announcements("organisation", id, reading)
  }

  /// The current name first, then the others of the record.
  private static func names(_ organisation: JSONObject) -> [JSONObject] {
    [["name": organisation["name"] ?? .null, "kind": "present"]] + organisation.list("other_names")
  }

  private static func parents(_ organisation: JSONObject, _ reading: OrganisationReading) throws
    -> [Parent]
  {
    try organisation.list("parents").compactMap { parent in
      guard let id = parent.text("organisation_id") else { return nil }
      return Parent(
        organisation: try reading.reference(Organisation.resource, id), document: parent)
    }
  }

  private static func posts(_ id: String, _ reading: OrganisationReading) throws
    -> OrganisationList<Held>
  {
    try reading.list(Post.resource, [("organisation", id)]).map { post in
      let holders = try post.list("holders").compactMap { holder -> Holder? in
        guard let person = holder.text("person_id") else { return nil }
        return Holder(person: try reading.reference(Person.resource, person), document: holder)
      }
      return Held(document: post, holders: holders)
    }
  }

  private static func partnerships(_ id: String, _ reading: OrganisationReading) throws
    -> OrganisationList<Joined>
  {
    try reading.list(Partnership.resource, [("partner", id)], sort: "name").map { partnership in
      Joined(
        document: partnership,
        roles: partnership.list("partners").filter { $0.text("organisation_id") == id })
    }
  }

  /// Only published ones: this answer must not reveal others.
  private static func announcements(
    _ part: String, _ id: String, _ reading: OrganisationReading
  ) throws -> OrganisationList<JSONObject> {
    try reading.list(
      Announcement.resource, [(part, id), ("state", "published")], sort: "-dateline")
  }
}
