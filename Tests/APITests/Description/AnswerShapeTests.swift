import API
import JSON
import Records
import TestSupport
import Testing

/// Answers have the shape that the description declares for them.
@Suite struct AnswerShapeTests {
  private static let document = (try? JSON(parsing: Description.json())) ?? .null
  private static let fit = SchemaFit(document)

  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    try register.loadSample()
  }

  /// Expects the answer to a reader with every right to have the shape called `name`, or to be a problem.
  private func expect(_ name: String, _ target: String) throws {
    let answer = try register.get(target, [TestRegister.authorisation])
    let name = answer.status < 400 ? name : "Problem"
    #expect(Self.fit.differences(answer.json, name) == [], "\(target)")
  }

  private func ids(_ kind: String) throws -> [String] {
    try register.get("/v1/\(kind)?limit=200").items.compactMap { $0["id"]?.string }
  }

  @Test func `every example has the declared members in the declared order`() {
    var count = 0
    for (path, item) in Self.document["paths"]?.object?.members ?? [] {
      for (method, operation) in item.object?.members ?? [] {
        for (status, response) in operation["responses"]?.object?.members ?? [] {
          let media = response["content"]?["application/json"]
          guard let schema = media?["schema"], let example = media?["example"] else { continue }
          count += 1
          let found = Self.fit.differences(example, schema, at: "")
          #expect(found == [], "\(method) \(path) \(status)")
        }
      }
    }
    #expect(count > 50)
  }

  @Test func `what is worked out of areas has its shape for every area of the sample`() throws {
    let areas = try ids("areas")
    #expect(areas.count > 50)
    for (index, area) in areas.enumerated() {
      let path = "/v1/areas/\(area)"
      try expect("AreaLineage", "\(path)/lineage")
      try expect("AreaMembers", "\(path)/members?expand=leaves&on=2013-07-03")
      try expect("AreaTrace", "\(path)/trace?to=2024-01-01")
      try expect(
        "AreaRelation", "\(path)/relation/\(areas[(index + 1) % areas.count])?on=2013-07-03")
    }
    for area in areas.prefix(10) {
      try expect("CoterminousAreas", "/v1/areas/\(area)/coterminous?on=2013-07-03")
    }
    try expect("CoterminousPairs", "/v1/areas/coterminous?type=COMPOSITE&with=CTY,UA,PFA")
    let ended = try register.get("/v1/areas/gss:E10000009?resolve=current")
    #expect(ended.status == 300)
    #expect(Self.fit.differences(ended.json, "CurrentAreas") == [])
    let list = try register.get("/v1/partnerships?area=gss:E06000029&area_match=any")
    #expect(Self.fit.differences(list.json, "PartnershipList") == [])
  }

  @Test func `overviews and lineages of all bodies of the sample have their shape`() throws {
    let organisations = try ids("organisations")
    #expect(organisations.count > 50)
    for id in organisations {
      try expect("OrganisationOverview", "/v1/organisations/\(id)/overview")
      try expect("OrganisationLineage", "/v1/organisations/\(id)/lineage")
    }
  }
}
