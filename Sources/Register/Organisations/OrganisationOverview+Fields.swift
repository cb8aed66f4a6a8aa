package import Records

/// The shape of the overview, for the API's description.
extension OrganisationOverview {
  private static let path = Field("self", .text(1...200), .required, about: "Its path.")

  private static func id(_ kind: String) -> Field {
    Field("id", .reference(to: kind), .required, about: "Its id.")
  }

  private static let dates = [
    Field("start_date", .uncertainDate, about: "Since when."),
    Field("end_date", .uncertainDate, about: "Until when, the last day."),
  ]

  /// The members of `resource` called `names`, as it declares them.
  private static func own(_ resource: Resource, _ names: [String]) -> [Field] {
    names.compactMap { name in resource.fields.first { $0.name == name } }
  }

  /// A list of awards with their sums; `whole` says what of each award counts.
  private static func awards(_ whole: String) -> [Field] {
    OrganisationList.fields(
      [path, id("awards")] + own(Award.resource, OrganisationAwards.shown),
      of: "by day, the latest first")
      + [
        Field(
          "totals",
          .list(
            own(Award.resource, ["currency", "type"]) + [
              Field("count", .integer(0 ... .max), .required, about: "How many awards."),
              Field(
                "amount_awarded", .integer(.min ... .max), .required,
                about:
                  "What was awarded at first, each award whole, in minor units of the currency."),
              Field(
                "amount_current", .integer(.min ... .max), .required,
                about:
                  "What they come to now, with their amendments, in minor units of the currency: \(whole)."
              ),
            ]),
          about: "Sums for each currency and type, without cancelled and withdrawn awards.")
      ]
  }

  private static let announcements = OrganisationList.fields(
    [path, id("announcements")] + own(Announcement.resource, ["title", "kind", "dateline"]),
    of: "published ones by date, the latest first")

  /// The members of the answer, in order.
  package static let fields = [
    Field(
      "organisation",
      .record(
        [path, id("organisations")]
          + own(
            Organisation.resource,
            [
              "name", "classification", "sector", "public_subsector", "legal_form", "org_id",
              "area_id", "founding_date", "dissolution_date",
            ])), .required, about: "The body, with its name and form of the day."),
    Field("as_of", .date, about: "The day asked for; null for the present."),
    Field(
      "names",
      .list(
        [
          Field("name", .text(1...300), .required, about: "The name."),
          Field(
            "kind",
            .choice([
              "present", "former", "future", "short", "spelling", "translation", "other",
            ]), about: "What sort of name it is."),
          Field("lang", .language, about: "Its language, where it is not English."),
        ] + dates), about: "Its names then and now, the present one first."),
    Field(
      "parents",
      .list(
        [
          Field(
            "organisation", .record(OrganisationReading.referenceFields("organisations")),
            .required, about: "The body above."),
          Field(
            "relation", .choice(["part_of", "hosted_by", "umbrella", "member_of"]),
            about: "How it is above."),
        ] + dates), about: "Parents and hosts; with as_of those of the day."),
    Field(
      "posts",
      .record(
        OrganisationList.fields(
          [path, id("posts")] + own(Post.resource, ["label", "role"]) + [
            Field(
              "holders",
              .list(
                [
                  Field(
                    "person", .record(OrganisationReading.referenceFields("people")), .required,
                    about: "Who holds it.")
                ] + dates + [Field("acting", .boolean, about: "Whether for the time being.")]),
              about: "Who holds it and held it; with as_of on the day.")
          ], of: "posts")), .required, about: "The posts in the body."),
    Field(
      "partnerships",
      .record(
        OrganisationList.fields(
          [path, id("partnerships")]
            + own(Partnership.resource, ["name", "kind", "state", "start_date", "end_date"]) + [
              Field(
                "roles",
                .list(
                  [
                    Field("role", .text(1...50), .required, about: "As what it takes part.")
                  ] + dates), about: "As what it takes part, and since when.")
            ], of: "by name")), .required, about: "The partnerships in which it is a partner."),
    Field(
      "awards_made",
      .record(
        awards(
          "of each award its own cash contributions, or the whole if nobody's are recorded")),
      .required, about: "The awards that it funds."),
    Field(
      "awards_received", .record(awards("each award whole, whoever shares in it")), .required,
      about: "The awards that it receives."),
    Field(
      "announcements_issued", .record(announcements), .required, about: "What it announced."),
    Field(
      "announcements_about", .record(announcements), .required,
      about: "Announcements that speak of it."),
    Field(
      "lineage", .text(1...200), .required, about: "Where it came from and what came after."),
    Field("events", .text(1...300), .required, about: "What happened to it."),
  ]
}
