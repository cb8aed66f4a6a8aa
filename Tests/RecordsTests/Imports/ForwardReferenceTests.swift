import Imports
import JSON
import Records
import Testing

/// Rows that refer to later rows of their own file.
@Suite struct `Forward references` {
  private let shelf: Shelf

  init() throws { shelf = try Shelf() }

  private func place(_ code: String, in parent: String? = nil) -> String {
    let parent = parent.map { ",\"parent_id\":\"local:\($0)\"" } ?? ""
    return
      "{\"name\":\"\(code)\",\"codes\":[{\"scheme\":\"local\",\"code\":\"\(code)\"}]\(parent)}\n"
  }

  @Test func `a row may refer to a later one, and that to one still later`() throws {
    let file = place("c", in: "b") + place("d", in: "c") + place("b", in: "a") + place("a")
    let report = try shelf.load("places", file, .ndjson)
    #expect(report.marks == [] && report.tally == [4, 0, 0, 0])
    #expect(try shelf.texts("name", of: "places") == ["a", "b", "c", "d"])
    #expect(try shelf.load("places", file, .ndjson).tally == [0, 0, 4, 0])
  }

  @Test func `an export of records that refer to later ones goes into an empty register`() throws {
    _ = try shelf.load("places", place("a") + place("b"), .ndjson)
    let ids = try shelf.texts("id", of: "places")
    try shelf.patch("places", ids[0], ["parent_id": .string(ids[1])])
    for format in [ImportFormat.csv, .ndjson] {
      let other = try Shelf()
      let report = try other.load("places", shelf.export("places", format), format)
      #expect(report.tally == [2, 0, 0, 0])
      #expect(try other.document("places", ids[0]) == shelf.document("places", ids[0]))
    }
  }

  @Test func `what nobody brings is told in the order of the file, and nothing is kept`() throws {
    let file =
      place("b", in: "nowhere") + place("c", in: "b") + "{}\n" + place("e", in: "f") + place("f")
    let report = try shelf.load("places", file, .ndjson)
    #expect(
      report.marks == [
        "1 1 parent_id unknown_reference", "2 2 parent_id unknown_reference", "3 3 name required",
      ])
    #expect(report.tally == [2, 0, 0, 3] && report.rows == 5 && !report.isKept)
    #expect(try shelf.entries().isEmpty)
  }

  @Test func `records that refer to each other by id come in together, or not at all`() throws {
    _ = try shelf.load("places", place("a") + place("b") + place("c"), .ndjson)
    let ids = try shelf.texts("id", of: "places")
    try shelf.patch("places", ids[0], ["parent_id": .string(ids[1])])
    try shelf.patch("places", ids[1], ["parent_id": .string(ids[0])])
    let export = try shelf.export("places", .ndjson)
    let other = try Shelf()
    #expect(try other.load("places", export, .ndjson).tally == [3, 0, 0, 0])
    for id in ids {
      #expect(try other.document("places", id) == shelf.document("places", id))
    }
    let lines = export.split(separator: "\n").map { "\($0)\n" }
    let broken = lines[0] + lines[1].replacing("\"name\":\"b\"", with: "\"name\":\"\"") + lines[2]
    let third = try Shelf()
    let report = try third.load("places", broken, .ndjson)
    #expect(report.failed > 0 && !report.isKept)
    #expect(try third.entries().isEmpty)
  }

  @Test func `two that refer to each other by code cannot come by rows`() throws {
    let report = try shelf.load("places", place("a", in: "b") + place("b", in: "a"), .ndjson)
    #expect(report.tally == [0, 0, 0, 2])
  }

  @Test(arguments: [true, false])
  func `where rows are left out, a row refers to earlier ones alone`(isDryRun: Bool) throws {
    let report = try shelf.load("places", place("b", in: "a") + place("a"), .ndjson) {
      $0.onError = .skip
      $0.isDryRun = isDryRun
    }
    #expect(report.tally == [1, 0, 0, 1])
  }

  @Test func `a dry run tells the same as the import that it tries`() throws {
    let report = try shelf.load("places", place("b", in: "a") + place("a"), .ndjson) {
      $0.isDryRun = true
    }
    #expect(report.tally == [2, 0, 0, 0] && !report.isKept)
  }
}
