import Imports
import JSON
import Records
import Store
import Testing

/// References to a record of one of several kinds.
@Suite struct AnyReferenceTests {
  private let shelf: Shelf
  private let town: String
  private let club: String

  init() throws {
    shelf = try Shelf(Voices.catalogue)
    town = try shelf.add("towns", Self.named("Poole", "poole", "same")).id
    club = try shelf.add("clubs", Self.named("Rowers", "rowers", "same")).id
  }

  private static func named(_ name: String, _ codes: String...) -> JSON {
    [
      "name": .string(name),
      "codes": .array(codes.map { ["scheme": "local", "code": .string($0)] }),
    ]
  }

  private func refusal(_ kind: String, _ body: JSON) -> [String]? {
    let error = #expect(throws: RecordError.self) { try shelf.add(kind, body) }
    return error?.marks
  }

  @Test func `an id says its kind, and a code becomes the id of the one that bears it`() throws {
    let note = try shelf.add(
      "notes",
      [
        "title": "Race", "about_id": .string(club), "on_ids": ["local:rowers", .string(town)],
        "quotes": [["by_id": "local:poole"]],
      ]
    ).id
    let document = try #require(try shelf.document("notes", note))
    #expect(document.text("about_id") == club)
    #expect(document["on_ids"] == [.string(club), .string(town)])
    #expect(document.list("quotes").map { $0.text("by_id") } == [town])
    for filter in [
      ("about", club), ("about", "local:rowers"), ("on", town), ("on", "local:rowers"),
      ("by", town), ("on__all", "\(town),\(club)"),
    ] {
      #expect(try shelf.items("notes", [filter]).count == 1, "\(filter)")
    }
    #expect(try shelf.items("notes", [("about", town)]).isEmpty)
  }

  @Test func `what names none of the kinds, or a record of each, is refused`() throws {
    func note(_ reference: String) -> JSON {
      ["title": "Race", "about_id": .string(reference), "on_ids": [.string(reference)]]
    }
    #expect(
      refusal("notes", note("local:same")) == [
        "/about_id ambiguous_reference", "/on_ids/0 ambiguous_reference",
      ])
    #expect(refusal("notes", note("local:none"))?.first == "/about_id unknown_reference")
    let other = try shelf.add("notes", ["title": "Other"]).id
    #expect(refusal("notes", note(other))?.first == "/about_id id_of_another_kind")
    #expect(refusal("notes", note("x"))?.first == "/about_id reference")
    let absent = "clb_" + town.dropFirst(4)
    #expect(refusal("notes", note(absent))?.first == "/about_id unknown_reference")
    #expect(
      refusal(
        "notes",
        ["title": "Race", "on_ids": ["local:rowers", .string(club)]]) == ["/on_ids/1 repeated"])
    let error = #expect(throws: RecordError.self) {
      try shelf.items("notes", [("about", "local:same")])
    }
    #expect(error?.marks == ["about ambiguous_reference"])
  }

  @Test func `whom a reference names stays as long as it does`() throws {
    let note = try shelf.add("notes", ["title": "Race", "quotes": [["by_id": .string(club)]]]).id
    let error = #expect(throws: RecordError.self) { try shelf.delete("clubs", club) }
    guard case .conflict("referred_to", _, let faults) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(faults.count == 1 && faults[0].detail.contains(note))
    try shelf.delete("notes", note)
    try shelf.delete("clubs", club)
    try shelf.delete("towns", town)
  }

  @Test func `no record is above itself through records of another kind`() throws {
    try shelf.patch("clubs", club, ["under_id": .string(town)])
    let error = #expect(throws: RecordError.self) {
      try shelf.patch("towns", town, ["under_id": .string(club)])
    }
    #expect(error?.marks == ["/under_id circle"])
    let other = try shelf.add("clubs", ["name": "Sailors", "under_id": .string(club)]).id
    let longer = #expect(throws: RecordError.self) {
      try shelf.patch("towns", town, ["under_id": .string(other)])
    }
    #expect(longer?.marks == ["/under_id circle"])
    let itself = #expect(throws: RecordError.self) {
      try shelf.patch("towns", town, ["under_id": .string(town)])
    }
    #expect(itself?.marks == ["/under_id circle"])
  }

  @Test func `rows name them by id or by code, with a mapping and without`() throws {
    let rows = "title,about_id,on_ids\nRace,local:rowers,\(club)|local:poole\n"
    #expect(try shelf.load("notes", rows).tally == [1, 0, 0, 0])
    let mapping: JSON = [
      "records": [
        [
          "kind": "notes",
          "members": ["title": "Title", "about_id": "Of", "on_ids": ["list": ["Of"]]],
        ]
      ]
    ]
    let heading = "Title,Of\n"
    let mapped = try shelf.load(mapping: mapping, "\(heading)Fair,local:poole\n")
    #expect(mapped.tally == [1, 0, 0, 0])
    let both = try shelf.load(mapping: mapping, "\(heading)Tie,local:same\n")
    #expect(both.marks.contains { $0.contains("ambiguous_reference") }, "\(both.marks)")
    let notes = try shelf.items("notes", [("sort", "id")])
    #expect(notes.map { $0.text("about_id") } == [club, town])
    #expect(notes.map { $0["on_ids"] } == [[.string(club), .string(town)], [.string(town)]])
    #expect(try shelf.export("notes", .csv).contains("\(club)|\(town)"))
  }

  @Test func `cells and schemas hold them as other references`() throws {
    let kinds = Voices.notes.fields.map(\.kind)
    #expect(Cell.value("a|b", kinds[2]) == ["a", "b"])
    #expect(Cell.text(["a", "b"], kinds[2]) == "a|b" && Cell.text("a", kinds[1]) == "a")
    let schema = SchemaDescription.value(kinds[1])
    let patterns = schema["anyOf"]?.array?.map { $0["pattern"]?.string?.prefix(5) }
    #expect(patterns == ["^twn_", "^clb_"])
    #expect(SchemaDescription.value(kinds[1], .input)["anyOf"]?.array?.count == 3)
    #expect(kinds[1].targets == ["towns", "clubs"] && kinds[1].target == nil)
  }
}
