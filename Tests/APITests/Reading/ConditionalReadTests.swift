import API
import JSON
import Records
import Register
import Store
import Testing

/// `ETag` and `If-None-Match`: nothing is sent twice.
@Suite struct ConditionalReadTests {
  @Test(arguments: TestRegister.Way.allCases)
  func `a record that has not changed is 304 without a body, with what caches need`(
    way: TestRegister.Way
  ) throws {
    let register = try TestRegister(way)
    let path = try register.addOrganisation("Trust").path
    let tag = try register.get(path)["ETag"] ?? ""
    #expect(tag == "\"1\"")
    for condition in [tag, "W/\(tag)", "*", "\"9\", \(tag)", "W/\"9\" , W/\(tag)", "\"x\",\(tag)"] {
      let answer = try register.get(path, [("If-None-Match", condition)])
      #expect(answer.status == 304 && answer.body.isEmpty, "\(condition)")
      #expect(answer["ETag"] == tag && answer["Vary"] == "Accept, Authorization")
      #expect(answer["Cache-Control"] == "public, max-age=60, stale-while-revalidate=300")
      #expect(answer["Access-Control-Allow-Origin"] == "*" && answer["X-Request-Id"] != nil)
    }
    for condition in ["\"2\"", "1", "", "\"1", "nonsense"] {
      #expect(try register.get(path, [("If-None-Match", condition)]).status == 200, "\(condition)")
    }
    try register.patch(path, ["note": "Changed."])
    let changed = try register.get(path, [("If-None-Match", tag)])
    #expect(changed.status == 200 && changed["ETag"] == "\"2\"")
  }

  @Test func `a list's tag lives until records of its kind change`() throws {
    let register = try TestRegister()
    try register.addOrganisation("Trust")
    let target = "/v1/organisations?sort=name&limit=5"
    let tag = try register.get(target)["ETag"] ?? ""
    let same = try register.get(target, [("If-None-Match", tag)])
    #expect(same.status == 304 && same.body.isEmpty && same["ETag"] == tag)
    try register.addPartnership("Alliance")
    #expect(try register.get(target, [("If-None-Match", tag)]).status == 304)
    try register.addOrganisation("Another")
    #expect(try register.get(target, [("If-None-Match", tag)]).status == 200)
  }

  @Test func `each form and each query of a list has a tag of its own`() throws {
    let register = try TestRegister()
    var tags: [String] = []
    for accept in ["application/json", "text/csv", "application/x-ndjson"] {
      tags.append(try register.get("/v1/areas", [("Accept", accept)])["ETag"] ?? "")
    }
    tags.append(try register.get("/v1/areas?name=x")["ETag"] ?? "")
    tags.append(try register.get("/v1/areas?sort=name")["ETag"] ?? "")
    #expect(Set(tags).count == tags.count)
    // One address with another `Accept` must not take the file for the page.
    let crossed = try register.get(
      "/v1/areas", [("Accept", "text/csv"), ("If-None-Match", tags[0])])
    #expect(crossed.status == 200)
    let file = try register.get("/v1/areas.csv", [("If-None-Match", tags[1])])
    #expect(file.status == 304 && file.body.isEmpty)
  }

  @Test func `an old version never changes, and says so`() throws {
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    try register.patch(path, ["note": "Changed."])
    let answer = try register.get("\(path)/versions/1", [("If-None-Match", "\"1\"")])
    #expect(answer.status == 304 && answer.body.isEmpty && answer["ETag"] == "\"1\"")
  }

  @Test
  func `a record that members declared since complete has a tag of its own, which If-Match takes`()
    throws
  {
    let register = try TestRegister()
    let (path, id) = try {
      let made = try register.addOrganisation("Trust")
      return (made.path, made.id)
    }()
    // As a program wrote it that knew no note.
    var document = try #require(try register.get(path).json.object)
    document["note"] = nil
    document["version"] = 2
    let entry: JSONObject = [
      "seq": 2, "at": document["updated_at"] ?? .null, "actor": "earlier",
      "kind": "organisations", "id": .string(id), "op": "patch", "version": 2, "note": .null,
      "document": .object(document),
    ]
    #expect(try register.service.store.performAlone { try $0.replay(.object(entry)) })
    let answer = try register.get(path)
    let tag = "\"2-\(Organisation.resource.digest)\""
    #expect(answer["ETag"] == tag && answer.json["note"]?.isNull == true)
    #expect(try register.get(path, [("If-None-Match", tag)]).status == 304)
    #expect(try register.get(path, [("If-None-Match", "\"2\"")]).status == 200)
    let day = try register.get("\(path)?as_of=2026-11-22")
    #expect(day["ETag"] == "\"2-\(Organisation.resource.digest)-2026-11-22\"")
    let version = try register.get("\(path)/versions/2")
    #expect(version["ETag"] == "\"2\"" && version.json["note"] == nil)
    let same = try register.put(path, answer.json, [("If-Match", tag)])
    #expect(same.status == 200 && same["ETag"]?.hasPrefix("\"2-") == true, "nothing was changed")
    for condition in [tag, "\"3\""] {
      let changed = try register.patch(
        path, ["note": .string(condition)], [("If-Match", condition)])
      #expect(changed.status == 200 && changed["ETag"]?.contains("-") == false)
    }
  }

  @Test func `what is read with a key stays with the reader`() throws {
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    for target in [path, "/v1/organisations"] {
      let answer = try register.get(target, [TestRegister.authorisation])
      #expect(answer["Cache-Control"] == "private, no-store")
      #expect(answer["Vary"]?.contains("Authorization") == true)
    }
  }

  @Test func `who sees more than others has other tags, so that nobody keeps what others see`()
    throws
  {
    let register = try TestRegister()
    let ours = try register.addOrganisation("Ours").id
    let area = try register.post(
      "/v1/areas",
      [
        "name": "Poole", "kind": "atomic", "type": "UA", "internal_note": "zebra",
        "owner_ids": [.string(ours)], "codes": [["scheme": "gss", "code": "E06000029"]],
      ])
    let readers: [TestRegister.Fields] = [
      [], [TestRegister.authorisation], [try register.addKey(["drafts:read"], owner: ours).header],
      [
        try register.addKey(["drafts:read"], owner: try register.addOrganisation("Theirs").id)
          .header
      ],
    ]
    for path in [
      area.path, "\(area.path)?as_of=2026-11-22", "\(area.path)/versions/1",
      "\(area.path).geojson",
    ] {
      let answers = try readers.map { try register.get(path, $0) }
      #expect(answers.map { $0.text.contains("zebra") } == [false, true, true, false], "\(path)")
      let tags = answers.compactMap { $0["ETag"] }
      #expect(Set(tags).count == readers.count, "\(path)")
      for (reader, own) in zip(readers, tags) {
        for tag in tags {
          let answer = try register.get(path, reader + [("If-None-Match", tag)])
          #expect(answer.status == (tag == own ? 304 : 200), "\(path) \(tag)")
        }
      }
    }
  }
}
