@testable import Imports
import JSON
@testable import Records
import Testing

/// Rows of one JSON document.
@Suite struct `JSON documents` {
  private let shelf: Shelf
  private let mapping: JSON = [
    "rows": "/areas/*",
    "records": [
      [
        "kind": "things", "key": ["text": "x:{*1}"],
        "members": [
          "name": "/0/nm", "day": ["least": [["each": "", "value": ["item": "/date/s"]]]],
          "identifiers": ["list": [["members": ["scheme": ["is": "x"], "identifier": "*1"]]]],
          "tags": ["list": [["each": "", "skip": 1, "value": ["item": "/nm"]]]],
        ],
      ]
    ],
  ]

  init() throws { shelf = try Shelf() }

  @Test func `members of an object are rows whose name is a cell`() throws {
    let document = """
      \u{FEFF}{"source": "x", "areas": {
        "E1": [{"nm": "New", "date": {"s": "2012-01-01"}}, {"nm": "Old", "date": {"s": "2009-01-01"}}],
        "E2": [{"nm": "Two", "date": {}}]
      }}
      """
    let report = try shelf.load(mapping: mapping, document, .json)
    #expect(report.marks == [])
    #expect(report.tally == [2, 0, 0, 0])
    let things = try shelf.items("things")
    #expect(things.map { $0["name"] } == ["New", "Two"])
    #expect(things.map { $0["day"] } == ["2009-01-01", .null])
    #expect(things.map { $0["tags"] } == [["Old"], []])
    #expect(things.map { $0["identifiers"]?[0]?["identifier"] } == ["E1", "E2"])
  }

  @Test func `a fault names row, line and pointer`() throws {
    let long = String(repeating: "x", count: 21)
    let document = "{\"areas\": {\"E1\": [{\"nm\": \"a\"}],\n\"E2\": [{\"nm\": \"\(long)\"}]}}"
    #expect(try shelf.load(mapping: mapping, document, .json).marks == ["2 2 /0/nm length"])
  }

  @Test(arguments: [
    ("{\"areas\": {}}", "1 1 - no_rows"), ("{\"area\": {\"a\": 1}}", "1 1 - no_rows"),
    ("{\"areas\":\n{\"a\": 1,}}", "1 2 - syntax"), ("", "1 1 - syntax"),
    ("{\"areas\":\n{\"a\": 1, \"a\": 2}}", "1 2 - duplicate_member"),
  ])
  func `a document without rows or that is no JSON says so`(document: String, mark: String) throws {
    let report = try shelf.load(mapping: mapping, document, .json)
    #expect(report.marks == [mark] && !report.isKept)
  }

  @Test func `a document that is too long to hold is refused`() throws {
    let bytes = Array("[\"\(String(repeating: "x", count: 1 << 20))\"]".utf8)
    var reader = DocumentReader(
      at: DocumentReader.elements, longest: 1 << 20, bytes.chunks(of: 1 << 16))
    guard case .unreadable(let code, let detail) = try reader.next()?.content else {
      Issue.record("it was read")
      return
    }
    #expect(code == "too_long" && detail.contains("1 MiB"))
    #expect(try reader.next().map(\.row) == nil)
  }

  @Test func `an array is rows of its own kind`() throws {
    let report = try shelf.load("things", "[{\"name\": \"Pan\"},\n {\"nam\": \"Pot\"}]", .json) {
      $0.onError = .skip
    }
    #expect(report.tally == [1, 0, 0, 1])
    #expect(report.marks.contains("2 2 nam unknown_member"))
  }
}
