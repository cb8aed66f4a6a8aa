import JSON
import Testing

/// `dry_run=true`: every check, no trace.
@Suite struct DryRunTests {
  @Test func `every write can be tried, answers as it would, and keeps nothing`() throws {
    let register = try TestRegister()
    let trust = try register.addOrganisation("Trust")
    let gone = try register.addOrganisation("Gone")
    try register.delete(gone.path)
    let alliance = try register.addWorking("Alliance")
    let before = try register.get("/v1/changes?limit=200").body
    let created = try register.post("/v1/organisations?dry_run=true", Bodies.organisation("Tried"))
    #expect(created.status == 201 && created.json["name"] == "Tried" && created["Location"] == nil)
    let replaced = try register.put("\(trust.path)?dry_run=true", Bodies.organisation("Tried"))
    #expect(replaced.status == 200 && replaced.json["version"] == 2)
    #expect(try register.patch("\(trust.path)?dry_run=true", ["note": "x"]).json["note"] == "x")
    #expect(try register.delete("\(trust.path)?dry_run=true").status == 204)
    #expect(try register.post("\(gone.path)/restore?dry_run=true").status == 200)
    let moved = try register.post("\(alliance.path)/activate?dry_run=true")
    #expect(moved.json["state"] == "active")
    let imported = try register.curl(
      "/v1/imports?kind=organisations&dry_run=true", "name,sector\r\nTried,third\r\n",
      type: "text/csv")
    #expect(imported.json["created"] == 1 && imported.json["kept"] == false)
    for answer in [created, replaced, moved] { #expect(answer["Dry-Run"] == "true") }

    #expect(try register.get("/v1/changes?limit=200").body == before)
    #expect(
      try register.get("/v1/organisations").texts("name") == [
        "Trust", "Partner lead", "Partner other",
      ])
    #expect(try register.get("/v1/organisations?q=tried").items.isEmpty)
    #expect(try register.get(trust.path).body == trust.body)
  }

  @Test func `a trial fails as the write would`() throws {
    let register = try TestRegister()
    let area = try register.addArea("Poole", gss: "E06000029")
    let council = try register.addOrganisation("Council", ["area_id": "gss:E06000029"])
    try register.expectProblem(
      try register.post(
        "/v1/organisations?dry_run=true", Bodies.organisation("X", ["area_id": "gss:E99999999"])),
      422, "invalid", ["/area_id unknown_reference"])
    try register.expectProblem(
      try register.delete("\(area.path)?dry_run=true"), 409, "referred_to")
    try register.expectProblem(
      try register.patch("\(council.path)?dry_run=true", ["note": "x"], [("If-Match", "\"9\"")]),
      412)
    try register.expectProblem(
      try register.patch("\(council.path)?dry_run=true", ["note": "x"], []), 428)
  }

  @Test func `dry_run=false writes, and other words are refused`() throws {
    let register = try TestRegister()
    #expect(
      try register.post("/v1/organisations?dry_run=false", Bodies.organisation("A")).status == 201)
    #expect(try register.get("/v1/organisations").json["total"] == 1)
    for word in ["yes", "1", "", "TRUE"] {
      let answer = try register.post("/v1/organisations?dry_run=\(word)", Bodies.organisation("B"))
      try register.expectProblem(answer, 400, "bad_request", ["dry_run flag"])
    }
  }

  @Test func `a trial uses up no idempotency key`() throws {
    let register = try TestRegister()
    let key = [("Idempotency-Key", "k")]
    try register.post("/v1/organisations?dry_run=true", Bodies.organisation("A"), key)
    let real = try register.post("/v1/organisations", Bodies.organisation("B"), key)
    #expect(real.status == 201 && real["Idempotent-Replayed"] == nil)
  }
}
