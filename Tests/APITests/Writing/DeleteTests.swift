import JSON
import Testing

/// `DELETE` and `restore`: the past stays.
@Suite struct DeleteTests {
  @Test(arguments: TestRegister.Way.allCases)
  func `a deleted record is 410 with its moment, and comes back as it was`(
    way: TestRegister.Way
  ) throws {
    let register = try TestRegister(way)
    let created = try register.addOrganisation("Trust", ["note": "Kept."])
    let deleted = try register.delete(created.path, [("If-Match", "\"1\"")])
    #expect(deleted.status == 204 && deleted.body.isEmpty)
    let moment = try register.get("\(created.path)/history").items.last?["at"]
    for answer in [
      try register.get(created.path), try register.patch(created.path, ["note": "x"]),
      try register.put(created.path, Bodies.organisation("x")), try register.delete(created.path),
    ] {
      try register.expectProblem(answer, 410, "gone")
      #expect(answer.json["deleted_at"] == moment)
    }
    #expect(try register.get("/v1/organisations").json["total"] == 0)
    #expect(try register.get("/v1/organisations?q=trust").items.isEmpty)
    let restored = try register.post("\(created.path)/restore")
    #expect(restored.status == 200 && restored["ETag"] == "\"3@all\"")
    #expect(restored.json["note"] == "Kept." && restored.json["version"] == 3)
    #expect(restored.json["created_at"] == created.json["created_at"])
    #expect(try register.get("/v1/organisations?q=trust").texts("id") == [created.id])
  }

  @Test func `what is not deleted cannot be restored, and what never was is 404`() throws {
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    try register.expectProblem(try register.post("\(path)/restore"), 409, "not_deleted")
    try register.delete(path)
    let stale = try register.post("\(path)/restore", Optional.none, [("If-Match", "\"1\"")])
    try register.expectProblem(stale, 412, "precondition_failed")
    #expect(
      try register.post("\(path)/restore", Optional.none, [("If-Match", "\"2\"")]).status == 200)
    try register.expectProblem(try register.post("\(path)/restore"), 409, "not_deleted")
    try register.expectProblem(
      try register.post("/v1/organisations/org_01KAN4JGY00000000000000777/restore"), 404,
      "not_found")
  }

  @Test func `what others refer to stays, and they are named`() throws {
    let register = try TestRegister()
    let council = try register.addOrganisation("Council")
    let alliance = try register.addPartnership(
      "Alliance", ["partners": [["organisation_id": .string(council.id), "role": "lead"]]])
    let refused = try register.delete(council.path)
    try register.expectProblem(
      refused, 409, "referred_to", [" referred_to"])
    #expect(refused.text.contains(alliance.path))
    #expect(try register.get(council.path).status == 200)
    try register.delete(alliance.path)
    #expect(try register.delete(council.path).status == 204)
    // Neither comes back without what it refers to.
    let orphan = try register.post("\(alliance.path)/restore")
    try register.expectProblem(
      orphan, 422, "invalid", ["/partners/0/organisation_id unknown_reference"])
    #expect(try register.post("\(council.path)/restore").status == 200)
    #expect(try register.post("\(alliance.path)/restore").status == 200)
  }

  @Test func `a code given to another meanwhile stands against coming back`() throws {
    let register = try TestRegister()
    let first = try register.addArea("First", gss: "E06000029")
    try register.delete(first.path)
    let second = try register.addArea("Second", gss: "E06000029")
    let refused = try register.post("\(first.path)/restore")
    try register.expectProblem(refused, 409, "code_taken", ["/codes code_taken"])
    #expect(refused.text.contains(second.id))
  }
}
