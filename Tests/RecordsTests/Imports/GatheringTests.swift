import Imports
import JSON
import Records
import Testing

/// Several rows that make one record together.
@Suite struct `Gathering rows` {
  private let shelf: Shelf

  /// Each row says of one district to which force and to which partnership it belongs.
  private let mapping: JSON = [
    "gather": true, "let": ["parts": ["count": "Part", "by": "District"]],
    "records": [
      [
        "kind": "places", "key": ["text": "local:{Force}"],
        "members": [
          "name": "Force name",
          "codes": ["list": [["members": ["scheme": ["is": "local"], "code": "Force"]]]],
        ],
      ],
      [
        "kind": "things", "key": ["text": "x:{Force}"],
        "members": [
          "name": "Force name", "place_id": ["text": "local:{Force}"],
          "identifiers": ["list": [["members": ["scheme": ["is": "x"], "identifier": "Force"]]]],
          "day": ["from": "Day", "as": "day"], "origin": ["record": ["maker": "Force name"]],
          "tags": [
            "list": [["when": ["parts": "1"], "value": "District"]]
          ],
          "holders": [
            "list": [
              [
                "when": ["not": ["parts": "1"]],
                "members": ["place_id": ["text": "local:{Force}"], "role": ["is": "user"]],
              ]
            ]
          ],
        ],
      ],
    ],
  ]

  private let heading = "Force,Force name,District,Part,Day\n"

  init() throws { shelf = try Shelf() }

  @Test func `rows of one key make one record, once`() throws {
    let file =
      heading + "1,Thames,a,p,\n2,Kent,b,q,\n1,Thames,c,r,2009-01-01\n1,Thames,d,s,\n"
      + "1,Thames,d,t,\n1,,a,p,\n"
    let report = try shelf.load(mapping: mapping, file)
    #expect(report.marks == [])
    #expect(report.tally == [6, 0, 0, 0] && report.rows == 6)
    #expect(report.kinds.map(\.name) == ["places", "things"])
    #expect(report.kinds.map(\.counts.created) == [2, 2])
    let things = try shelf.items("things")
    #expect(things.map { $0["name"] } == ["Thames", "Kent"])
    #expect(things.map { $0["tags"] } == [["a", "c"], ["b"]])
    #expect(things.map { $0["holders"]?.array?.count } == [1, 0])
    #expect(things.map { $0["day"] } == ["2009-01-01", .null])
    let again = try shelf.load(mapping: mapping, file)
    #expect(again.tally == [0, 0, 6, 0])
    #expect(again.kinds.map(\.counts.unchanged) == [2, 2])
    #expect(try shelf.entries().count == 4)
  }

  @Test func `a row may refer to a record that only later rows complete`() throws {
    let mapping: JSON = [
      "gather": true,
      "records": [
        [
          "kind": "places",
          "members": [
            "name": "Name",
            "codes": ["list": [["members": ["scheme": ["is": "local"], "code": "Code"]]]],
          ],
        ],
        [
          "kind": "places", "when": "Above", "key": ["text": "local:{Code}"],
          "members": ["parent_id": ["text": "local:{Above}"]],
        ],
      ],
    ]
    let report = try shelf.load(mapping: mapping, "Code,Name,Above\na,Leeds,b\nb,Yorkshire,\n")
    #expect(report.marks == [])
    #expect(report.kinds.map(\.counts.created) == [2] && report.kinds.map(\.counts.updated) == [1])
    let places = try shelf.items("places")
    #expect(places[0]["parent_id"] == places[1]["id"])
  }

  @Test func `rows that contradict each other are told with both places`() throws {
    let report = try shelf.load(mapping: mapping, heading + "1,Thames,a,p,\n\n1,Tames,b,p,\n")
    #expect(report.marks == ["2 4 Force name differs"])
    #expect(
      report.json["errors"]?[0]?["detail"]?.string?.hasSuffix("begins at row 1, line 2.") == true)
    #expect(!report.isKept)
    #expect(try shelf.entries().isEmpty)
  }

  @Test func `a fault of a record is told at the row and the heading that brought it`() throws {
    let long = String(repeating: "x", count: 21)
    let report = try shelf.load(
      mapping: mapping, heading + "1,Thames,a,p,\n1,Thames,\(long),p,\n2,Kent,b,q,2009-02-30\n")
    #expect(report.marks == ["2 3 District length", "3 4 Day date"])
    #expect(report.json["errors"]?[0]?["value"]?.string == long)
    #expect(report.failed == 3)
  }

  @Test func `with skip a record with a fault is left out whole, and its other rows say why`()
    throws
  {
    let report = try shelf.load(
      mapping: mapping, heading + "1,Thames,a,p,\n1,Thames,b,p,no day\n2,Kent,c,q,\n"
    ) { $0.onError = .skip }
    #expect(report.marks == ["1 2 - incomplete", "2 3 Day date"])
    #expect(report.tally == [1, 0, 0, 2])
    #expect(try shelf.texts("name", of: "things") == ["Kent"])
  }

  @Test func `with skip a row that cannot be read leaves out all that it may belong to`() throws {
    let report = try shelf.load(mapping: mapping, heading + "1,Thames,a,p,\n1,Thames\n") {
      $0.onError = .skip
    }
    #expect(report.marks.contains("2 3 - cells") && report.marks.contains("1 2 - incomplete"))
    #expect(report.failed == 2)
    #expect(try shelf.entries().isEmpty)
  }

  @Test(arguments: ImportOptions.OnError.allCases)
  func `a dry run keeps nothing`(onError: ImportOptions.OnError) throws {
    let report = try shelf.load(mapping: mapping, heading + "1,Thames,a,p,\n") {
      $0.onError = onError
      $0.isDryRun = true
    }
    #expect(report.tally == [1, 0, 0, 0] && !report.isKept)
    #expect(try shelf.entries().isEmpty)
  }

  @Test func `a file that is too long to hold is refused`() throws {
    let rows = String(repeating: "1,Thames,a,p,\n", count: 100_001)
    let report = try shelf.load(mapping: mapping, heading + rows)
    #expect(report.marks == ["100001 100002 - too_many_rows"])
    #expect(try shelf.entries().isEmpty)
  }

  @Test func `rows without a key stand for themselves, and those without a record are skipped`()
    throws
  {
    let mapping: JSON = [
      "gather": true,
      "records": [["kind": "things", "when": ["not": ["Name": "-"]], "members": ["name": "Name"]]],
    ]
    let report = try shelf.load(mapping: mapping, "Name\nPan\nPan\n-\n")
    #expect(report.tally == [2, 0, 0, 0] && report.rows == 3 && report.json["skipped"] == 1)
    #expect(try shelf.texts("name", of: "things") == ["Pan", "Pan"])
  }
}
