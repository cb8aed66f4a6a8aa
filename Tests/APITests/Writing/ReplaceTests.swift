import JSON
import Records
import Register
import Testing

/// `PUT` and `PATCH`: the whole record, or some of its members.
@Suite struct ReplaceTests {
  @Test(arguments: TestRegister.Way.allCases)
  func `a document put back as it was read changes nothing`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    try register.addArea("Poole", gss: "E06000029")
    let created = try register.addAward(
      "Grant", 500,
      [
        "award_date": "2013-07-03", "beneficiary_locations": [["area_id": "gss:E06000029"]],
        "instalments": [
          ["seq": 1, "due": "2013-08-01", "amount": 200, "status": "paid", "paid_on": "2013-08-02"]
        ],
      ])
    let read = try register.get(created.path)
    let answer = try register.put(created.path, read.json, [("If-Match", read["ETag"] ?? "")])
    #expect(answer.status == 200 && answer.body == read.body && answer["ETag"] == "\"1@all\"")
    #expect(try register.get("\(created.path)/history").items.count == 1)
  }

  @Test func `every record of the sample can be put back as it was read`() throws {
    let register = try TestRegister()
    try register.loadSample()
    let sequence = try register.get("/v1/changes?limit=200&after=100").items.count
    for kind in Catalogue.register.resources.map(\.name) {
      for item in try register.get("/v1/\(kind)?limit=200").items {
        let path = item["self"]?.string ?? ""
        let answer = try register.put(
          path, item, [("If-Match", "\"\(item["version"]?.integer ?? 0)\"")])
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try register.get(path).json == item)
      }
    }
    #expect(try register.get("/v1/changes?limit=200&after=100").items.count == sequence)
  }

  @Test func `a replacement drops what it does not name`() throws {
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust", ["note": "A", "legal_form": "cic"]).path
    let answer = try register.put(path, Bodies.organisation("Trust 2", ["note": "B"]))
    #expect(answer.status == 200 && answer.json["version"] == 2)
    #expect(answer.json["legal_form"] == .null && answer.json["note"] == "B")
  }

  @Test func `a replacement that does not name the state leaves it and is judged in it`() throws {
    let register = try TestRegister()
    let path = try register.addWorking("Alliance").path
    try register.post("\(path)/activate")
    try register.post("\(path)/end", ["end_reason": "completed"])
    let kept = try register.put(
      path,
      Bodies.partnership(
        "Alliance 2",
        JSONObject(register.partners().members + [(name: "end_reason", value: "withdrawn")])))
    #expect(kept.status == 200 && kept.json["state"] == "ended", "\(kept.text)")
    let bare = try register.put(path, Bodies.partnership("Alliance 3", register.partners()))
    try register.expectProblem(bare, 422, "invalid", ["/end_reason end_reason_missing"])
  }

  @Test func `what the register sets may be repeated but not changed`() throws {
    let register = try TestRegister()
    let created = try register.addOrganisation("Trust")
    var body = created.json.object ?? [:]
    body["version"] = 7
    body["created_at"] = "2001-01-01T00:00:00.000Z"
    let answer = try register.put(created.path, .object(body))
    try register.expectProblem(
      answer, 422, "invalid", ["/version read_only", "/created_at read_only"])
  }

  @Test func `with If-None-Match a record is created under the id chosen, once`() throws {
    let register = try TestRegister()
    let path = "/v1/organisations/org_01KAN4JGY00000000000000777"
    let create = [("If-None-Match", "*")]
    let created = try register.put(path, Bodies.organisation("Trust"), create)
    #expect(created.status == 201 && created["Location"] == path && created["ETag"] == "\"1@all\"")
    let again = try register.put(path, Bodies.organisation("Trust"), create)
    try register.expectProblem(again, 412, "precondition_failed")
    #expect(again["ETag"] == "\"1@all\"")
    try register.delete(path)
    try register.expectProblem(
      try register.put(path, Bodies.organisation("Trust"), create), 410, "gone")
    for place in ["gss:x", "ptn_01KAN4JGY00000000000000777", "org_1"] {
      let answer = try register.put("/v1/organisations/\(place)", Bodies.organisation("X"), create)
      try register.expectProblem(answer, 404, "not_found")
    }
  }

  @Test func `a replacement of what is not there is 404`() throws {
    let register = try TestRegister()
    let path = "/v1/organisations/org_01KAN4JGY00000000000000777"
    for condition in [[], [("If-Match", "*")], [("If-Match", "\"1\"")]] {
      let answer = try register.put(path, Bodies.organisation("Trust"), condition)
      try register.expectProblem(answer, 404, "not_found")
    }
  }

  @Test(arguments: ["application/merge-patch+json", "application/json"])
  func `a merge patch sets, removes and leaves`(type: String) throws {
    let register = try TestRegister()
    let path = try register.post(
      "/v1/areas",
      [
        "name": "Poole", "kind": "atomic", "type": "UA", "note": "A", "purpose": "B",
        "population": ["value": 5, "year": 2013], "sources": [["title": "T"]],
      ]
    ).path
    let patch: JSON = [
      "note": .null, "licence": "OGL", "population": ["value": 6], "sources": .null,
    ]
    let answer = try register.ask(
      "PATCH", path, [TestRegister.authorisation, ("If-Match", "*"), ("Content-Type", type)],
      body: patch.bytes)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.json["note"] == .null && answer.json["licence"] == "OGL")
    #expect(answer.json["population"] == ["value": 6, "year": 2013])
    #expect(answer.json["sources"] == [] && answer.json["purpose"] == "B")
  }

  @Test(arguments: [
    ("{\"name\":null}", "/name required"), ("{\"id\":null}", "/id read_only"),
    ("{\"version\":2}", "/version read_only"), ("{\"nope\":null}", "/nope unknown_member"),
    ("[]", " not_an_object"), ("{\"sector\":null,\"name\":5}", "/name type,/sector required"),
  ])
  func `a patch that cannot be is told with its places`(patch: String, faults: String) throws {
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    let answer = try register.ask(
      "PATCH", path, [TestRegister.authorisation, ("If-Match", "*")], body: Array(patch.utf8))
    try register.expectProblem(
      answer, 422, "invalid", faults.split(separator: ",").map(String.init))
  }

  @Test func `a patch that changes nothing makes no version`() throws {
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    for patch in [[:], ["name": "Trust"], ["note": .null]] as [JSON] {
      let answer = try register.patch(path, patch)
      #expect(answer.status == 200 && answer["ETag"] == "\"1@all\"")
    }
    #expect(try register.get("/v1/changes").items.count == 1)
  }

  @Test func `a code passes from one record to another once it is given up`() throws {
    let register = try TestRegister()
    let codes: JSON = [["scheme": "GB-LAE", "identifier": "LBH"]]
    let (old, new) = (
      try register.addOrganisation("Old", ["identifiers": codes]),
      try register.addOrganisation("New")
    )
    let taken = try register.patch(new.path, ["identifiers": codes])
    try register.expectProblem(taken, 409, "code_taken", ["/identifiers code_taken"])
    #expect(taken.json["detail"]?.string?.contains(old.id) == true)
    try register.patch(old.path, ["identifiers": []])
    #expect(try register.patch(new.path, ["identifiers": codes]).status == 200)
    #expect(try register.get("/v1/organisations/GB-LAE:LBH").id == new.id)
  }
}
