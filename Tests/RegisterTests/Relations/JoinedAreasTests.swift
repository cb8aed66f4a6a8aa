import JSON
import Records
import Areas
import Testing

/// Areas that an event joins are never answered as disjoint for want of knowledge: the units say how they lie, or the
/// answer names what is missing.
@Suite struct JoinedAreasTests {
  private let country: Country

  init() throws { country = try Country() }

  private func kind(_ a: String, _ b: String, on day: String = "2024-01-01") throws
    -> Relation.Kind?
  {
    let gazetteer = try country.gazetteer()
    let (one, other) = (try #require(gazetteer.areas[a]), try #require(gazetteer.areas[b]))
    let day = try #require(CalendarDate(day))
    do throws(Gap) {
      return try RelationAnswer(one, other, on: day, in: nil, gazetteer).kind
    } catch {
      return nil
    }
  }

  private func districts(_ count: Int) throws -> [String] {
    try (0..<count).map { try country.district("Fen \($0)", "E0700100\($0)") }
  }

  /// An area of a type that is no district and says nothing of its parts.
  private func silent(_ type: String) throws -> String {
    try country.add("areas", ["name": "Fenshire", "kind": "atomic", "type": .string(type)])
  }

  @Test(arguments: ["CTY", "PFA", "RGN", "FRA", "OTHER"])
  func `a district lies within its only heir, whatever silent area was merged along`(type: String)
    throws
  {
    let old = try districts(2)
    let other = try country.district("Other", "E07001009")
    let council = try country.district("Council", "E06001000", type: "UA")
    try country.event(
      "merged", "2023-04-01", from: [silent(type)] + old, to: [council])
    for day in ["2000-01-01", "2023-03-31", "2023-04-01", "2030-01-01"] {
      #expect(try kind(old[0], council, on: day) == .within)
      #expect(try kind(council, old[1], on: day) == .covers)
      #expect(try kind(other, council, on: day) == .disjoint)
    }
    // Whether the two are all of it the silent area does not say.
    let both = try country.county("Both", "E23000001", ["E07001000", "E07001001"], type: "PFA")
    #expect(try kind(both, council) == nil)
    let gazetteer = try country.gazetteer()
    let day = try #require(CalendarDate("2024-01-01"))
    let found = try AreaMatching(.any, on: day, gazetteer).areas(
      [council], among: old + [both, other])
    #expect(Set(found.found) == Set(old + [both]) && found.undecided.isEmpty)
    let equal = try AreaMatching(.within, on: day, gazetteer).areas([both], among: [council])
    #expect(equal.found.isEmpty && equal.undecided.map(\.area.id) == [council])
  }

  @Test func `the very districts as a composite add nothing to a merger of them`() throws {
    let old = try districts(2)
    let composite = try country.composite("Both", old.map { ["area_id": .string($0)] })
    let council = try country.district("Council", "E06001000", type: "UA")
    try country.event("merged", "2023-04-01", from: [composite] + old, to: [council])
    #expect(try kind(composite, council) == .coterminous)
    #expect(try kind(old[1], council) == .within)
  }

  @Test func `a merger is told beside the division of its county`()
    throws
  {
    for isTold in [true, false] {
      let country = try Country()
      let tests = JoinedAreasTests(country)
      let old = try (0..<4).map { try country.district("Fen \($0)", "E0700100\($0)") }
      let county =
        isTold
        ? try country.county("County", "E10000001", (0..<4).map { "E0700100\($0)" })
        : try country.add("areas", ["name": "County", "kind": "atomic", "type": "CTY"])
      let new = try (0..<2).map {
        try country.district("Half \($0)", "E0600100\($0)", type: "UA")
      }
      try country.event("merged", "2023-04-01", from: Array(old[..<2]), to: [new[0]])
      try country.event("split", "2023-04-01", from: [county], to: new)
      try country.event("merged", "2023-04-01", from: Array(old[2...]), to: [new[1]])
      let police = try country.county(
        "Police", "E23000001", ["E06001000", "E06001001"], type: "PFA", vintage: "2024")
      #expect(try tests.kind(old[0], new[0]) == .within)
      #expect(try tests.kind(old[0], new[1]) == .disjoint)
      #expect(try tests.kind(old[3], police) == .within)
      #expect(try tests.kind(county, police) == (isTold ? .coterminous : nil))
      #expect(try tests.kind(county, new[0]) == (isTold ? .covers : nil))
    }
  }

  private init(_ country: Country) { self.country = country }

  @Test func `an heir that was there before holds what it was and what it got`() throws {
    let old = try districts(3)
    try country.event("merged", "2023-04-01", from: Array(old[..<2]), to: [old[0]])
    #expect(try kind(old[1], old[0]) == .within)
    let before = try country.county("Before", "E23000001", ["E07001000"], type: "PFA")
    let after = try country.county(
      "After", "E23000002", ["E07001000"], type: "PFA", vintage: "2024")
    #expect(try kind(before, old[0], on: "2022-01-01") == .coterminous)
    #expect(try kind(before, old[0]) == .within)
    #expect(try kind(after, old[0], on: "2022-01-01") == .covers)
    #expect(try kind(before, old[2]) == .disjoint)
  }

  @Test func `after a change of boundaries between two nothing is told of the ground of both`()
    throws
  {
    let old = try districts(3)
    try country.event("boundary_change", "2023-04-01", from: Array(old[..<2]), to: Array(old[..<2]))
    let before = try country.county("Before", "E23000001", ["E07001000"], type: "PFA")
    #expect(try kind(before, old[0], on: "2022-01-01") == .coterminous)
    #expect(try kind(before, old[0]) == nil)
    #expect(try kind(before, old[1]) == nil)
    #expect(try kind(before, old[2]) == .disjoint)
  }

  @Test func `an area is the same under each of its codes, dated or not`() throws {
    let id = try country.add(
      "areas",
      [
        "name": "Fen", "kind": "atomic", "type": "NMD",
        "codes": [
          ["scheme": "gss", "code": "E07001000", "former": true],
          ["scheme": "gss", "code": "E07001001"],
        ],
      ])
    for code in ["E07001000", "E07001001"] {
      let police = try country.county("P", "E2300000\(code.last ?? "0")", [code], type: "PFA")
      #expect(try kind(id, police) == .coterminous)
    }
  }

  @Test func `councils that are decided for later lie as others do before they have codes`() throws
  {
    let old = try (0..<4).map { try country.district("Fen \($0)", "E0700100\($0)") }
    let county = try country.county("County", "E10000001", (0..<4).map { "E0700100\($0)" })
    let new = try ["East", "West"].map { name in
      try country.add(
        "areas",
        ["name": .string(name), "kind": "atomic", "type": "UA", "start_date": "2027-04-01"])
    }
    try country.event(
      "merged", "2027-04-01", from: [county] + old, to: new,
      transfers: (0..<4).map { ("E0700100\($0)", old[$0], new[$0 / 2]) })
    let both = try country.composite(
      "Both", new.map { ["area_id": .string($0)] }, ["start_date": "2027-04-01"])
    for day in ["2026-01-01", "2027-04-01", "2030-01-01"] {
      #expect(try kind(old[0], new[0], on: day) == .within)
      #expect(try kind(old[0], new[1], on: day) == .disjoint)
      #expect(try kind(new[0], new[1], on: day) == .disjoint)
      #expect(try kind(county, both, on: day) == .coterminous)
      #expect(try kind(county, new[1], on: day) == .covers)
    }
  }

  @Test func `wards merge as districts do`() throws {
    let wards = try (0..<3).map {
      try country.district("Ward \($0)", "E0500100\($0)", type: "WD")
    }
    let new = try country.district("New", "E05001009", type: "WD")
    try country.event("merged", "2023-04-01", from: Array(wards[..<2]), to: [new])
    func district(_ name: String, _ code: String, _ wards: [String], _ vintage: String) throws
      -> String
    {
      try country.add(
        "areas",
        [
          "name": .string(name), "kind": "atomic", "type": "NMD",
          "base_units": [
            [
              "layer": "ward", "vintage": .string(vintage),
              "codes": .array(wards.map(JSON.string)),
            ]
          ],
        ])
    }
    let before = try district("Before", "E07000001", ["E05001000", "E05001001"], "2020")
    let after = try district("After", "E07000002", ["E05001009"], "2024")
    let beside = try district("Beside", "E07000003", ["E05001002"], "2024")
    #expect(try kind(before, after) == .coterminous)
    #expect(try kind(before, beside) == .disjoint)
    #expect(try kind(wards[0], after) == .within)
  }

  @Test func `outside ground is told as such, and what the transfers tell is certain`() throws {
    let old = try districts(3)
    let new = try country.district("New", "E06001000", type: "UA")
    try country.event(
      "merged", "2023-04-01", from: Array(old[..<2]), to: [new],
      transfers: [("E07001000", old[0], new), ("E07001001", old[1], new)], ["outside": true])
    #expect(try kind(old[0], new) == .within)
    #expect(try kind(new, old[1]) == .covers)
    #expect(try kind(new, old[2]) == .disjoint)
    let both = try country.county("Both", "E23000001", ["E07001000", "E07001001"], type: "PFA")
    #expect(try kind(both, new) == nil)
  }

  @Test func `what ended without an event and what began without one may be the same`() throws {
    let old = try districts(2)
    let new = try country.district("New", "E06001000", type: "UA")
    try country.event("merged", "2015-04-01", from: old, to: [new])
    try country.patch("areas", new, ["end_date": "2019-03-31"])
    let later = try country.district("Later", "E06001001", from: "2019-04-01", type: "UA")
    #expect(try kind(new, later) == nil)
    #expect(try kind(old[0], later) == nil)
  }
}
