import JSON
import Records
import Store
import Testing

@Suite struct ReferenceRuleTests {
  private let shelf: Shelf
  private let place: String

  init() throws {
    shelf = try Shelf()
    place = try shelf.add("places", Samples.place("Leeds", code: "leeds")).id
  }

  private func marks(_ body: () throws -> Written) -> [String]? {
    let error = #expect(throws: RecordError.self) { try body() }
    return error?.marks
  }

  @Test func `every unknown reference is reported, however deep it lies`() {
    let body: JSON = [
      "name": "Kettle", "place_id": "local:nowhere", "near_ids": ["local:leeds", "local:nowhere"],
      "origin": ["maker": "Smith", "place_id": "plc_01ARZ3NDEKTSV4RRFFQ69G5FAV"],
      "holders": [["place_id": "local:leeds"], ["place_id": "local:nowhere"]],
    ]
    #expect(
      marks { try shelf.add("things", body) }?.sorted() == [
        "/holders/1/place_id unknown_reference", "/near_ids/1 unknown_reference",
        "/origin/place_id unknown_reference", "/place_id unknown_reference",
      ])
  }

  @Test func `two codes of one record do not put it into a set twice`() throws {
    let body: JSON = ["name": "Kettle", "near_ids": ["local:leeds", .string(place)]]
    #expect(marks { try shelf.add("things", body) } == ["/near_ids/1 repeated"])
  }

  @Test func `a code belongs to one record, and is free once that record gives it up or goes`()
    throws
  {
    let other = try shelf.add("places", Samples.place("York", code: "york")).id
    let error = #expect(throws: RecordError.self) {
      try shelf.add("places", Samples.place("Leeds again", code: "leeds"))
    }
    #expect(error?.conflict == "code_taken")
    #expect(error?.marks == ["/codes code_taken"])
    #expect(error?.faults.first?.detail.contains(place) == true)
    let codes: JSONObject = ["codes": [["scheme": "local", "code": "leeds"]]]
    #expect(marks { try shelf.patch("places", other, codes) } == ["/codes code_taken"])
    try shelf.patch("places", place, ["codes": []])
    try shelf.patch("places", other, codes)
    #expect(try shelf.store.makeReader().identify("local:leeds", Things.places) == other)
    try shelf.delete("places", other)
    try shelf.patch("places", place, codes)
    #expect(try shelf.store.makeReader().identify("local:leeds", Things.places) == place)
  }

  @Test func `one job sees the codes as it has changed them`() throws {
    let other = try shelf.add("places", Samples.place("York", code: "york")).id
    let (place, signature) = (place, shelf.signature())
    let draft = try shelf.draft("things", ["name": "Kettle", "place_id": "local:leeds"])
    let found = try shelf.store.perform { ledger in
      // The first reference is remembered; then the code moves.
      let first = try ledger.create(Things.things, draft, signature)
      _ = try ledger.patch(Things.places, id: place, .any, signature, by: ["codes": []])
      _ = try ledger.patch(
        Things.places, id: other, .any, signature,
        by: ["codes": [["scheme": "local", "code": "leeds"]]])
      let second = try ledger.create(Things.things, draft, signature)
      return try [first, second].map { try JSON(parsing: $0.document)["place_id"]?.string }
    }
    #expect(found == [place, other])
  }

  @Test func `a deletion is refused while others refer to the record, naming them`() throws {
    let kettle = try shelf.add(
      "things", ["name": "Kettle", "holders": [["place_id": .string(place)]]])
    let below = try shelf.add("places", ["name": "Holbeck", "parent_id": .string(place)])
    let error = #expect(throws: RecordError.self) { try shelf.delete("places", place) }
    #expect(error?.conflict == "referred_to")
    #expect(error?.marks == [" referred_to", " referred_to"])
    let details = error?.faults.map(\.detail).joined() ?? ""
    #expect(details.contains("/v1/places/\(below.id)"))
    #expect(details.contains("/v1/things/\(kettle.id)"))
    try shelf.delete("things", kettle.id)
    try shelf.patch("places", below.id, ["parent_id": nil])
    #expect(try shelf.delete("places", place).version == 2)
  }

  @Test func `a record that refers to itself can be deleted and restored`() throws {
    try shelf.patch("places", place, ["parent_id": .string(place)])
    try shelf.delete("places", place)
    try shelf.restore("places", place)
    #expect(try shelf.document("places", place)?["parent_id"] == .string(place))
  }

  @Test func `a deleted record cannot be referred to`() throws {
    try shelf.delete("places", place)
    for reference in ["local:leeds", place] {
      #expect(
        marks { try shelf.add("things", ["name": "Kettle", "place_id": .string(reference)]) }
          == ["/place_id unknown_reference"])
    }
  }
}
