import Areas
import JSON
package import Records

/// Bodies that work in partnerships, give or receive money, or announce something (names after Popolo).
package enum Organisation {
  static let sectors = ["public", "third", "business", "user_group", "individual", "other"]
  static let subsectors = [
    "local_government", "central", "nhs", "police", "fire", "education", "skills", "other",
  ]

  package static let resource = Resource(
    name: "organisations", singular: "organisation", prefix: "org",
    about: "Bodies that work in partnerships, give or receive money, or announce something.",
    alias: Resource.Alias(
      list: "identifiers", code: "identifier",
      reading: { CanonicalIdentifier.id(in: $0, prefix: "org") }),
    life: Life(
      from: "founding_date", to: "dissolution_date", successors: "successor_ids",
      changes: Succession.forms.members.map { name in
        (name, { document, day in Succession.forms.value(document, on: day)[name] ?? .null })
      }),
    summary: ["name", "classification", "sector"],
    fields: [
      Field(
        "name", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "The present name."),
      Shared.otherNames,
      Shared.identifiers(example: "LBH of GB-LAE"),
      Field(
        "classification", .text(1...100), .filter, .contains,
        about: "What it is: local authority, charity, network."),
      Field(
        "sector",
        .choice(sectors), .required, .filter, about: "The sector it belongs to."),
      Field(
        "public_subsector",
        .choice(subsectors), .filter, about: "The part of the public sector it belongs to."),
      Field("legal_form", .text(1...100), .filter, .contains, about: "Its legal form."),
      Field(
        "forms",
        .list([
          Field("legal_form", .text(1...100), about: "The legal form."),
          Field("sector", .choice(sectors), .required, about: "The sector."),
          Field("public_subsector", .choice(subsectors), about: "The part of the public sector."),
          Field("start_date", .uncertainDate, about: "Since when."),
          Field("end_date", .uncertainDate, about: "Until when, the last day."),
        ]),
        about:
          "Legal form and sector of other times: former ones up to their end_date, one to come from its start_date."
      ),
      Field(
        "parents",
        .list([
          Field(
            "organisation_id", .reference(to: "organisations"), .required, .filterAs("parent"),
            .upward(order),
            about: "The body above."),
          Field(
            "relation", .choice(["part_of", "hosted_by", "umbrella", "member_of"]), .required,
            .filterAs("parent_relation"), about: "How it is above."),
          Field("start_date", .uncertainDate, about: "Since when."),
          Field("end_date", .uncertainDate, about: "Until when, the last day."),
        ]), about: "Parent bodies, hosts and umbrellas, with dates."),
      Field("area_id", .reference(to: "areas"), .filterAs("area"), about: "The area it serves."),
      Field("founding_date", .uncertainDate, .filter, .sort, about: "When it was founded."),
      Field(
        "dissolution_date", .uncertainDate, .filter, .sort, about: "The last day of its existence."),
      Field(
        "org_id", .text(1...200), .served,
        about:
          "Its canonical identifier in the form of org-id.guide: the best of its official ones, or one that the register mints from its id and never gives to another."
      ),
      Field(
        "predecessor_ids", .references(to: "organisations"), .served, .filterAs("predecessor"),
        about: "The bodies whose work it goes on with; set by organisation events."),
      Field(
        "successor_ids", .references(to: "organisations"), .served, .filterAs("successor"),
        about: "The bodies that go on with its work; set by organisation events."),
      Field(
        "contact_details",
        .list([
          Field(
            "type", .choice(["address", "email", "telephone", "other"]), .required,
            about: "The means."),
          Field("value", .text(1...500), .required, about: "The address or number."),
          Field("note", .text(1...200), about: "Whose it is."),
          Field("start_date", .uncertainDate, about: "Since when."),
          Field("end_date", .uncertainDate, about: "Until when, the last day."),
        ]), about: "How to reach it, with dates."),
      Field("links", .list(Shared.link), about: "Its pages."),
    ] + Shared.provenance,
    checks: [
      .period(from: "founding_date", to: "dissolution_date"), .period(in: "parents"),
      .period(in: "contact_details"), .period(in: "forms"),
      .period(in: "other_names"), Shared.sourceCheck, subsectorCheck, formCheck,
    ])

  /// Memberships are not a hierarchy: two bodies may be members of each other.
  private static let order: @Sendable (JSONObject) -> String? = { parent in
    parent.text("relation") == "member_of" ? nil : parent.text("relation")
  }

  private static let subsectorCheck = Check(
    "subsector_outside_public_sector", reading: ["public_subsector", "sector"],
    at: "/public_subsector",
    "Only a body of the public sector has a public_subsector; leave it out or set sector to public."
  ) { $0.text("public_subsector") == nil || $0.text("sector") == "public" }

  private static let formCheck = Check(
    "subsector_of_form", reading: ["forms"],
    "Only a form in the public sector has a public_subsector; leave it out or set sector to public."
  ) { document in
    document.list("forms").enumerated().compactMap { index, form in
      form.text("public_subsector") != nil && form.text("sector") != "public"
        ? "/forms/\(index)/public_subsector" : nil
    }
  }
}
