import JSON
import Records
import Areas
import Store
import Testing

/// Composite areas on every day of their life.
@Suite struct CompositeRuleTests {
  private let country: Country

  init() throws { country = try Country() }

  private func member(_ id: String, _ first: String? = nil, _ last: String? = nil) -> JSON {
    [
      "area_id": .string(id), "start_date": first.map(JSON.string) ?? .null,
      "end_date": last.map(JSON.string) ?? .null,
    ]
  }

  @Test func `a county and its own district are not members of one area, by parts or by parents`()
    throws
  {
    let district = try country.district("District", "E07000001")
    let county = try country.county("County", "E10000001", ["E07000001", "E07000002"])
    #expect(
      try country.refusal { try $0.composite("Both", [member(county), member(district)]) }
        == ["/members members_overlap"])
    let above = try country.add("areas", ["name": "Above", "kind": "atomic", "type": "OTHER"])
    let below = try country.add(
      "areas",
      [
        "name": "Below", "kind": "atomic", "type": "OTHER",
        "parents": [["area_id": .string(above), "kind": "region"]],
      ])
    #expect(
      try country.refusal { try $0.composite("Both", [member(above), member(below)]) }
        == ["/members members_overlap"])
  }

  @Test func `members may follow each other on the same ground, but not share a day`() throws {
    let (a, b) = (try country.district("A", "E07000001"), try country.district("B", "E07000002"))
    let county = try country.county("AC", "E10000001", ["E07000001", "E07000003"])
    #expect(
      try country.refusal {
        try $0.composite(
          "One after the other",
          [member(a, nil, "2019-12-31"), member(county, "2020-01-01"), member(b)])
      } == [])
    #expect(
      try country.refusal {
        try $0.composite(
          "A day together", [member(a, nil, "2020-01-01"), member(county, "2020-01-01"), member(b)])
      } == ["/members members_overlap"])
  }

  @Test func `two composite areas may share members`() throws {
    let ids = try (1...3).map { try country.district("D\($0)", "E0700000\($0)") }
    try country.composite("One", [member(ids[0]), member(ids[1])])
    #expect(
      try country.refusal { try $0.composite("Two", [member(ids[1]), member(ids[2])]) } == [])
  }

  @Test func `a circle is refused with its way`() throws {
    let ids = try (1...3).map { try country.district("D\($0)", "E0700000\($0)") }
    let inner = try country.composite("Inner", [member(ids[0]), member(ids[1])])
    let outer = try country.composite("Outer", [member(inner), member(ids[2])])
    let members = JSON.array([member(ids[0]), member(outer)])
    let refused = try country.refusal { try $0.patch("areas", inner, ["members": members]) }
    #expect(refused == ["/members composite_circle"])
  }

  @Test func `there are two members on every day: a gap is told with its day`() throws {
    let ids = try (1...3).map { try country.district("D\($0)", "E0700000\($0)") }
    #expect(
      try country.refusal {
        try $0.composite(
          "Gap",
          [
            member(ids[0]), member(ids[1], nil, "2019-12-31"), member(ids[2], "2020-02-01"),
          ])
      } == ["/members composite_with_one_member"])
    #expect(
      try country.refusal {
        try $0.composite(
          "Ends in time", [member(ids[0]), member(ids[1], nil, "2019-12-31")],
          ["end_date": "2019-12-31"])
      } == [])
  }

  @Test func `a member's own change is refused if it breaks a composite area, which is named`()
    throws
  {
    let (a, b) = (
      try country.district("A", "E07000001"), try country.county("B", "E10000001", ["E07000002"])
    )
    try country.composite("A and B", [member(a), member(b)])
    let refused = try country.refusal { country in
      try country.store.perform { ledger in
        let units: JSON = [
          ["layer": "lad", "vintage": "2013", "codes": ["E07000001", "E07000002"]]
        ]
        _ = try ledger.patch(
          Area.resource, id: b, .any, Signature(actor: "test", at: .now), by: ["base_units": units])
      }
    }
    #expect(refused == [" members_overlap"])
  }
}
