import Imports
import JSON
import Records
import Store
import Testing

/// What a row that was exported says of a record that is there.
@Suite struct `Adoption of rows` {
  private let shelf: Shelf
  private let id: String

  /// A thing at version 2.
  init() throws {
    shelf = try Shelf()
    id = try shelf.add(
      "things", ["name": "Kettle", "identifiers": [["scheme": "x", "identifier": "1"]]]
    ).id
    try shelf.patch("things", id, ["amount": 1])
  }

  private func load(_ members: JSONObject) throws -> ImportReport {
    try shelf.load("things", JSON.object(members).text, .ndjson)
  }

  @Test func `the highest version that is taken can still be counted on`() throws {
    let report = try shelf.load("things", "name,version\nUrn,999999999\n")
    #expect(report.tally == [1, 0, 0, 0])
    let urn = try #require(try shelf.texts("id", of: "things", [("name", "Urn")]).first)
    #expect(try shelf.patch("things", urn, ["amount": 2]).version == 1_000_000_000)
  }

  @Test(
    arguments: [
      (["id": 7], "id id"), (["id": "thg_1"], "id id"),
      (["id": "plc_00000000000000000000000000"], "id id"),
      (["version": "two"], "version form"), (["version": 0], "version form"),
      (["created_at": 7], "created_at form"), (["updated_at": "soon"], "updated_at form"),
      (["self": "/v1/things/x"], "self form"),
    ] as [(JSONObject, String)])
  func `a wrong member of the register is a fault, also where a code finds the record`(
    members: JSONObject, mark: String
  ) throws {
    var row: JSONObject = ["name": "Pan", "identifiers": [["scheme": "x", "identifier": "1"]]]
    row.members += members.members
    #expect(try load(row).marks == ["1 1 \(mark)"])
    #expect(try shelf.texts("name", of: "things") == ["Kettle"])
  }

  @Test func `a row made from an older version is stale if it would change something`() throws {
    let stale = try load(["id": .string(id), "version": 1, "name": "Pan"])
    #expect(stale.marks == ["1 1 version stale"])
    #expect(
      try load(["id": .string(id), "version": 3, "name": "Pan"]).marks == ["1 1 version stale"])
    #expect(try load(["id": .string(id), "version": 1, "name": "Kettle"]).tally == [0, 0, 1, 0])
    #expect(try load(["id": .string(id), "version": 2, "name": "Pan"]).tally == [0, 1, 0, 0])
    #expect(try load(["id": .string(id), "name": "Pot"]).tally == [0, 1, 0, 0])
    #expect(try shelf.document("things", id)?["version"] == 4)
  }

  @Test func `of two people's changes of one file the second is told, and nothing is lost`() throws
  {
    let header = "id,version,name,amount\n"
    #expect(try shelf.load("things", header + "\(id),2,Kettle,5\n").tally == [0, 1, 0, 0])
    #expect(
      try shelf.load("things", header + "\(id),2,Pan,1\n").marks == ["1 2 version stale"])
    #expect(try shelf.document("things", id)?["amount"] == 5)
  }

  @Test func `an empty state leaves the state as it is`() throws {
    try shelf.move("things", id, "open")
    let report = try shelf.load("things", "id,state,name\n\(id),,Pan\n")
    #expect(report.marks == [] && report.tally == [0, 1, 0, 0])
    #expect(try shelf.document("things", id)?["state"] == "open")
    #expect(try load(["id": .string(id), "state": nil]).tally == [0, 0, 1, 0])
  }
}
