import JSON
package import Records

/// Bodies that work in partnerships, give or receive money, or announce something (names after Popolo).
package enum Organisation {
  package static let resource = Resource(
    name: "organisations", singular: "organisation", prefix: "org",
    about: "Bodies that work in partnerships, give or receive money, or announce something.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"),
    life: Life(from: "founding_date", to: "dissolution_date", successors: "successor_ids"),
    fields: [
      Field("name", .text(1...300), .required, .filter, .sort, .search, about: "The present name."),
      Shared.otherNames,
      Shared.identifiers(example: "LBH of GB-LAE"),
      Field(
        "classification", .text(1...100), .filter,
        about: "What it is: local authority, charity, network."),
      Field(
        "sector",
        .choice(["public", "third", "business", "user_group", "individual", "other"]), .required,
        .filter, about: "The sector it belongs to."),
      Field(
        "public_subsector",
        .choice([
          "local_government", "central", "nhs", "police", "fire", "education", "skills", "other",
        ]), .filter, about: "The part of the public sector it belongs to."),
      Field("legal_form", .text(1...100), about: "Its legal form."),
      Field(
        "parents",
        .list([
          Field(
            "organisation_id", .reference(to: "organisations"), .required, .filterAs("parent"),
            about: "The body above."),
          Field(
            "relation", .choice(["part_of", "hosted_by", "umbrella", "member_of"]), .required,
            about: "How it is above."),
          Field("start_date", .uncertainDate, about: "Since when."),
          Field("end_date", .uncertainDate, about: "Until when, the last day."),
        ]), about: "Parent bodies, hosts and umbrellas, with dates."),
      Field("area_id", .reference(to: "areas"), .filterAs("area"), about: "The area it serves."),
      Field("founding_date", .uncertainDate, .filter, .sort, about: "When it was founded."),
      Field(
        "dissolution_date", .uncertainDate, .filter, .sort, about: "The last day of its existence."),
      Field(
        "successor_ids", .references(to: "organisations"), .filterAs("successor"),
        about: "The bodies that took over from it."),
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
      .period(in: "contact_details"),
      .period(in: "other_names"), Shared.sourceCheck, subsectorCheck,
    ])

  private static let subsectorCheck = Check(
    "subsector_outside_public_sector", reading: ["public_subsector", "sector"],
    at: "/public_subsector",
    "Only a body of the public sector has a public_subsector; leave it out or set sector to public."
  ) { $0.text("public_subsector") == nil || $0.text("sector") == "public" }
}
