import JSON
import Records
import Store
import Testing

@Suite struct ChangeTests {
  private let shelf: Shelf
  private let id: String

  init() throws {
    shelf = try Shelf()
    try shelf.add("places", Samples.place)
    id = try shelf.add("things", .object(Samples.whole)).id
  }

  private func marks(_ body: () throws -> Written) -> [String]? {
    let error = #expect(throws: RecordError.self) { try body() }
    return error?.marks
  }

  @Test func `a patch changes what it names and null empties`() throws {
    let before = try #require(try shelf.document("things", id))
    let written = try shelf.patch(
      "things", id, ["amount": nil, "tags": nil, "origin": ["maker": "Jones"]])
    #expect(written.outcome == .updated)
    #expect(written.version == 2)
    var expected = before
    expected["version"] = 2
    expected["updated_at"] = "2026-11-22T09:00:00.001Z"
    expected["amount"] = .null
    expected["tags"] = []
    expected["origin"] = ["maker": "Jones", "place_id": before["place_id"] ?? nil]
    #expect(try shelf.document("things", id) == expected)
  }

  @Test func `a replacement empties what it leaves out and keeps the state it does not name`()
    throws
  {
    try shelf.move("things", id, "open")
    try shelf.replace("things", id, ["name": "Urn"])
    let document = try #require(try shelf.document("things", id))
    #expect(document["amount"] == .null)
    #expect(document["holders"] == [])
    #expect(document["state"] == "open")
    #expect(document["version"] == 3)
  }

  @Test func `a change that changes nothing writes nothing`() throws {
    let entries = try shelf.entries().count
    for body in [["amount": 3], [:], ["place_id": "gss:E09000033", "version": 1]] as [JSONObject] {
      let written = try shelf.patch("things", id, body)
      #expect(written.outcome == .unchanged)
      #expect(written.version == 1)
      #expect(written.seq == Int64(entries))
    }
    let whole = try #require(try shelf.document("things", id))
    #expect(try shelf.replace("things", id, .object(whole)).outcome == .unchanged)
    #expect(try shelf.entries().count == entries)
  }

  @Test func `what the register sets may be repeated and not changed`() throws {
    #expect(
      marks { try shelf.patch("things", id, ["version": 2, "id": "thg_x", "amount": 4]) } == [
        "/version read_only", "/id read_only",
      ])
    #expect(
      marks { try shelf.patch("things", id, ["self": "/v1/things", "created_at": nil]) }
        == [
          "/self read_only", "/created_at read_only",
        ])
    // Null is no way to name what is not there, either.
    #expect(
      marks { try shelf.patch("things", id, ["nonsense": nil]) } == ["/nonsense unknown_member"])
  }

  @Test func `computed members follow what they are worked out from`() throws {
    try shelf.patch("things", id, ["day": "2009-04-01"])
    #expect(try shelf.document("things", id)?["year"] == "2009/10")
    #expect(
      marks { try shelf.patch("things", id, ["day": "2010-04-01", "year": "2009/10"]) } == [
        "/year computed"
      ])
    try shelf.patch("things", id, ["day": nil, "era": nil])
    #expect(try shelf.document("things", id)?["year"] == .null)
  }

  @Test func `a condition is needed, and held against the present version`() throws {
    guard
      case .unconditional(current: 1) = #expect(
        throws: RecordError.self,
        performing: {
          try shelf.patch("things", id, ["amount": 4], if: .missing)
        })
    else {
      Issue.record("a change without a condition is refused with the version")
      return
    }
    try shelf.patch("things", id, ["amount": 4], if: .versions([1]))
    guard
      case .stale(current: 2) = #expect(
        throws: RecordError.self,
        performing: {
          try shelf.replace("things", id, ["name": "Urn"], if: .versions([1]))
        })
    else {
      Issue.record("a change of an old version is refused with the present one")
      return
    }
    #expect(try shelf.delete("things", id, if: .versions([1, 2])).version == 3)
  }

  @Test func `the state moves by its verbs alone`() throws {
    #expect(marks { try shelf.patch("things", id, ["state": "open"]) } == ["/state moves_by_verb"])
    var body = Samples.whole
    body["state"] = "open"
    #expect(marks { try shelf.replace("things", id, .object(body)) } == ["/state moves_by_verb"])
    let opened = try shelf.move("things", id, "open", ["amount": 9])
    #expect(opened.version == 2)
    let document = try #require(try shelf.document("things", id))
    #expect(document["state"] == "open")
    #expect(document["amount"] == 9)
    #expect(try shelf.entries().last?.op == "open")
  }

  @Test func `a move that does not lead from here is refused with those that do`() throws {
    let error = #expect(throws: RecordError.self) { try shelf.move("things", id, "close") }
    guard case .conflict("move_not_allowed", let detail, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(detail.contains("close leads from open"))
    #expect(detail.contains("the moves are: open"))
  }

  @Test func `a move takes along what its state asks for, and no other state`() throws {
    try shelf.move("things", id, "open")
    #expect(marks { try shelf.move("things", id, "close") } == ["/reason closed_without_reason"])
    #expect(
      marks { try shelf.move("things", id, "close", ["reason": "x", "state": "new"]) }
        == ["/state moves_by_verb"])
    try shelf.move("things", id, "close", ["reason": "Worn", "state": "closed"])
    #expect(try shelf.document("things", id)?["reason"] == "Worn")
    // Opening again leaves a reason that an open thing must not have.
    #expect(marks { try shelf.move("things", id, "open") } == ["/reason closed_without_reason"])
    try shelf.move("things", id, "open", ["reason": nil])
    #expect(try shelf.document("things", id)?["state"] == "open")
  }

  @Test func `a replacement that leaves the state out is judged in the state that it keeps`() throws
  {
    try shelf.move("things", id, "open")
    try shelf.move("things", id, "close", ["reason": "Worn"])
    #expect(
      marks { try shelf.replace("things", id, ["name": "Urn"]) } == [
        "/reason closed_without_reason"
      ])
    try shelf.replace("things", id, ["name": "Urn", "reason": "Cracked"])
    let document = try #require(try shelf.document("things", id))
    #expect(document["state"] == "closed")
    #expect(document["reason"] == "Cracked")
  }

  @Test func `what is not there or no longer there is not changed`() throws {
    guard
      case .notFound = #expect(
        throws: RecordError.self,
        performing: {
          try shelf.patch("things", "thg_01ARZ3NDEKTSV4RRFFQ69G5FAV", ["amount": 1])
        })
    else {
      Issue.record("an unknown id is not found")
      return
    }
    try shelf.delete("things", id)
    guard
      case .gone(since: "2026-11-22T09:00:00.002Z") = #expect(
        throws: RecordError.self, performing: { try shelf.patch("things", id, ["amount": 1]) })
    else {
      Issue.record("a deleted record is gone since its deletion")
      return
    }
  }
}
