import Imports
import JSON
import Records
import Store
import Testing

@Suite struct MappingTests {
  /// A row is a place and a thing in it.
  private let mapping: JSON = [
    "let": ["key": ["text": "local:{Place code}"]],
    "records": [
      [
        "kind": "places", "key": "key", "existing": "keep", "when": "Place",
        "members": [
          "name": "Place",
          "codes": ["list": [["members": ["scheme": ["is": "local"], "code": "Place code"]]]],
        ],
      ],
      [
        "kind": "things", "key": ["text": "x:{Ref}"],
        "members": [
          "name": "Name", "place_id": "key",
          "identifiers": ["list": [["members": ["scheme": ["is": "x"], "identifier": "Ref"]]]],
          "price": ["from": "Price", "as": "pounds"],
          "colour": ["from": "Colour", "map": ["R": "red", "G": "green"], "otherwise": nil],
          "tags": ["list": [["each": "Tags", "split": ";", "value": ["item": true]]]],
          "day": ["from": "Day", "as": "date:DD/MM/YYYY"], "near_ids": ["list": ["Near"]],
        ],
      ],
    ],
  ]

  private let heading = "Place,Place code,Ref,Name,Price,Colour,Tags,Day,Near\n"
  private let shelf: Shelf

  init() throws { shelf = try Shelf() }

  @Test func `a row gives several records, the later referring to the earlier`() throws {
    let report = try shelf.load(
      mapping: mapping,
      heading
        + "Leeds,leeds,1,Kettle,£,R,a; b ;;c,31/03/2008,\n".replacing("£", with: "\"1,250.5\"")
        + "Leeds again,leeds,2, Pan ,40.00,X,,,\n")
    #expect(report.marks == [])
    #expect(report.tally == [2, 0, 0, 0])
    #expect(report.kinds.map(\.name) == ["places", "things"])
    #expect(report.kinds.map(\.counts.created) == [1, 2])
    #expect(try shelf.texts("name", of: "places") == ["Leeds"])
    let things = try shelf.items("things")
    #expect(things.map { $0["price"] } == [125_050, 4000])
    #expect(things.map { $0["colour"] } == ["red", .null])
    #expect(things.map { $0["tags"] } == [["a", "b", "c"], []])
    #expect(things.map { $0["year"] } == ["2007/08", .null])
    #expect(things[1]["name"] == "Pan")
    #expect(things[1]["place_id"] == things[0]["place_id"])
  }

  @Test func `a row is kept whole or not at all`() throws {
    let report = try shelf.load(
      mapping: mapping,
      heading + "Leeds,leeds,1,Kettle,1,R,,,local:nowhere\n" + "York,york,2,Pan,2,G,,,\n"
    ) { $0.onError = .skip }
    #expect(report.tally == [1, 0, 0, 1])
    #expect(report.marks == ["1 2 Near unknown_reference"])
    #expect(try shelf.texts("name", of: "places") == ["York"])
    #expect(try shelf.texts("name", of: "places", [("q", "leeds")]) == [])
    #expect(try shelf.entries().map(\.seq) == [1, 2])
  }

  @Test func `what a refused row had brought is not found by the rows after it`() throws {
    let report = try shelf.load(
      mapping: mapping,
      heading + "Leeds,leeds,1,Kettle,1,R,,,local:nowhere\n" + ",leeds,2,Pan,2,G,,,\n"
        + "Leeds,leeds,3,Urn,2,G,,,\n"
    ) { $0.onError = .skip }
    #expect(report.marks == ["1 2 Near unknown_reference", "2 3 Place code unknown_reference"])
    #expect(try shelf.texts("name", of: "things") == ["Urn"])
  }

  @Test func `a fault is reported under the heading that its value comes from`() throws {
    let report = try shelf.load(
      mapping: mapping,
      heading
        + "Leeds,leeds,1,\(String(repeating: "x", count: 21)),1,R,\(String(repeating: "t", count: 21)),,\n"
        + "Leeds,leeds,2,Pan,1.005,R,,,\n" + "Leeds,leeds,3,Pan,1,R,,2008-03-31,\n"
        + "Leeds,leeds,\(String(repeating: "r", count: 101)),Pan,1,R,,,\n")
    #expect(
      report.marks == [
        "1 2 Name length", "1 2 Tags length", "2 3 Price pounds", "3 4 Day date",
        "4 5 Ref length",
      ])
  }

  @Test func `a mapping that is wrong is refused with every fault and its place`() {
    let wrong: JSON = [
      "let": ["a": 1], "lett": [:],
      "records": [
        ["kind": "nonsense", "members": [:]], ["kind": "things"],
        ["kind": "things", "members": ["nmae": "x"]],
        ["kind": "things", "members": ["name": ["from": "x", "as": "nonsense"]]],
        ["kind": "things", "existing": "drop", "members": ["name": ["text": "{open"]]],
        ["kind": "things", "wen": "x", "members": ["name": ["from": "x", "ass": "integer"]]],
        ["kind": "things", "members": ["a/b": "x"]],
        ["kind": "things", "members": ["tags": ["list": [["eech": "x", "value": "x"]]]]],
        ["kind": "things", "members": ["tags": ["list": [["split": ";", "value": "x"]]]]],
        ["kind": "things", "members": ["day": ["from": "x", "as": "date:DD/MM/YY"]]],
        ["kind": "things", "existing": ["add": ["tags", "name"]], "members": [:]],
        ["kind": "things", "existing": ["keep": ["nam"]], "members": [:]],
        ["kind": "things", "when": ["same": ["x"]], "members": [:]],
        ["kind": "things", "when": ["any": [1]], "members": [:]],
        ["kind": "things", "members": ["day": ["from": "x", "shift": 1]]],
        ["kind": "things", "members": ["tags": ["list": [["skip": 1, "value": "x"]]]]],
        ["kind": "things", "members": ["name": ["count": "x", "by": "y"]]],
      ],
    ]
    let error = #expect(throws: RecordError.self) {
      try Mapping(parsing: wrong.bytes, catalogue: Things.catalogue)
    }
    #expect(
      error?.marks.sorted()
        == [
          "/let/a expression", "/records/0/kind kind", "/records/1/members required",
          "/records/2/members/nmae unknown_member", "/records/3/members/name/as expression",
          "/lett unknown_member", "/records/4/existing not_a_choice",
          "/records/5/wen unknown_member", "/records/5/members/name/ass unknown_member",
          "/records/6/members/a~1b unknown_member",
          "/records/7/members/tags/list/0/eech unknown_member",
          "/records/8/members/tags/list/0/split expression",
          "/records/9/members/day/as expression", "/records/10/existing/add/1 unknown_member",
          "/records/11/existing/keep/0 unknown_member", "/records/12/when/same expression",
          "/records/13/when/any/0 expression", "/records/14/members/day/shift expression",
          "/records/15/members/tags/list/0/skip expression", "/records/16/members/name expression",
        ].sorted())
    let details = error?.faults.map(\.detail).joined(separator: "\n") ?? ""
    for name in ["let", "when", "as", "each"] {
      #expect(details.contains("(did you mean \(name)?)"), "\(name)")
    }
  }

  @Test(arguments: [
    ("/let", #"{"let": "x", "records": []}"#), ("/rows", #"{"rows": "areas", "records": []}"#),
    ("/gather", #"{"gather": "yes", "records": []}"#),
    ("/let/n", #"{"let": {"n": {"count": "x", "by": "y"}}, "records": []}"#),
  ])
  func `what stands beside records has its own form`(pointer: String, mapping: String) {
    let error = #expect(throws: RecordError.self) {
      try Mapping(parsing: Array(mapping.utf8), catalogue: Things.catalogue)
    }
    #expect(error?.marks == ["\(pointer) expression"])
  }

  @Test(arguments: [
    (["kind": "things", "when": "Gone", "members": ["name": "Name"]] as JSON),
    [
      "kind": "things",
      "members": ["name": "Name", "tags": ["list": [["when": "Gone", "value": "Name"]]]],
    ],
    [
      "kind": "things",
      "members": ["name": "Name", "tags": ["list": [["each": "Gone", "value": ["item": true]]]]],
    ],
    [
      "kind": "things",
      "members": ["name": "Name", "identifiers": ["list": [["org_id": "Gone"]]]],
    ],
  ])
  func `a heading that the file lacks is named wherever the mapping reads it`(record: JSON) throws {
    let report = try shelf.load(mapping: ["records": .array([record])], "Name\nKettle\n")
    #expect(report.marks == ["1 2 Gone no_such_heading"])
  }

  @Test func `a key that is no code is a fault, and an empty one leaves the record to its codes`()
    throws
  {
    let mapping: JSON = [
      "records": [
        [
          "kind": "things", "key": "Key",
          "members": [
            "name": "Name",
            "identifiers": ["list": [["members": ["scheme": ["is": "x"], "identifier": "Ref"]]]],
          ],
        ]
      ]
    ]
    #expect(
      try shelf.load(mapping: mapping, "Key,Ref,Name\nx:1,1,Kettle\n").tally == [1, 0, 0, 0])
    let report = try shelf.load(
      mapping: mapping, "Key,Ref,Name\n,1,Pan\nno code,1,Urn\n"
    ) { $0.onError = .skip }
    #expect(report.marks == ["2 3 Key key"])
    #expect(report.json["errors"]?[0]?["value"] == "no code")
    #expect(report.tally == [0, 1, 0, 1])
    #expect(try shelf.texts("name", of: "things") == ["Pan"])
  }

  @Test func `a row that gives no record is skipped and not unchanged`() throws {
    let mapping: JSON = [
      "records": [["kind": "things", "when": ["Type": "thing"], "members": ["name": "Name"]]]
    ]
    let report = try shelf.load(mapping: mapping, "Type,Name\nthing,Kettle\nplace,Leeds\n")
    #expect(report.tally == [1, 0, 0, 0])
    #expect(report.rows == 2 && report.json["skipped"] == 1)
  }

  @Test func `of two records of one kind the fault is under the heading of its own`() throws {
    let mapping: JSON = [
      "records": [
        ["kind": "things", "members": ["name": "First"]],
        ["kind": "things", "members": ["name": "Second"]],
      ]
    ]
    let long = String(repeating: "x", count: 21)
    let report = try shelf.load(mapping: mapping, "First,Second\nKettle,\(long)\n")
    #expect(report.marks == ["1 2 Second length"])
  }

  @Test func `a heading that the file lacks is named`() throws {
    let report = try shelf.load(mapping: mapping, "Place,Place code,Ref\nLeeds,leeds,1\n")
    #expect(report.marks == ["1 2 Name no_such_heading"])
  }

  @Test func `what a mapping says of the table is read, and each fault of it is told`() throws {
    var mapping = mapping.object ?? [:]
    mapping["table"] = [
      "skip": 2, "headings_begin_with": "Place", "separator": "semicolon",
      "encoding": "Windows-1252",
    ]
    let report = try shelf.load(
      mapping: .object(mapping),
      "A title;;\n\n" + heading.replacing(",", with: ";") + "Leeds;leeds;1;Kettle;1;R;;;\n")
    #expect(report.marks == [])
    #expect(report.notes == [])
    #expect(try shelf.texts("name", of: "places") == ["Leeds"])
    mapping["table"] = [
      "skip": -1, "separator": ";", "encoding": "latin", "heading": 1, "sheet": 2,
    ]
    let error = #expect(throws: RecordError.self) {
      try Mapping(parsing: JSON.object(mapping).bytes, catalogue: Things.catalogue)
    }
    guard case .invalid(let faults) = error else {
      Issue.record("the mapping was taken or refused otherwise")
      return
    }
    #expect(
      faults.map(\.place) == [
        .pointer("/table/heading"), .pointer("/table/skip"), .pointer("/table/sheet"),
        .pointer("/table/separator"), .pointer("/table/encoding"),
      ])
  }
}
