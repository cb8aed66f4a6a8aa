import JSON
import Records
import Store
import Testing

@Suite struct DeletionTests {
  private let shelf: Shelf
  private let place: String
  private let id: String

  init() throws {
    shelf = try Shelf()
    place = try shelf.add("places", Samples.place).id
    id = try shelf.add("things", .object(Samples.whole)).id
  }

  @Test func `a deleted record is gone from lists, filters, search and codes`() throws {
    let written = try shelf.delete("things", id)
    #expect(written.version == 2)
    guard
      case .gone(since: "2026-11-22T09:00:00.002Z") = try shelf.store.makeReader().item(
        Things.things, id)
    else {
      Issue.record("it is gone since the moment of the deletion")
      return
    }
    for parameters in [[], [("q", "kettle")], [("mood", "calm")], [("colour", "red")]]
      as [Shelf.Parameters]
    {
      #expect(try shelf.items("things", parameters).isEmpty, "\(parameters)")
      #expect(try shelf.total("things", parameters) == 0)
    }
    #expect(try shelf.store.makeReader().identify("GB-COH:05695711", Things.things) == nil)
  }

  @Test func `a restored record is as it was, under the next version`() throws {
    let before = try #require(try shelf.document("things", id))
    try shelf.delete("things", id)
    let restored = try shelf.restore("things", id)
    #expect(restored.version == 3)
    var expected = before
    expected["version"] = 3
    expected["updated_at"] = "2026-11-22T09:00:00.003Z"
    #expect(try shelf.document("things", id) == expected)
    for parameters in [[("q", "kettle")], [("mood", "calm")], [("identifier", "GB-COH:05695711")]]
      as [Shelf.Parameters]
    {
      #expect(try shelf.texts("id", of: "things", parameters) == [id], "\(parameters)")
    }
    #expect(try shelf.entries().map(\.op) == ["create", "create", "delete", "restore"])
  }

  @Test func `a restoration is refused while something it refers to is gone`() throws {
    try shelf.delete("things", id)
    try shelf.delete("places", place)
    let error = #expect(throws: RecordError.self) { try shelf.restore("things", id) }
    #expect(
      error?.marks.sorted() == [
        "/holders/0/place_id unknown_reference", "/near_ids/0 unknown_reference",
        "/origin/place_id unknown_reference", "/place_id unknown_reference",
      ])
    try shelf.restore("places", place)
    #expect(try shelf.restore("things", id).version == 3)
  }

  @Test func `a restoration is refused when another record has taken a code`() throws {
    try shelf.delete("things", id)
    try shelf.add(
      "things",
      ["name": "Urn", "identifiers": [["scheme": "GB-COH", "identifier": "05695711"]]])
    let error = #expect(throws: RecordError.self) { try shelf.restore("things", id) }
    #expect(error?.conflict == "code_taken")
  }

  @Test func `only what is deleted is restored`() throws {
    let error = #expect(throws: RecordError.self) { try shelf.restore("things", id) }
    #expect(error?.conflict == "not_deleted")
    guard
      case .notFound = #expect(
        throws: RecordError.self,
        performing: {
          try shelf.restore("things", "thg_01ARZ3NDEKTSV4RRFFQ69G5FAV")
        })
    else {
      Issue.record("an unknown id is not found")
      return
    }
  }

  @Test func `the history has every version, with the deletion between`() throws {
    try shelf.patch("things", id, ["amount": 4])
    try shelf.delete("things", id)
    try shelf.restore("things", id)
    let reader = try shelf.store.makeReader()
    let history = try #require(
      try reader.history(Things.things, id, after: 0, limit: 10, for: .operators))
    #expect(history.entries.items.map(\.op) == ["create", "patch", "delete", "restore"])
    let third = try #require(
      try reader.history(Things.things, id, after: 2, limit: 1, for: .operators))
    #expect(third.entries.items.map(\.version) == [3] && third.latest == 4)
    #expect(
      try reader.history(Things.things, "thg_none", after: 0, limit: 10, for: .operators)?.latest
        == nil)
    let second = try #require(try reader.version(Things.things, id, 2, for: .operators)?.document)
    #expect(Selection.changed(from: history.entries.items[0].document, to: second) == ["amount"])
    #expect(try reader.documentBefore(Things.things, id, 4, for: .operators) == second)
  }
}
