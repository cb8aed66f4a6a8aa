import JSON
import Records
import Areas
import Testing

/// What cannot be told is not told; what can be told in spite of a gap is.
@Suite struct GroundTests {
  private let country: Country

  init() throws { country = try Country() }

  private func relation(_ a: String, _ b: String, on day: String = "2024-01-01") throws -> Relation
  {
    let gazetteer = try country.gazetteer()
    let (one, other) = (try #require(gazetteer.areas[a]), try #require(gazetteer.areas[b]))
    let sides = try gazetteer.sides(one, other, on: #require(CalendarDate(day)), in: nil)
    return gazetteer.compare(sides.a.sets, sides.b.sets, in: sides.layer)
  }

  private func gap(_ a: String, _ b: String) throws -> Gap? {
    let relation = try relation(a, b)
    do throws(Gap) {
      _ = try relation.kind
      return nil
    } catch {
      return error
    }
  }

  private func partly(_ name: String, _ whole: [String], _ partial: [String]) throws -> String {
    try country.add(
      "areas",
      [
        "name": .string(name), "kind": "atomic", "type": "ICB",
        "base_units": [
          [
            "layer": "lad", "vintage": "2023", "codes": .array(whole.map(JSON.string)),
            "partial_codes": .array(partial.map(JSON.string)),
          ]
        ],
      ])
  }

  @Test func `some of a part lies within all of it, and beside another some nothing is known`()
    throws
  {
    let all = try country.county("All", "E10000001", ["E07000001", "E07000002"], vintage: "2023")
    let some = try partly("Some", ["E07000001"], ["E07000002"])
    let rest = try partly("Rest", ["E07000003"], ["E07000002"])
    #expect(try relation(some, all).kind == .within)
    #expect(try relation(all, some).kind == .covers)
    #expect(try relation(rest, all).kind == .overlaps)
    #expect(try gap(some, rest) == .partial(units: ["E07000002"]))
    #expect(try relation(some, all).coverageOfA == nil)
    #expect(try relation(all, all).coverageOfA == 10_000)
  }

  @Test func `the halves of an undecided part do not hide what is certain`() throws {
    let one = try partly("One", ["E07000001", "E07000003"], ["E07000002"])
    let other = try partly("Other", ["E07000001", "E07000004"], ["E07000002"])
    let found = try relation(one, other)
    #expect(try found.kind == .overlaps)
    #expect(found.undecided == ["E07000002"] && found.shared == ["E07000001"])
    #expect(found.coverageOfA == nil)
  }

  @Test func `codes of which no event tells are not held for others`() throws {
    try country.add(
      "areas",
      [
        "name": "Old", "kind": "atomic", "type": "NMD", "end_date": "2019-03-31",
        "codes": [["scheme": "gss", "code": "E07000001", "end_date": "2019-03-31"]],
      ])
    try country.district("New", "E07000002", from: "2019-04-01")
    try country.district("Same", "E07000003")
    let before = try country.county(
      "Before", "E10000001", ["E07000001", "E07000003"], vintage: "2013")
    let after = try country.county(
      "After", "E10000002", ["E07000002", "E07000003"], vintage: "2020")
    let less = try country.county("Less", "E10000003", ["E07000003"], vintage: "2020")
    #expect(try gap(before, after) == .lost(units: ["E07000001", "E07000002"]))
    // The ground of the second is known on both days, so what is beside it lies outside.
    #expect(try relation(before, less).kind == .covers)
  }

  @Test func `an event without transfers counts whole where all of it lies in both`() throws {
    let (a, b) = (try country.district("A", "E07000001"), try country.district("B", "E07000002"))
    let other = try country.district("Other", "E07000005")
    let before = try country.county(
      "Before", "E10000001", ["E07000001", "E07000002", "E07000005"], vintage: "2013")
    let half = try country.county("Half", "E10000003", ["E07000001"], vintage: "2013")
    let new = [try country.district("C", "E07000003"), try country.district("D", "E07000004")]
    let event = try country.event("merged", "2019-04-01", from: [a, b], to: new)
    let after = try country.county(
      "After", "E10000002", ["E07000003", "E07000004", "E07000005"], vintage: "2020")
    #expect(try relation(before, after).kind == .coterminous)
    #expect(try relation(before, after).shared == ["E07000001", "E07000002", "E07000005"])
    #expect(try relation(other, after).kind == .within)
    #expect(try relation(half, after).kind == .within)
    #expect(try relation(before, new[0]).kind == .covers)
    #expect(try gap(half, new[0]) == .transfer(event: event, unit: "E07000001"))
    #expect(try relation(half, b).kind == .disjoint)
    #expect(try relation(half, other).kind == .disjoint)
  }

  @Test func `an area without parts in the layer is named`() throws {
    let region = try country.add(
      "areas", ["name": "Region", "kind": "atomic", "type": "RGN"])
    let district = try country.district("A", "E07000001")
    let day = try #require(CalendarDate("2024-01-01"))
    #expect(throws: Gap.layer(area: region, layer: "lad", day: day)) {
      try relation(district, region)
    }
  }
}
