import Imports
import JSON
import Records
import Testing

/// What a mapping requires of its rows.
@Suite struct RequiredTests {
  private func mapping(_ name: JSON) -> JSON {
    ["records": [["kind": "places", "members": ["name": name]]]]
  }

  @Test func `an empty cell is a fault under its own heading`() throws {
    let shelf = try Shelf()
    let report = try shelf.load(
      mapping: mapping(["required": ["text": "{Town} {Ward}"]]), "Town,Ward\nLeeds,\n")
    #expect(report.marks == ["1 2 Town required"])
    let fine = try shelf.load(mapping: mapping(["required": "Town"]), "Town,Ward\nLeeds,\n")
    #expect(fine.tally == [1, 0, 0, 0])
  }

  @Test func `it may stand wherever an expression does`() throws {
    let shelf = try Shelf()
    let first: JSON = ["first": [["from": "Town"], ["required": ["from": "Ward"]]]]
    #expect(try shelf.load(mapping: mapping(first), "Town,Ward\nLeeds,\n").marks.isEmpty)
    #expect(try shelf.load(mapping: mapping(first), "Town,Ward\n,\nx,y\n").marks.isEmpty)
    let report = try shelf.load(mapping: mapping(first), "Town,Ward,Z\n,,z\n")
    #expect(report.marks == ["1 2 Ward required"])
  }
}
