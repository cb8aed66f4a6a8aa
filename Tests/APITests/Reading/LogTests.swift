import JSON
import Testing

/// Histories, versions and the feed of changes.
@Suite struct LogTests {
  @Test func `the history tells every version: what, who, when, why, and which members`() throws {
    let register = try TestRegister()
    let created = try register.post(
      "/v1/organisations", Bodies.organisation("Trust"), [("Change-Note", "Entered by hand")])
    let path = created.path
    try register.patch(
      path, ["note": "A", "licence": "B"], [("If-Match", "*"), ("Change-Note", "Süß")])
    try register.delete(path, [("If-Match", "*"), ("Change-Note", "A mistake")])
    try register.post("\(path)/restore")
    let answer = try register.get("\(path)/history")
    #expect(answer["Cache-Control"] == "no-cache" && answer.json["next"] == .null)
    func all(_ member: String) -> [JSON?] { answer.items.map { $0[member] } }
    #expect(all("op") == ["create", "patch", "delete", "restore"])
    #expect(all("version") == [1, 2, 3, 4])
    #expect(all("note") == ["Entered by hand", "Süß", "A mistake", .null])
    #expect(all("actor") == Array(repeating: "key:test", count: 4))
    #expect(all("changed_fields")[1...].map { $0 } == [["licence", "note"], [], []])
    #expect(answer.items[0]["at"] == created.json["created_at"])
    for item in answer.items {
      let version = try register.get(item["self"]?.string ?? "")
      #expect(version.status == (item["op"] == "delete" ? 410 : 200))
      if version.status == 200 { #expect(version.json["version"] == item["version"]) }
    }
  }

  @Test(arguments: ["0", "99", "x", "1x", "-1", "+1", "99999999999999999999"])
  func `a version that is not there is 404`(version: String) throws {
    let register = try TestRegister()
    let path = try register.addOrganisation("Trust").path
    try register.expectProblem(try register.get("\(path)/versions/\(version)"), 404, "not_found")
  }

  @Test func `changes come in order with tombstones, and next waits for the next one`() throws {
    let register = try TestRegister()
    let trust = try register.addOrganisation("Trust")
    try register.addPartnership("Alliance")
    try register.delete(trust.path)
    let first = try register.get("/v1/changes?limit=2")
    #expect(first.items.map { $0["seq"] } == [1, 2] && first.items[0]["document"] == trust.json)
    #expect(first.json["next"]?.string == "/v1/changes?after=2&limit=2")
    #expect(first["Link"] == "</v1/changes?after=2&limit=2>; rel=\"next\"")
    let second = try register.get("/v1/changes?after=2&limit=2")
    #expect(second.items.map { $0["op"] } == ["delete"] && second.items[0]["document"] == .null)
    #expect(second.items[0]["id"]?.string == trust.id && second.items[0]["version"] == 2)
    #expect(second.json["next"]?.string?.contains("after=3&") == true)
    let end = try register.get("/v1/changes?after=3")
    #expect(end.items.isEmpty && end.json["next"]?.string?.contains("after=3&") == true)
    try register.addPartnership("Another")
    #expect(try register.get("/v1/changes?after=3").items.map { $0["seq"] } == [4])
  }

  @Test func `changes of one kind leave the others out and keep the kind in next`() throws {
    let register = try TestRegister()
    try register.addOrganisation("Trust")
    try register.addPartnership("Alliance")
    let answer = try register.get("/v1/changes?kind=partnerships")
    #expect(answer.items.map { $0["kind"] } == ["partnerships"])
    #expect(answer.json["next"]?.string?.hasSuffix("&kind=partnerships") == true)
    #expect(try register.get("/v1/changes?after=999999999999999999").items.isEmpty)
  }
}
