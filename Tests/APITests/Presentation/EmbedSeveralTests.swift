import JSON
import Records
import Testing

/// Records of several kinds that one member may refer to.
@Suite struct EmbedSeveralTests {
  private static let either = [Kind.Target("towns", "twn"), Kind.Target("clubs", "clb")]

  private static let catalogue = Catalogue([
    Resource(
      name: "towns", singular: "town", prefix: "twn", about: "Towns.",
      fields: [Field("name", .text(1...40), .required, .filter, about: "The name.")], checks: []),
    Resource(
      name: "clubs", singular: "club", prefix: "clb", about: "Clubs.", summary: ["title", "size"],
      fields: [
        Field("title", .text(1...40), .required, about: "The title."),
        Field("size", .integer(1...1000), .filter, about: "How many."),
      ], checks: []),
    Resource(
      name: "notes", singular: "note", prefix: "nte", about: "Notes.",
      fields: [
        Field("about_id", .anyReference(to: either), .filterAs("about"), about: "Of whom."),
        Field("on_ids", .anyReferences(to: either), about: "Of whom else."),
      ], checks: []),
  ])

  @Test func `each is read among its own kind, and shown with that kind's members`() throws {
    let register = try SmallRegister(Self.catalogue)
    let town = try register.send("POST", "/v1/towns", ["name": "Bath"]).id
    let club = try register.send("POST", "/v1/clubs", ["title": "Chess", "size": 7]).id
    let note = try register.send(
      "POST", "/v1/notes",
      ["about_id": .string(town), "on_ids": [.string(club), .string(town)]]
    ).id
    let expected: JSON = [
      town: ["self": .string("/v1/towns/\(town)"), "name": "Bath"],
      club: ["self": .string("/v1/clubs/\(club)"), "title": "Chess", "size": 7],
    ]
    for target in ["/v1/notes/\(note)?embed=about_id,on_ids", "/v1/notes?embed=about_id,on_ids"] {
      let embedded = try register.get(target).json["embedded"]?.object
      #expect(embedded?.count == 2)
      for id in [town, club] { #expect(embedded?[id] == expected[id], "\(target)") }
    }
    let links = try register.get("/v1/notes/\(note)?links=true").json["_links"]?["refers_to"]
    #expect(
      links == [
        "about_id": .string("/v1/towns/\(town)"),
        "on_ids": [.string("/v1/clubs/\(club)"), .string("/v1/towns/\(town)")],
      ])
    let csv = try register.get("/v1/notes.csv?fields=about_id&embed=about_id").text
    #expect(csv == "about_id,about_id.name,about_id.title,about_id.size\r\n\(town),Bath,,\r\n")
    #expect(
      try register.get("/v1/towns/\(town)?links=true").json["_links"]?["referred_by"]
        == ["notes": ["about": .string("/v1/notes?about=\(town)")]])
  }
}
