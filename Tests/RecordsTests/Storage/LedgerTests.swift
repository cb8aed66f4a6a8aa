import JSON
import Records
import Store
import Testing

@Suite struct LedgerTests {
  private let shelf: Shelf
  private let place: String

  init() throws {
    shelf = try Shelf()
    place = try shelf.add("places", Samples.place).id
  }

  @Test func `a record is what was sent, with what the register sets before it`() throws {
    let written = try shelf.add("things", .object(Samples.whole), after: 7)
    #expect(written.outcome == .created)
    #expect(written.version == 1)
    let document = try #require(try shelf.document("things", written.id))
    #expect(try JSON(parsing: written.document) == .object(document))
    #expect(document.members.map(\.name) == Things.things.members)
    #expect(document["self"] == .string("/v1/things/\(written.id)"))
    #expect(document["id"] == .string(written.id))
    #expect(document["version"] == 1)
    #expect(document["created_at"] == "2026-11-22T09:00:00.007Z")
    #expect(document["updated_at"] == document["created_at"])
    // References by code have become ids; all else is as it was sent.
    var expected = Samples.whole
    expected["place_id"] = .string(place)
    expected["near_ids"] = [.string(place)]
    expected["origin"] = ["maker": "Smith", "place_id": .string(place)]
    expected["holders"] = [
      ["place_id": .string(place), "role": "owner", "since": "2010-04-01", "year": "2010/11"]
    ]
    #expect(JSONObject(Array(document.members.dropFirst(5))) == expected)
  }

  @Test func `each write appends an entry with who, when, why and the whole document`() throws {
    let id = try shelf.add("things", ["name": "Kettle"]).id
    try shelf.patch("things", id, ["amount": 1])
    try shelf.delete("things", id)
    let entries = try shelf.entries()
    #expect(entries.map(\.seq) == [1, 2, 3, 4])
    #expect(entries.map(\.op) == ["create", "create", "patch", "delete"])
    #expect(entries.map(\.kind) == ["places", "things", "things", "things"])
    #expect(entries.map(\.version) == [1, 1, 2, 3])
    #expect(entries.map(\.note) == [nil, nil, nil, "gone"])
    #expect(entries.allSatisfy { $0.actor == "tester" })
    #expect(entries[2].at == "2026-11-22T09:00:00.001Z")
    #expect(try JSON(parsing: try #require(entries[2].document))["amount"] == 1)
    #expect(entries[3].document == nil)
  }

  @Test func `a refused write leaves no trace and no hole in the sequence`() throws {
    let kettle = try shelf.add("things", ["name": "Kettle"])
    let before = try shelf.entries().map(\.seq)
    #expect(throws: RecordError.self) {
      try shelf.add("things", ["name": "Pan", "place_id": "gss:E00000000"])
    }
    #expect(throws: RecordError.self) {
      try shelf.patch("things", kettle.id, ["place_id": "gss:E00000000"])
    }
    #expect(throws: RecordError.self) { try shelf.delete("things", "thg_none") }
    #expect(try shelf.entries().map(\.seq) == before)
    #expect(try shelf.texts("name", of: "things") == ["Kettle"])
    #expect(try shelf.texts("name", of: "things", [("q", "pan")]) == [])
    #expect(try shelf.add("things", ["name": "Pot"]).seq == kettle.seq + 1)
  }

  @Test func `what a draft repeats of the register's own is refused for a new record, all of it`()
    throws
  {
    let error = #expect(throws: RecordError.self) {
      try shelf.add("things", ["name": "Kettle", "id": "thg_x", "version": 1])
    }
    #expect(error?.marks == ["/id read_only", "/version read_only"])
  }

  @Test func `filters, search and codes find a record as soon as it is written`() throws {
    let id = try shelf.add("things", .object(Samples.whole)).id
    for (name, value) in [
      ("q", "whistles"), ("q", "smith"), ("mood", "grim"), ("tag", "a|b"), ("near", place),
      ("made_in", place), ("holder", "gss:E09000033"), ("role", "owner"),
      ("identifier", "GB-COH-05695711"), ("year", "2007/08"), ("place", place), ("era", "2010"),
    ] {
      #expect(try shelf.texts("id", of: "things", [(name, value)]) == [id], "\(name)=\(value)")
    }
    let reader = try shelf.store.makeReader()
    #expect(try reader.identify("GB-COH:05695711", Things.things) == id)
    #expect(try reader.count(Things.things, for: .anyone) == 1)
  }

  @Test func `after a change filters and search find the new values and no longer the old`() throws
  {
    let id = try shelf.add("things", .object(Samples.whole)).id
    try shelf.patch(
      "things", id,
      [
        "name": "Urn", "story": nil, "moods": ["glad"], "tags": [], "holders": [],
        "identifiers": [["scheme": "GB-COH", "identifier": "SC123456"]], "origin": nil,
        "day": "2009-04-01",
      ])
    for (name, value) in [
      ("q", "kettle"), ("q", "whistles"), ("q", "smith"), ("mood", "calm"), ("tag", "a|b"),
      ("holder", place), ("identifier", "GB-COH:05695711"), ("year", "2007/08"),
    ] {
      #expect(try shelf.texts("id", of: "things", [(name, value)]) == [], "\(name)=\(value)")
    }
    for (name, value) in [
      ("q", "urn"), ("mood", "glad"), ("identifier", "GB-COH:SC123456"), ("year", "2009/10"),
      ("tag__isnull", "true"), ("place", place),
    ] {
      #expect(try shelf.texts("id", of: "things", [(name, value)]) == [id], "\(name)=\(value)")
    }
  }

  @Test func `a client may choose the id, once`() throws {
    let id = "thg_01ARZ3NDEKTSV4RRFFQ69G5FAV"
    let (draft, signature) = (try shelf.draft("things", ["name": "Kettle"]), shelf.signature())
    func create() throws -> Written {
      try shelf.store.perform { try $0.create(Things.things, draft, as: id, signature) }
    }
    #expect(try create().id == id)
    guard case .stale(current: 1) = #expect(throws: RecordError.self, performing: create) else {
      Issue.record("the second one found the id taken")
      return
    }
    try shelf.delete("things", id)
    guard case .gone = #expect(throws: RecordError.self, performing: create) else {
      Issue.record("the id of a deleted record stays taken")
      return
    }
  }
}
