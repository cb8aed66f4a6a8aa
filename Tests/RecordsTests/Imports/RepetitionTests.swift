import Imports
import JSON
import Records
import Testing

/// Two rows of one file that give one record.
@Suite struct RepetitionTests {
  private let shelf: Shelf

  init() throws { shelf = try Shelf() }

  private func row(_ code: Int, _ name: String) -> String {
    #"{"name":"\#(name)","identifiers":[{"scheme":"x","identifier":"\#(code)"}]}"# + "\n"
  }

  private func load(_ file: String, _ onError: ImportOptions.OnError = .abort) throws
    -> ImportReport
  {
    try shelf.load("things", file, .ndjson) { $0.onError = onError }
  }

  @Test func `a row that says otherwise of a record than an earlier one is refused`() throws {
    let report = try load(row(1, "Pan") + row(2, "Urn") + row(1, "Pot"))
    #expect(report.marks == ["3 3 name repeated_record"])
    #expect(report.json["errors"]?[0]?["detail"]?.string?.hasPrefix("Line 1 ") == true)
    #expect(!report.isKept)
  }

  @Test func `of a record that was there before, too`() throws {
    #expect(try load(row(1, "Pan") + row(2, "Urn")).failed == 0)
    #expect(try load(row(1, "Pot") + row(1, "Jug")).marks == ["2 2 name repeated_record"])
    // Another import is another matter.
    #expect(try load(row(1, "Pot")).tally == [0, 1, 0, 0])
    #expect(try load(row(1, "Jug")).tally == [0, 1, 0, 0])
  }

  @Test func `the same again is no fault, and the first row is kept where faults are left out`()
    throws
  {
    // More rows than one batch has lie between.
    let between = (2..<700).map { row($0, "Thing") }.joined()
    let report = try load(row(1, "Pan") + between + row(1, "Pan") + row(1, "Pot"), .skip)
    #expect(report.tally == [699, 0, 1, 1])
    #expect(report.marks == ["701 701 name repeated_record"])
    #expect(report.json["errors"]?[0]?["detail"]?.string?.hasPrefix("Line 1 ") == true)
    #expect(try shelf.texts("name", of: "things").first == "Pan")
  }

  @Test func `a row that is refused is none before another`() throws {
    let refused = #"{"amount":"x","identifiers":[{"scheme":"x","identifier":"1"}]}"# + "\n"
    #expect(try load(refused + row(1, "Pan") + row(2, "Urn"), .skip).tally == [2, 0, 0, 1])
  }

  @Test func `rows of a mapping may add to lists and codes, and say nothing else twice`() throws {
    let mapping: JSON = [
      "records": [
        [
          "kind": "things", "key": ["text": "x:{Ref}"], "existing": ["add": ["tags"]],
          "members": [
            "name": "Name", "tags": ["list": ["Tag"]],
            "identifiers": [
              "list": [
                ["members": ["scheme": ["is": "x"], "identifier": "Ref"]],
                ["members": ["scheme": ["is": "y"], "identifier": "Other"]],
              ]
            ],
          ],
        ]
      ]
    ]
    let report = try shelf.load(
      mapping: mapping, "Ref,Name,Tag,Other\n1,Pan,a,p\n1,Pan,b,q\n1,Pot,b,q\n"
    ) { $0.onError = .skip }
    #expect(report.tally == [1, 1, 0, 1])
    #expect(report.marks == ["3 4 Name repeated_record"])
    let thing = try #require(try shelf.items("things").first)
    #expect(thing["tags"] == ["a", "b"] && thing["identifiers"]?.array?.count == 3)
  }
}
