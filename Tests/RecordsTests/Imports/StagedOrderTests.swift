import Foundation
import Imports
import JSON
import Records
import SQLite
import Store
import TestSupport
import Testing

/// Rows that depend on rows of the same file which come last, because they change what was there.
@Suite struct StagedOrderTests {
  private let shelf: Shelf
  private let place: String

  init() throws {
    shelf = try Shelf()
    place = try shelf.add("places", Samples.place("Leeds", code: "leeds")).id
    try shelf.add("things", ["name": "Kettle", "amount": 1, "tags": ["old"]])
  }

  @Test func `rows that change what is there are written in the last step`() throws {
    let kettle = try #require(try shelf.texts("id", of: "things").first)
    let rows = Samples.jugs(5) + [["id": .string(kettle), "amount": 9] as JSON] + Samples.jugs(5)
    let report = try shelf.layReady("things", rows)
    #expect(report.isKept && report.tally == [5, 1, 5, 0])
    #expect(try shelf.document("things", kettle)?["amount"] == 9)
    #expect(try shelf.entries().last?.id == kettle)
    #expect(try shelf.findings() == [])
    // The same again changes nothing and takes no numbers.
    let last = try shelf.entries().last?.seq
    #expect(try shelf.layReady("things", rows).tally == [0, 0, 11, 0])
    #expect(try shelf.add("things", ["name": "Next"]).seq == (last ?? 0) + 1)
  }

  @Test func `rows that only change what is there leave no numbers out`() throws {
    let ids = try shelf.add("things", all: (0..<6).map { ["name": .string("Cup \($0)")] })
    let rows = ids.map { ["id": .string($0), "amount": 7] as JSON }
    #expect(try shelf.layReady("things", rows).tally == [0, 6, 0, 0])
    #expect(try shelf.entries().map(\.seq) == Array(1...14))
    #expect(try shelf.add("things", ["name": "Next"]).seq == 15)
    #expect(try shelf.findings() == [])
  }

  @Test func `a row that refers to a record by a code which an earlier row gives it is right`()
    throws
  {
    let mapping: JSON = [
      "records": [
        [
          "kind": "places", "key": ["text": "local:{key}"],
          "members": [
            "name": "name", "parent_id": "parent",
            "codes": [
              "list": [
                ["members": ["scheme": ["is": "local"], "code": "key"]],
                ["when": "code", "members": ["scheme": ["is": "gss"], "code": "code"]],
              ]
            ],
          ],
        ]
      ]
    ]
    let rows: [JSON] =
      [["key": "leeds", "name": "Leeds", "code": "E08000035"]]
      + (0..<6).map {
        ["key": .string("w\($0)"), "name": .string("Ward \($0)"), "parent": "gss:E08000035"]
      }
    let report = try shelf.layReady(
      "places", rows, mapping: Mapping(parsing: mapping.bytes, catalogue: Things.catalogue),
      opened: 2)
    #expect(report.isKept && report.tally == [6, 1, 0, 0], "\(report.marks)")
    #expect(try shelf.total("places", [("parent", place)]) == 6)
  }

  @Test func `a record that one row changes and another says to be as it was is two rows' matter`()
    throws
  {
    let kettle = try #require(try shelf.texts("id", of: "things").first)
    let rows =
      [["id": .string(kettle), "amount": 9]] + Samples.jugs(5)
      + [["id": .string(kettle), "amount": 1] as JSON]
    let report = try shelf.layReady("things", rows, opened: 2)
    #expect(!report.isKept && report.marks == ["7 7 amount repeated_record"])
    #expect(try shelf.document("things", kettle)?["amount"] == 1)
  }

  @Test func `a code that an earlier row takes away means the record no more`() throws {
    let rows: [JSON] =
      [["id": .string(place), "name": "Leeds", "codes": [["scheme": "local", "code": "lds"]]]]
      + (0..<6).map { ["name": .string("Ward \($0)"), "parent_id": "local:leeds"] }
    let report = try shelf.layReady("places", rows, opened: 2)
    #expect(!report.isKept && report.failed == 6)
    #expect(report.marks.first == "2 2 parent_id unknown_reference")
  }

  @Test func `what stays as others set it is told`() throws {
    let mapping: JSON = [
      "records": [
        [
          "kind": "places", "key": ["text": "local:{key}"],
          "members": [
            "name": "name",
            "codes": ["list": [["members": ["scheme": ["is": "local"], "code": "key"]]]],
          ],
        ]
      ]
    ]
    let rows: [JSON] = (["leeds"] + (0..<6).map { "w\($0)" }).map {
      ["key": .string($0), "name": "Other"]
    }
    let report = try shelf.layReady(
      "places", rows, mapping: Mapping(parsing: mapping.bytes, catalogue: Things.catalogue).yielding
    )
    #expect(report.isKept && report.tally == [6, 0, 1, 0])
    #expect(report.notes.contains { $0.contains("name as others set it") })
  }
}
