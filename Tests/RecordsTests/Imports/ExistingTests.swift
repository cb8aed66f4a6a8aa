import Imports
import JSON
import Records
import Store
import Testing

/// What a record that is there already keeps, and what is added to it.
@Suite struct `Existing records` {
  private let shelf: Shelf
  private let mapping: JSON = [
    "records": [
      [
        "kind": "things", "key": ["text": "x:{Ref}"],
        "existing": ["keep": ["name", "day"], "add": ["tags", "holders", "near_ids"]],
        "members": [
          "name": "Name", "amount": ["from": "Amount", "as": "integer"],
          "day": ["from": "Day", "as": "day"], "near_ids": ["list": ["Place"]],
          "tags": ["list": [["each": "Tags", "split": ";", "value": ["item": true]]]],
          "identifiers": ["list": [["members": ["scheme": ["is": "x"], "identifier": "Ref"]]]],
          "holders": [
            "list": [
              ["when": "Place", "members": ["place_id": "Place", "since": ["from": "Since"]]]
            ]
          ],
        ],
      ]
    ]
  ]
  private let heading = "Ref,Name,Amount,Day,Tags,Place,Since\n"

  init() throws {
    shelf = try Shelf()
    for code in ["leeds", "york"] {
      try shelf.add(
        "places", ["name": .string(code), "codes": [["scheme": "local", "code": .string(code)]]])
    }
  }

  private func thing() throws -> JSONObject {
    try #require(try shelf.items("things").first)
  }

  @Test func `members are kept, replaced or added to as the mapping says`() throws {
    try shelf.load(mapping: mapping, heading + "1,Pan,1,,a;b,local:leeds,\n").expectClean()
    let report = try shelf.load(
      mapping: mapping, heading + "1,Pot,2,2009-01-01,b;c,local:york,2010-01-01\n")
    #expect(report.tally == [0, 1, 0, 0])
    let thing = try thing()
    #expect(thing["name"] == "Pan" && thing["amount"] == 2 && thing["day"] == .null)
    #expect(thing["tags"] == ["a", "b", "c"])
    #expect(thing["near_ids"]?.array?.count == 2)
    #expect(thing["holders"]?.array?.map { $0["since"] } == [.null, "2010-01-01"])
  }

  @Test func `the same again changes nothing, although the record has what other files brought`()
    throws
  {
    let (one, other) = (
      heading + "1,Pan,1,,a,local:leeds,\n", heading + "1,Pot,1,,b,local:leeds,2010-01-01\n"
    )
    for file in [one, other] { try shelf.load(mapping: mapping, file).expectClean() }
    let entries = try shelf.entries().count
    // The second said more of the same holder.
    #expect(try thing()["holders"]?.array?.count == 1)
    for file in [one, other] {
      #expect(try shelf.load(mapping: mapping, file).tally == [0, 0, 1, 0])
    }
    #expect(try shelf.entries().count == entries)
  }

  @Test func `a reference that is added must lead somewhere`() throws {
    try shelf.load(mapping: mapping, heading + "1,Pan,1,,a,local:leeds,\n").expectClean()
    let report = try shelf.load(mapping: mapping, heading + "1,Pan,1,,a,local:nowhere,\n")
    #expect(report.marks.allSatisfy { $0 == "1 2 Place unknown_reference" })
    #expect(report.failed == 1)
  }
}

extension ImportReport {
  fileprivate func expectClean() { #expect(failed == 0, "\(marks)") }
}
