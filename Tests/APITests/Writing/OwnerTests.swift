import JSON
import Records
import Testing

/// Records that belong to somebody, and keys that are bound to them.
@Suite struct OwnerTests {
  private let register: TestRegister
  private let ours: String
  private let theirs: String
  private let key: (String, String)

  init() throws {
    register = try TestRegister()
    ours = try register.addOrganisation(
      "Ours", ["identifiers": [["scheme": "own", "identifier": "ours"]]]
    ).id
    theirs = try register.addOrganisation("Theirs").id
    key = try register.addKey(["partnerships:write", "awards:write"], owner: ours).header
  }

  private func partnership(_ owners: [String]) throws -> String {
    try register.addWorking("Alliance", ["owner_ids": .array(owners.map(JSON.string))]).path
  }

  @Test func `a bound key owns what it makes`() throws {
    let made = try register.ask(as: key, "POST", "/v1/partnerships", Bodies.partnership("Alliance"))
    #expect(made.status == 201 && made.json["owner_ids"] == [.string(ours)])
    let joint = try register.ask(
      as: key, "POST", "/v1/partnerships",
      Bodies.partnership("Joint", ["owner_ids": [.string(theirs), "own:ours"]]))
    #expect(joint.json["owner_ids"] == [.string(theirs), .string(ours)])
    let foreign = try register.ask(
      as: key, "POST", "/v1/partnerships",
      Bodies.partnership("Foreign", ["owner_ids": [.string(theirs)]]))
    try register.expectProblem(foreign, 403, "not_owner")
    let list = try register.get("/v1/partnerships?owner=own:ours")
    #expect(list.texts("name") == ["Alliance", "Joint"])
  }

  @Test func `a bound key changes its own records, joint ones too, and no others`() throws {
    let (own, joint) = (try partnership([ours]), try partnership([theirs, ours]))
    for path in [own, joint] {
      #expect(try register.ask(as: key, "PATCH", path, ["name": "New"]).status == 200)
      #expect(try register.ask(as: key, "POST", "\(path)/activate").status == 200)
      let put = try register.ask(
        as: key, "PUT", path, Bodies.partnership("Whole", register.partners()))
      // A replacement that does not name the owners leaves them.
      #expect(put.status == 200 && put.json["owner_ids"] != [])
      #expect(try register.ask(as: key, "DELETE", path).status == 204)
      #expect(try register.ask(as: key, "POST", "\(path)/restore").status == 200)
    }
    for owners in [[theirs], []] {
      let path = try partnership(owners)
      for (method, path, body) in [
        ("PATCH", path, ["name": "New"]), ("PUT", path, Bodies.partnership("Whole")),
        ("POST", "\(path)/activate", nil), ("DELETE", path, nil),
      ] as [(String, String, JSON?)] {
        let answer = try register.ask(as: key, method, path, body)
        try register.expectProblem(answer, 403, "not_owner")
      }
      // Said before the condition, which would tell the version.
      try register.expectProblem(
        try register.ask(as: key, "PATCH", path, ["name": "New"], []), 403, "not_owner")
      try register.delete(path)
      try register.expectProblem(
        try register.ask(as: key, "POST", "\(path)/restore"), 403, "not_owner")
    }
  }

  @Test func `a bound key stays among the owners, and only an unbound one hands a record over`()
    throws
  {
    let path = try partnership([ours])
    let joined = try register.ask(
      as: key, "PATCH", path, ["owner_ids": [.string(ours), .string(theirs)]])
    #expect(joined.status == 200)
    for owners in [[.string(theirs)], []] as [JSON] {
      let answer = try register.ask(as: key, "PATCH", path, ["owner_ids": owners])
      try register.expectProblem(answer, 403, "not_owner")
    }
    #expect(try register.patch(path, ["owner_ids": [.string(theirs)]]).status == 200)
    try register.expectProblem(
      try register.ask(as: key, "PATCH", path, ["name": "Late"]), 403, "not_owner")
  }

  @Test func `a row of an import that belongs to others is a fault of that row`() throws {
    let theirPath = try partnership([theirs])
    let theirID = theirPath.split(separator: "/").last.map(String.init) ?? ""
    let rows =
      "{\"name\": \"New\", \"kind\": \"public_third\"}\n"
      + "{\"id\": \"\(theirID)\", \"name\": \"Taken\", \"kind\": \"public_third\"}\n"
    let answer = try register.ask(
      "POST", "/v1/imports?kind=partnerships&on_error=skip",
      [key, ("Content-Type", "application/x-ndjson")], body: Array(rows.utf8))
    #expect(answer.json["created"] == 1 && answer.json["failed"] == 1)
    #expect(answer.json["errors"]?[0]?["code"] == "not_owner")
    #expect(answer.json["errors"]?[0]?["row"] == 2)
    #expect(try register.get(theirPath).json["name"] == "Alliance")
    #expect(try register.get("/v1/partnerships?owner=\(ours)").texts("name") == ["New"])
  }

  @Test func `an event changes none of the areas if one of them belongs to others`() throws {
    func district(_ name: String, gss code: String, _ owner: String) throws -> Answer {
      try register.post(
        "/v1/areas",
        [
          "name": .string(name), "kind": "atomic", "type": "UA",
          "codes": [["scheme": "gss", "code": .string(code)]], "owner_ids": [.string(owner)],
        ])
    }
    let poole = try district("Poole", gss: "E06000029", ours)
    let york = try district("York", gss: "E06000014", theirs)
    let recorder = try register.addKey(["area-events:write"], owner: ours).header
    func rename(_ id: String) throws -> Answer {
      try register.ask(
        as: recorder, "POST", "/v1/area-events",
        [
          "kind": "renamed", "effective_date": "2019-04-01", "from_ids": [.string(id)],
          "name": "New name",
        ])
    }
    try register.expectProblem(try rename(york.id), 403, "not_owner")
    #expect(try register.get(york.path).json["version"] == 1)
    #expect(try register.get("/v1/area-events").json["total"] == 0)
    #expect(try rename(poole.id).status == 201)
    #expect(try register.get(poole.path).json["name"] == "New name")
  }

  @Test func `a key whose organisation is gone makes nothing more`() throws {
    let gone = try register.addOrganisation("Gone").id
    let key = try register.addKey(["partnerships:write"], owner: gone).header
    try register.delete("/v1/organisations/\(gone)")
    let answer = try register.ask(
      as: key, "POST", "/v1/partnerships", Bodies.partnership("Alliance"))
    try register.expectProblem(answer, 403, "owner_gone")
  }

  @Test func `an owner is there for good while it owns something`() throws {
    _ = try partnership([theirs])
    let answer = try register.delete("/v1/organisations/\(theirs)")
    try register.expectProblem(answer, 409, "referred_to")
  }

  @Test func `of two owners' changes at once, one is stale and none is lost`() throws {
    let path = try partnership([ours, theirs])
    let other = try register.addKey(["partnerships:write"], owner: theirs).header
    let first = try register.ask(as: key, "PATCH", path, ["name": "A"], [("If-Match", "\"1\"")])
    let second = try register.ask(as: other, "PATCH", path, ["name": "B"], [("If-Match", "\"1\"")])
    #expect([first.status, second.status] == [200, 412])
  }

  @Test func `a bound key reads its own drafts alone`() throws {
    func draft(_ owner: String) throws -> String {
      try register.post(
        "/v1/announcements",
        [
          "title": "Not yet", "kind": "news", "internal_note": "secret",
          "owner_ids": [.string(owner)],
        ]
      ).path
    }
    let (own, foreign) = (try draft(ours), try draft(theirs))
    let reader = try register.addKey(["drafts:read"], owner: ours).header
    #expect(try register.get(own, [reader]).json["internal_note"] == "secret")
    try register.expectProblem(try register.get(foreign, [reader]), 404, "not_found")
    let list = try register.get("/v1/announcements?sort=title", [reader])
    #expect(list.texts("self") == [own] && list.json["total"] == 1)
    #expect(
      try register.get("/v1/announcements.ndjson?sort=title", [reader]).text.contains("secret"))
    let changes = try register.get("/v1/changes?kind=announcements", [reader])
    #expect(changes.items.count == 1 && changes.items[0]["document"]?["self"]?.string == own)
    #expect(try register.get("\(own)/history", [reader]).items.count == 1)
    try register.expectProblem(
      try register.get("\(foreign)/versions/1", [reader]), 404, "not_found")
    let trust = try register.addOrganisation(
      "Trust", ["internal_note": "secret", "owner_ids": [.string(theirs)]]
    ).path
    #expect(try register.get(trust, [reader]).json["internal_note"] == .null)
  }
}
