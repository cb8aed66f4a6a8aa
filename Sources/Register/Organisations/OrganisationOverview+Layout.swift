import JSON
package import Records

extension OrganisationOverview: WorkedOut {
  /// The fields of `resource` called `names`, as it declares them.
  static func own(_ resource: Resource, _ names: [String]) -> [Field] {
    names.compactMap { name in resource.fields.first { $0.name == name } }
  }

  /// The path and id of a record of `resource`, which no declaration contains.
  static func named(_ resource: Resource) -> [Field] {
    [
      Field("self", .text(1...200), .required, about: "Its path."),
      Field("id", .reference(to: resource.name), .required, about: "Its id."),
    ]
  }

  private static let dates = [
    Field("start_date", .uncertainDate, about: "Since when."),
    Field("end_date", .uncertainDate, about: "Until when, the last day."),
  ]

  private static let organisation = Layout<JSONObject>(
    .copies(
      named(Organisation.resource)
        + own(
          Organisation.resource,
          [
            "name", "classification", "sector", "public_subsector", "legal_form", "org_id",
            "area_id", "founding_date", "dissolution_date",
          ])
    ) { $0 })

  private static let name = Layout<JSONObject>(
    .copies(
      [
        Field("name", .text(1...300), .required, about: "The name."),
        Field(
          "kind",
          .choice(["present", "former", "future", "short", "spelling", "translation", "other"]),
          about: "What sort of name it is."),
        Field("lang", .language, about: "Its language, where it is not English."),
      ] + dates
    ) { $0 })

  private static let parent = Layout<Parent>(
    .record(
      "organisation", RecordReference.layout(Organisation.resource.name), "The body above."
    ) { $0.organisation },
    .copies(
      [
        Field(
          "relation", .choice(["part_of", "hosted_by", "umbrella", "member_of"]),
          about: "How it is above.")
      ] + dates
    ) { $0.document })

  private static let holder = Layout<Holder>(
    .record("person", RecordReference.layout(Person.resource.name), "Who holds it.") {
      $0.person
    },
    .copies(dates + [Field("acting", .boolean, about: "Whether for the time being.")]) {
      $0.document
    })

  private static let post = Layout<Held>(
    .copies(named(Post.resource) + own(Post.resource, ["label", "role"])) { $0.document },
    .list("holders", holder, "Who holds it and held it; with as_of on the day.") { $0.holders })

  private static let role = Layout<JSONObject>(
    .copies(
      [Field("role", .text(1...50), .required, about: "As what it takes part.")] + dates
    ) { $0 })

  private static let partnership = Layout<Joined>(
    .copies(
      named(Partnership.resource)
        + own(Partnership.resource, ["name", "kind", "state", "start_date", "end_date"])
    ) { $0.document },
    .list("roles", role, "As what it takes part, and since when.") { $0.roles })

  private static let announcements = OrganisationList.layout(
    Layout<JSONObject>(
      .copies(
        named(Announcement.resource)
          + own(Announcement.resource, ["title", "kind", "dateline"])
      ) { $0 }), of: "published ones by date, the latest first")

  package static let layout = Layout<OrganisationOverview>(
    .record("organisation", organisation, "The body, with its name and form of the day.") {
      $0.organisation
    },
    .value("as_of", .date, "The day asked for; null for the present.") { $0.day },
    .list("names", name, "Its names then and now, the present one first.") { $0.names },
    .list("parents", parent, "Parents and hosts; with as_of those of the day.") { $0.parents },
    .record("posts", OrganisationList.layout(post, of: "posts"), "The posts in the body.") {
      $0.posts
    },
    .record(
      "partnerships", OrganisationList.layout(partnership, of: "by name"),
      "The partnerships in which it is a partner."
    ) { $0.partnerships },
    .record(
      "awards_made",
      OrganisationAwards.layout(
        "of each award its own cash contributions, or the whole if nobody's are recorded"),
      "The awards that it funds."
    ) { $0.awardsMade },
    .record(
      "awards_received", OrganisationAwards.layout("each award whole, whoever shares in it"),
      "The awards that it receives."
    ) { $0.awardsReceived },
    .record("announcements_issued", announcements, "What it announced.") {
      $0.announcementsIssued
    },
    .record("announcements_about", announcements, "Announcements that speak of it.") {
      $0.announcementsAbout
    },
    .value("lineage", .text(1...200), "Where it came from and what came after.") {
      "\(Organisation.resource.path(of: $0.id))/lineage"
    },
    .value("events", .text(1...300), "What happened to it.") {
      "/v1/\(OrganisationEvent.resource.name)?organisation=\($0.id)&sort=effective"
    })
}
