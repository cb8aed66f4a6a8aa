import JSON
import Records
import Register
import Testing

/// Events change areas on days of their life alone.
@Suite struct AreaLifeTests {
  private let country: Country

  init() throws { country = try Country() }

  /// An area that was there from 2000 to 2010.
  private func past(_ name: String, _ code: String, type: String = "NMD") throws -> String {
    try country.add(
      "areas",
      [
        "name": .string(name), "kind": "atomic", "type": .string(type),
        "start_date": "2000-01-01", "end_date": "2010-12-31",
        "codes": [["scheme": "gss", "code": .string(code), "end_date": "2010-12-31"]],
        "base_units": [
          ["layer": "ward", "vintage": "2009", "codes": [.string("E0500000\(name)")]]
        ],
      ])
  }

  @Test(arguments: [
    ("1999-12-31", ["/from_ids/0 event_before_foundation"]), ("2000-01-01", []),
    ("2010-12-31", []), ("2011-01-01", ["/from_ids/0 event_after_dissolution"]),
  ])
  func `an area that is not there is neither renamed nor recoded`(day: String, faults: [String])
    throws
  {
    let id = try past("1", "E07000001")
    let before = try country.area(id)
    let renamed = try country.refusal {
      try $0.event("renamed", day, from: [id], ["name": "New"])
    }
    #expect(renamed == faults)
    guard !faults.isEmpty else { return }
    let recoded = try country.refusal {
      try $0.event(
        "recoded", day, from: [id], ["code": ["scheme": "snac", "code": "00AA"]])
    }
    #expect(recoded == faults)
    #expect(try country.area(id) == before)
  }

  @Test func `areas that have ended get no new boundaries`() throws {
    let (one, other) = (try past("1", "E07000001"), try past("2", "E07000002"))
    let refused = try country.refusal {
      try $0.event(
        "boundary_change", "2019-04-01", from: [one, other], to: [one, other],
        [
          "transfers": [
            [
              "layer": "ward", "base_unit": "E05000001", "from_id": .string(one),
              "to_id": .string(other),
            ]
          ]
        ])
    }
    #expect(
      refused.prefix(2) == [
        "/from_ids/0 event_after_dissolution", "/from_ids/1 event_after_dissolution",
      ])
  }

  @Test func `nobody joins a composite area that is no more, or joins one when he is no more`()
    throws
  {
    let ids = try (1...3).map { try country.district("D\($0)", "E0700000\($0)") }
    let composite = try country.composite(
      "Two", ids.prefix(2).map { ["area_id": .string($0)] }, ["end_date": "2015-03-31"])
    let open = try country.composite("Open", ids.prefix(2).map { ["area_id": .string($0)] })
    let gone = try past("9", "E07000009")
    func join(_ composite: String, _ area: String) throws -> [String] {
      try country.refusal {
        try $0.event(
          "created", "2019-04-01", to: [ids[2]],
          ["memberships": [["composite_id": .string(composite), "area_id": .string(area)]]])
      }
    }
    #expect(
      try join(composite, ids[2]) == ["/memberships/0/composite_id event_after_dissolution"])
    #expect(try join(open, gone) == ["/memberships/0/area_id event_after_dissolution"])
    #expect(try join(open, ids[2]) == [])
  }

  @Test func `an area does not end before what it is to have`() throws {
    let id = try country.add(
      "areas",
      [
        "name": "Ford", "kind": "atomic", "type": "UA",
        "codes": [
          ["scheme": "gss", "code": "E06000901", "end_date": "2018-03-31"],
          ["scheme": "gss", "code": "E06000903", "start_date": "2018-04-01"],
        ],
        "other_names": [["name": "Greater Ford", "kind": "future", "start_date": "2030"]],
      ])
    let refused = try country.refusal { try $0.event("abolished", "2018-01-01", from: [id]) }
    #expect(refused == ["/from_ids/0 begins_after_end", "/from_ids/0 begins_after_end"])
    let complaints = try country.complaints { try $0.event("abolished", "2018-01-01", from: [id]) }
    #expect(complaints.first?.contains(" at /codes/1/start_date: ") == true)
    #expect(complaints.last?.contains(" at /other_names/0/start_date: ") == true)
    #expect(try country.area(id)["version"] == 1)
    #expect(
      try country.refusal { try $0.event("abolished", "2030-01-02", from: [id]) } == [])
  }
}
