import Areas
package import Records

/// People who hold posts: a name and public pages, and no other personal data.
package enum Person {
  package static let resource = Resource(
    name: "people", singular: "person", prefix: "per",
    about: "People who hold posts: a name and public pages, and no other personal data.",
    alias: Resource.Alias(list: "identifiers", code: "identifier"), life: Life(),
    fields: [
      Field(
        "name", .text(1...300), .required, .filter, .contains, .sort, .search,
        about: "The present name."),
      Shared.otherNames,
      Shared.identifiers(example: "a register's own reference"),
      Field("links", .list(Shared.link), about: "Public pages of the person's work."),
    ] + Shared.provenance,
    checks: [.period(in: "other_names"), Shared.sourceCheck])
}
