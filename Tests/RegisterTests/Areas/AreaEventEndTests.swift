import JSON
import Records
import Register
import Testing

/// What an event did to the dates of an area is not undone by a change of the area.
@Suite struct AreaEventEndTests {
  private let country: Country

  init() throws { country = try Country() }

  @Test func `the end and the beginning that an event set stay on their side of it`()
    throws
  {
    let old = try (0..<2).map { try country.district("Old \($0)", "E0700000\($0)") }
    let new = try country.district("New", "E06000009", type: "UA")
    try country.event("merged", "2023-04-01", from: old, to: [new])
    for end in [JSON.null, "2024-01-01", "2023-04-01"] {
      #expect(
        try country.refusal { try $0.patch("areas", old[0], ["end_date": end]) }
          == ["/end_date event_says_otherwise"])
    }
    for start in [JSON.null, "2020-01-01"] {
      #expect(
        try country.refusal { try $0.patch("areas", new, ["start_date": start]) }
          == ["/start_date event_says_otherwise"])
    }
    #expect(try country.refusal { try $0.patch("areas", old[0], ["note": "Kept."]) } == [])
    // The heir may end in its turn.
    #expect(try country.refusal { try $0.patch("areas", new, ["end_date": "2029-03-31"]) } == [])
  }

  @Test
  func `an heir of which the register knows earlier ground or events is named among those before`()
    throws
  {
    let old = try (0..<4).map { try country.district("Old \($0)", "E0700000\($0)") }
    let heir = try country.district("Heir", "E06000009", type: "UA")
    try country.event("merged", "2019-04-01", from: Array(old[..<2]), to: [heir])
    #expect(
      try country.refusal {
        try $0.event("merged", "2023-04-01", from: Array(old[2...]), to: [heir])
      }
        == ["/to_ids/0 heir_was_there"])
    #expect(
      try country.refusal {
        try $0.event("merged", "2023-04-01", from: old[2...] + [heir], to: [heir])
      } == [])
  }
}
