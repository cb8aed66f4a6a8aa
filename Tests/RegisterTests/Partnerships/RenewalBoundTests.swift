import JSON
import Records
import Store
import Testing

@testable import Register

/// How many partnerships one change writes anew.
@Suite struct RenewalBoundTests {
  private let country: Country
  private let body: String

  init() throws {
    country = try Country(
      services: Services([
        (Organisation.resource, OrganisationService(mostPartnerships: 3)),
        (Partnership.resource, PartnershipService(most: 3)),
        (Agreement.resource, AgreementService(most: 3)),
      ]))
    body = try country.add("organisations", ["name": "Council", "sector": "public"])
  }

  private func partnership(_ more: JSONObject = [:]) throws -> String {
    try country.add(
      "partnerships", JSONObject([("name", "P"), ("kind", "public_public")] + more.members))
  }

  private var named: JSONObject {
    ["partners": [["organisation_id": .string(body), "role": "lead"]]]
  }

  private func version(_ kind: Resource, _ id: String) throws -> JSON? {
    guard case .found(_, let document) = try country.store.makeReader().item(kind, id) else {
      return nil
    }
    return try JSON(parsing: document)["version"]
  }

  /// The codes and places of what is refused.
  private func faults(_ work: () throws -> Void) -> [String] {
    do {
      try work()
      return []
    } catch RecordError.invalid(let faults) {
      return faults.map { fault in
        if case .pointer(let place) = fault.place { return "\(place) \(fault.code)" }
        return fault.code
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `a body changes its sector while few partnerships name it, and its name always`()
    throws
  {
    for _ in 0..<3 { _ = try partnership(named) }
    #expect(faults { try country.patch("organisations", body, ["sector": "third"]) } == [])
    _ = try partnership(named)
    let end: JSONObject = ["dissolution_date": "2027-03-31"]
    for (change, place) in [(["sector": "business"], "/sector"), (end, "/dissolution_date")] {
      #expect(
        faults { try country.patch("organisations", body, change) } == [
          "\(place) too_many_partnerships"
        ])
    }
    #expect(try version(Organisation.resource, body) == 2)
    #expect(faults { try country.patch("organisations", body, ["name": "New"]) } == [])
  }

  @Test func `a partnership changes its dates while few are under it`() throws {
    let parent = try partnership(["start_date": "2010"])
    for _ in 0..<3 { _ = try partnership(["parent_id": .string(parent)]) }
    #expect(faults { try country.patch("partnerships", parent, ["start_date": "2009"]) } == [])
    let last = try partnership(["parent_id": .string(parent)])
    #expect(
      faults { try country.patch("partnerships", parent, ["start_date": "2008"]) } == [
        "/start_date too_many_partnerships"
      ])
    try country.patch("partnerships", last, ["parent_id": .null])
    #expect(faults { try country.patch("partnerships", parent, ["start_date": "2008"]) } == [])
  }

  @Test func `a partnership has so many agreements and no more`() throws {
    let id = try partnership()
    func agree(_ title: String, _ partnership: String) throws {
      try country.add(
        "agreements",
        ["title": .string(title), "kind": "mou", "partnership_id": .string(partnership)])
    }
    for number in 1...3 { #expect(faults { try agree("\(number)", id) } == []) }
    #expect(faults { try agree("4", id) } == ["/partnership_id too_many_agreements"])
    let other = try partnership()
    #expect(faults { try agree("4", other) } == [])
  }

  @Test func `the register allows five hundred`() {
    #expect(PartnershipRules.most == 500)
    #expect(PartnershipService().most == 500 && AgreementService().most == 500)
  }

  @Test func `an answer is worked out of all records, and of none beyond its bound`() throws {
    let id = try partnership()
    for number in 0..<201 {
      try country.add(
        "risks", ["title": "R\(number)", "partnership_id": .string(id), "kind": "risk"])
    }
    let reader = try country.store.makeReader()
    for (most, isEnough) in [(10_000, true), (201, true), (200, false)] {
      let reading = PartnershipReading(reader: reader, day: nil, most: most)
      var count = 0
      do {
        try reading.each(Risk.resource, "partnership", id) { _ in count += 1 }
        #expect(isEnough && count == 201)
      } catch RecordError.conflict(let code, _, _) {
        #expect(!isEnough && code == "too_many_records")
      }
      #expect(try reading.count(Risk.resource, "partnership", id) == 201)
    }
    #expect(PartnershipReading(reader: reader, day: nil).most == 10_000)
  }
}
