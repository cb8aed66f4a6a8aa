@testable import Imports
import JSON
@testable import Records
import Testing

@Suite struct ExpressionTests {
  private func row(_ json: JSON) -> SourceRow { SourceRow(row: 1, line: 1, content: .value(json)) }

  private func row(_ cells: [String: String]) -> SourceRow {
    let names = cells.keys.sorted()
    return SourceRow(
      row: 1, line: 1, content: .cells(names.map { cells[$0] ?? "" }, Headings(names)))
  }

  private func value(_ expression: JSON, _ row: SourceRow) throws -> JSON {
    try Expression(expression, at: "").value(row)
  }

  private func holds(_ condition: JSON, _ row: SourceRow) throws -> Bool {
    try #require(try RowCondition(condition, at: "")).isMet(by: row)
  }

  @Test func `the first value that is there is taken, whatever headings the file lacks`() throws {
    let mapping: JSON = ["first": ["LAD25CD", "LAD24CD", "LAD23CD"]]
    #expect(try value(mapping, row(["LAD24CD": "", "LAD23CD": "E1"])) == "E1")
    #expect(try value(mapping, row(["LAD24CD": ""])) == .null)
    let fault = #expect(throws: RowFault.self) { try value(mapping, row(["LADCD": "E1"])) }
    #expect(fault?.code == "no_such_heading" && fault?.column == "LAD25CD")
  }

  @Test func `texts are joined without the empty ones`() throws {
    let row = row(["A": "1 High Street", "B": "", "C": " Leeds "])
    #expect(try value(["join": ["A", "B", "C"]], row) == "1 High Street, Leeds")
    #expect(try value(["join": ["A", "C"], "with": " | "], row) == "1 High Street | Leeds")
    #expect(try value(["join": ["B"]], row) == .null)
  }

  @Test func `a pattern fits one heading or says which it fits`() throws {
    let mapping: JSON = ["like": "LAD??CD"]
    #expect(try value(mapping, row(["LAD24CD": " E1 ", "LAD24NM": "x", "LADCD": "y"])) == "E1")
    #expect(try value(["like": "/p/LAD*CD"], row(["p": ["LAD24CD": "E1"]])) == "E1")
    let several = #expect(throws: RowFault.self) {
      try value(mapping, row(["LAD24CD": "E1", "LAD23CD": "E2"]))
    }
    #expect(several?.code == "several_headings")
    let none = #expect(throws: RowFault.self) { try value(mapping, row(["LADCD": "E1"])) }
    #expect(none?.code == "no_such_heading")
  }

  @Test(arguments: [
    ("A", "A", true), ("A", "", false), ("", "*", true), ("LAD24CD", "LAD*", true),
    ("LAD24CD", "*CD", true), ("LAD24CD", "LAD?CD", false), ("LAD-4CD", "LAD??CD", false),
    ("LAD24CD", "lad24cd", false), ("aXbXc", "a*X*c", true),
  ])
  func `a pattern fits the whole name`(name: String, pattern: String, fits: Bool) {
    #expect(Headings.fits(name, pattern) == fits)
  }

  @Test func `a day is shifted by days`() throws {
    let mapping: JSON = ["from": "End", "as": "day", "shift": -1]
    #expect(try value(mapping, row(["End": "2021-04-01"])) == "2021-03-31")
    #expect(try value(mapping, row(["End": "2020-03-01 00:00"])) == "2020-02-29")
    #expect(try value(mapping, row(["End": ""])) == .null)
  }

  @Test func `a text that says nothing is an empty cell`() throws {
    let mapping: JSON = ["from": "Start", "unless": ["2009-01-01", "-"], "as": "day"]
    #expect(try value(mapping, row(["Start": "2012-04-01"])) == "2012-04-01")
    #expect(try value(mapping, row(["Start": " 2009-01-01 "])) == .null)
    #expect(
      try value(["from": "Start", "unless": ["-"], "default": "none"], row(["Start": "-"]))
        == "none")
  }

  @Test func `the elements of an array are parts, with members of their own`() throws {
    let row = row(
      [
        "names": ["Leeds", " Loidis ", ""],
        "spells": [["s": "2012-01-01", "n": 2], ["s": "2009-01-01", "n": 1], ["n": 3]],
      ] as JSON)
    #expect(
      try value(["list": [["each": "names", "value": ["item": true]]]], row) == ["Leeds", "Loidis"])
    #expect(
      try value(
        [
          "list": [
            [
              "each": "spells", "skip": 1,
              "members": ["from": ["item": "/s"], "text": ["text": "x:{}"]],
            ]
          ]
        ], row)
        == [
          ["from": "2009-01-01", "text": "x:{\"s\":\"2009-01-01\",\"n\":1}"],
          ["from": .null, "text": "x:{\"n\":3}"],
        ])
    let starts: JSON = [["each": "spells", "value": ["item": "/s"]]]
    #expect(try value(["least": starts], row) == "2009-01-01")
    #expect(try value(["greatest": starts], row) == "2012-01-01")
    #expect(try value(["least": [["each": "none", "value": ["item": true]]]], row) == .null)
    let numbers: JSON = ["item": "/n", "map": ["1": "one"], "otherwise": "many"]
    #expect(
      try value(["list": [["each": "spells", "value": numbers]]], row) == ["many", "one"])
  }

  @Test func `a fault of a part is under the heading of its cell`() throws {
    let mapping: JSON = [
      "list": [["each": "Days", "split": ";", "value": ["item": true, "as": "date:YYYY-MM-DD"]]]
    ]
    #expect(
      try value(mapping, row(["Days": "2009-01-01; 2010-01-01"])) == ["2009-01-01", "2010-01-01"])
    let fault = #expect(throws: RowFault.self) { try value(mapping, row(["Days": "2009;x"])) }
    #expect(fault?.column == "Days" && fault?.code == "date")
  }

  @Test(arguments: [
    (#""A""#, true), (#""C""#, false), (#"{"not": "C"}"#, true), (#"{"A": "1"}"#, true),
    (#"{"A": ["2", "1"]}"#, true), (#"{"A": "1", "B": "2"}"#, false),
    (#"{"same": ["A", "B"]}"#, true), (#"{"same": ["A", "C"]}"#, false),
    (#"{"same": ["C", "D"]}"#, true), (#"{"all": ["A", {"not": {"same": ["A", "C"]}}]}"#, true),
    (#"{"any": ["C", {"B": "1"}]}"#, true), (#"{"any": ["C", "D"]}"#, false),
  ])
  func `conditions look at cells and combine`(condition: String, holds: Bool) throws {
    let row = row(["A": "1", "B": " 1", "C": "", "D": " "])
    #expect(try self.holds(JSON(parsing: condition), row) == holds)
  }

  @Test func `a condition on a heading that the file lacks is a fault`() throws {
    for condition in [
      "X" as JSON, ["X": "1"], ["same": ["A", "X"]], ["not": "X"], ["any": ["X"]],
    ] {
      let fault = #expect(throws: RowFault.self) { try holds(condition, row(["A": "1"])) }
      #expect(fault?.column == "X")
    }
  }

  @Test func `the empty pointer is the whole row`() throws {
    #expect(try value("", row([1, 2] as JSON)) == [1, 2])
    #expect(try value("/1", row([1, 2] as JSON)) == 2)
  }
}
