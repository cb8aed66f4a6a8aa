import JSON
import Testing

/// Codes in place of ids: in paths, filters and bodies.
@Suite struct CodeTests {
  private func register(_ way: TestRegister.Way = .inProcess) throws -> (TestRegister, area: Answer)
  {
    let register = try TestRegister(way)
    return (register, try register.addArea("Lewisham", gss: "E06000029"))
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `a code in a path gives the record and says its canonical path`(
    way: TestRegister.Way
  ) throws {
    let (register, area) = try register(way)
    for place in ["gss:E06000029", "gss%3AE06000029", "gss:E06000029.json"] {
      let answer = try register.get("/v1/areas/\(place)")
      #expect(answer.status == 200 && answer.path == area.path)
      #expect(answer["Content-Location"] == area.path)
    }
    #expect(try register.get(area.path)["Content-Location"] == nil)
  }

  @Test func `a code works wherever an id does, and the canonical path is said`() throws {
    let (register, area) = try register()
    let place = "/v1/areas/gss:E06000029"
    let patched = try register.patch(place, ["note": "Patched."], [("If-Match", "\"1\"")])
    #expect(patched.status == 200 && patched["Content-Location"] == area.path)
    #expect(try register.get("\(place)/history")["Content-Location"] == "\(area.path)/history")
    let version = try register.get("\(place)/versions/1")
    #expect(
      version["Content-Location"] == "\(area.path)/versions/1" && version.json["note"] == .null)
    #expect(try register.get("\(place)/versions/2").json["note"] == "Patched.")
    #expect(try register.delete(place).status == 204)
    // The code went with the record.
    try register.expectProblem(try register.get(place), 404, "unknown_code")
    #expect(try register.get(area.path).status == 410)
  }

  @Test func `identifiers are taken in the form of org-id guide too`() throws {
    let register = try TestRegister()
    let council = try register.addOrganisation(
      "Council", ["identifiers": [["scheme": "GB-LAE", "identifier": "LBH"]]])
    for place in ["GB-LAE:LBH", "GB-LAE-LBH"] {
      #expect(try register.get("/v1/organisations/\(place)").id == council.id)
      #expect(try register.get("/v1/organisations?identifier=\(place)").texts("id") == [council.id])
    }
  }

  @Test func `codes in a body become ids, and unknown ones are told with their pointers`() throws {
    let (register, area) = try register()
    let council = try register.addOrganisation(
      "Council",
      ["area_id": "gss:E06000029", "identifiers": [["scheme": "GB-LAE", "identifier": "LBH"]]])
    #expect(council.json["area_id"]?.string == area.id)
    let partnership = try register.addPartnership(
      "Alliance",
      [
        "area_ids": ["gss:E06000029"],
        "partners": [["organisation_id": "GB-LAE-LBH", "role": "lead"]],
      ])
    #expect(partnership.json["area_ids"] == [.string(area.id)])
    #expect(partnership.json["partners"]?[0]?["organisation_id"]?.string == council.id)
    #expect(try register.get("/v1/partnerships?partner=GB-LAE:LBH").texts("id") == [partnership.id])
    #expect(try register.get("/v1/partnerships?area=gss:E06000029").texts("id") == [partnership.id])
    #expect(try register.get("/v1/partnerships?area__not=gss:E06000029").items.isEmpty)
    let refused = try register.addPartnership(
      "Nobody",
      [
        "area_ids": ["gss:E99999999"], "body_id": .string(area.id),
        "partners": [["organisation_id": "GB-LAE:NOBODY", "role": "lead"]],
      ])
    try register.expectProblem(
      refused, 422, "invalid", ["/body_id id_of_another_kind"])
    let unknown = try register.addPartnership(
      "Nobody",
      [
        "area_ids": ["gss:E99999999"],
        "partners": [["organisation_id": "GB-LAE:NOBODY", "role": "lead"]],
      ])
    try register.expectProblem(
      unknown, 422, "invalid",
      ["/area_ids/0 unknown_reference", "/partners/0/organisation_id unknown_reference"])
  }

  @Test(arguments: [
    ("nonsense", "reference"), ("gss:E99999999", "unknown_code"), ("GB-LAE:LBH", "unknown_code"),
    ("are_01M817QNM00000000000000001", "not_found"), ("are_short", "reference"),
    ("org_01M817QNM00000000000000001", "id_of_another_kind"),
    ("ARE_01M817QNM00000000000000001", "reference"),
    ("are_01m817qnm00000000000000001", "reference"),
  ])
  func `a path that names no record is 404 and says what names one`(
    place: String, code: String
  ) throws {
    let (register, _) = try register()
    for suffix in ["", "/history", "/versions/1"] {
      try register.expectProblem(try register.get("/v1/areas/\(place)\(suffix)"), 404, code)
    }
    for answer in [
      try register.patch("/v1/areas/\(place)", ["note": "x"]),
      try register.delete("/v1/areas/\(place)"),
      try register.post("/v1/areas/\(place)/restore"),
    ] {
      try register.expectProblem(answer, 404, code)
    }
  }

  @Test func `a code belongs to one record`() throws {
    let (register, area) = try register()
    let twin = try register.addArea("Twin", gss: "E06000029")
    try register.expectProblem(twin, 409, "code_taken", ["/codes code_taken"])
    #expect(twin.json["detail"]?.string?.contains(area.id) == true)
    #expect(try register.get("/v1/areas").json["total"] == 1)
  }
}
