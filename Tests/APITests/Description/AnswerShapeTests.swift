import Backups
import API
import Views
import JSON
import Keys
import Records
import Store
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
      try expect("OrganisationNetwork", "/v1/organisations/\(id)/network?depth=2")
    }
  }

  @Test func `answers about postcodes have their shape`() throws {
    for text in ["SE1%207AA", "SE17AF?as_of=1990-01-01", "se1", "SE11"] {
      try expect("PostcodeAreas", "/v1/postcodes/\(text)")
    }
    let answer = try register.post(
      "/v1/postcodes/lookup", ["postcodes": ["se17aa", "SW1A 9ZZ", "not one", "SE1"]])
    #expect(answer.items.count == 4)
    #expect(Self.fit.differences(answer.json, "PostcodeLookup") == [])
  }

  @Test func `what the log says has its shape`() throws {
    let id = try register.addPartnership("Alliance").id
    try register.patch("/v1/partnerships/\(id)", ["note": "Checked."])
    try register.delete("/v1/partnerships/\(id)")
    try expect("VersionList", "/v1/partnerships/\(id)/history")
    try expect("VersionList", "/v1/partnerships/\(id)/history?limit=1")
    try expect("EntryList", "/v1/changes?after=0&limit=200")
    let last = try register.get("/v1/changes?after=0&limit=200").items.count
    try expect("EntryList", "/v1/changes?after=\(last)")
    try expect("TreeHead", "/v1/proofs/head")
    try expect("InclusionProof", "/v1/proofs/inclusion?seq=1")
    try expect("ConsistencyProof", "/v1/proofs/consistency?from=1")
    try expect("LeafList", "/v1/proofs/leaves")
    try expect("Health", "/readyz")
    try expect("ProblemType", "/problems/conflict")
  }

  @Test func `keys have their shape, also revoked ones and those with an end`() throws {
    let made = try register.post(
      "/v1/keys", ["name": "Press", "scopes": ["announcements:write"], "note": "A note."])
    #expect(made.status == 201 && Self.fit.differences(made.json, "NewKey") == [])
    let rotated = try register.post("/v1/keys/\(made.id)/rotate", ["grace": "2d"])
    #expect(rotated.status == 201 && Self.fit.differences(rotated.json, "NewKey") == [])
    try register.delete("/v1/keys/\(rotated.id)")
    for id in [made.id, rotated.id] { try expect("KeyWithHistory", "/v1/keys/\(id)") }
    try expect("KeyList", "/v1/keys")
  }

  @Test func `backups have their shape`() throws {
    let folder = try TemporaryFolder()
    let register = try TestRegister { options in
      options.backups = (try? BackupFolder(folder.path("copies"))).map {
        BackupSchedule(folder: $0, every: nil, keep: 2)
      }
    }
    let made = try register.post("/v1/backups")
    #expect(made.status == 201 && Self.fit.differences(made.json, "Backup") == [])
    let list = try register.get("/v1/backups", [TestRegister.authorisation])
    #expect(list.items.count == 1 && Self.fit.differences(list.json, "BackupList") == [])
  }

  @Test func `the report of an import has its shape, with faults and without`() throws {
    for rows in ["name,sector\r\nNew,third\r\n", "name,sector\r\n,wrong\r\nNew,third\r\n"] {
      let answer = try register.curl(
        "/v1/imports?kind=organisations&on_error=skip", rows, type: "text/csv")
      #expect(answer.status == 200 && answer.json["kinds"]?.object?.isEmpty == false)
      #expect(Self.fit.differences(answer.json, "ImportReport") == [])
    }
  }

  @Test func `problems have their shape, whatever they tell`() throws {
    let id = try register.addPartnership("Alliance").id
    try register.delete("/v1/partnerships/\(id)")
    let organisation = "/v1/organisations/sample:cpsp"
    let answers = [
      try register.get("/v1/nothing"), try register.get("/v1/areas?limit=x&sort=none"),
      try register.get("/v1/partnerships/\(id)"),
      try register.get("\(organisation)?as_of=1900-01-01"),
      try register.get("/v1/areas/gss:E06000029?as_of=2024-01-01"),
      try register.post("/v1/partnerships", ["name": 1, "unknown": true]),
      try register.patch(organisation, ["note": "x"], [("If-Match", "none")]),
      try register.patch(organisation, ["note": "x"], []),
    ]
    #expect(answers.map(\.status) == [404, 400, 410, 404, 404, 422, 400, 428])
    for answer in answers {
      #expect(Self.fit.differences(answer.json, "Problem") == [], "\(answer.text)")
    }
  }
}
