import JSON
import Testing

/// The register as of a day, over HTTP.
@Suite struct AsOfTests {
  private static let centre = "/v1/organisations/sample:cpsp"

  private func sample() throws -> TestRegister {
    let register = try TestRegister()
    try register.loadSample()
    return register
  }

  @Test func `the centre has its name and host of the day`() throws {
    let register = try sample()
    let before = try register.get("\(Self.centre)?as_of=2009-12-31")
    let after = try register.get("\(Self.centre)?as_of=2010-02-01")
    #expect(before.json["name"] == "Centre for Public Service Partnerships")
    #expect(after.json["name"] == "CPSP @ LGiU")
    #expect(before.id == after.id && before.path == "/v1/organisations/\(before.id)")
    for (answer, host) in [(before, "sample:university-of-birmingham"), (after, "sample:lgiu")] {
      let hosts = answer.json["parents"]?.array ?? []
      let id = try register.get("/v1/organisations/\(host)?fields=id").id
      #expect(hosts.count == 1 && hosts[0]["organisation_id"]?.string == id)
      #expect(hosts[0]["relation"] == "hosted_by")
    }
  }

  @Test func `each day of each version has a tag of its own, which a client may come back with`()
    throws
  {
    let register = try sample()
    let path = try register.get(Self.centre).path
    let answer = try register.get("\(path)?as_of=2009-12-31")
    let tag = try #require(answer["ETag"])
    let version = try #require(answer.json["version"]?.integerValue)
    #expect(tag == "\"\(version)-2009-12-31\"")
    #expect(answer["Cache-Control"] == (try register.get(path)["Cache-Control"]))
    func status(_ day: String) throws -> Int {
      try register.get("\(path)?as_of=\(day)", [("If-None-Match", tag)]).status
    }
    #expect(try status("2009-12-31") == 304)
    #expect(try status("2010-01-01") == 200)
    try register.patch(path, ["note": "Looked at."])
    #expect(try status("2009-12-31") == 200)
  }

  @Test func `under a code the canonical path keeps the day`() throws {
    let answer = try sample().get("\(Self.centre)?as_of=2009-12-31&fields=name")
    #expect(answer.text == #"{"name":"Centre for Public Service Partnerships"}"#)
    #expect(answer["Content-Location"]?.hasSuffix("?as_of=2009-12-31") == true)
  }

  @Test func `who was not there is told with the dates and what came after`() throws {
    let register = try sample()
    let successor = try register.get("/v1/organisations/GB-LAE-BPC").id
    try register.patch(
      "/v1/organisations/GB-LAE-BMH", ["successor_ids": [.string(successor)]])
    let ended = try register.get("/v1/organisations/GB-LAE-BMH?as_of=2019-04-01")
    try register.expectProblem(ended, 404, "no_longer", [])
    #expect(ended.json["end"] == "2019-03-31")
    #expect(ended.json["successors"] == [.string("/v1/organisations/\(successor)")])
    #expect(ended.json["detail"]?.string?.contains(successor) == true)
    #expect(try register.get("/v1/organisations/GB-LAE-BMH?as_of=2019-03-31").status == 200)
    let early = try register.get("/v1/organisations/GB-LAE-BPC?as_of=2019-03-31")
    try register.expectProblem(early, 404, "not_yet", [])
    #expect(early.json["start"] == "2019-04-01")
  }

  @Test func `lists of every form show the day`() throws {
    let register = try sample()
    let query = "?name=Centre%20for%20Public%20Service%20Partnerships&as_of=2009-12-31"
    let list = try register.get("/v1/organisations\(query)&fields=name")
    #expect(
      list.text
        == #"{"items":[{"name":"Centre for Public Service Partnerships"}],"next":null,"total":1}"#)
    let csv = try register.get("/v1/organisations.csv\(query)&fields=name")
    #expect(csv.text == "name\r\nCentre for Public Service Partnerships\r\n")
    let lines = try register.get("/v1/organisations.ndjson\(query)&fields=name")
    #expect(lines.text == "{\"name\":\"Centre for Public Service Partnerships\"}\n")
    #expect(
      try register.get("/v1/organisations?name=CPSP%20%40%20LGiU&as_of=2009-12-31").items.isEmpty)
    let tags = try ["2009-12-31", "2010-01-01"].map {
      try register.get("/v1/organisations?as_of=\($0)")["ETag"]
    }
    #expect(tags[0] != tags[1])
  }

  @Test func `partners are those of the day, and so are the partnerships found by them`() throws {
    let register = try TestRegister()
    let (left, stayed) = (
      try register.addOrganisation("Left").id, try register.addOrganisation("Stayed").id
    )
    try register.addPartnership(
      "Alliance",
      [
        "start_date": "2008-01-01",
        "partners": [
          ["organisation_id": .string(left), "role": "lead", "end_date": "2009-12-31"],
          ["organisation_id": .string(stayed), "role": "partner"],
        ],
      ])
    func found(_ partner: String, _ day: String) throws -> [Int] {
      try register.get("/v1/partnerships?partner=\(partner)&as_of=\(day)").items.map {
        $0["partners"]?.array?.count ?? 0
      }
    }
    #expect(try found(left, "2009-12-31") == [2])
    #expect(try found(left, "2010-01-01") == [])
    #expect(try found(stayed, "2010-01-01") == [1])
    #expect(try found(stayed, "2007-12-31") == [])
    #expect(try register.get("/v1/partnerships?partner=\(left)").items.count == 1)
  }

  @Test func `a partnership that has ended since was active`() throws {
    let register = try TestRegister()
    let alliance = try register.addWorking(
      "Alliance", ["state": "ended", "end_date": "2012-06", "end_reason": "completed"])
    let day = try register.get("\(alliance.path)?as_of=2012-06-30")
    #expect(day.json["state"] == "active" && day.json["end_reason"] == .null)
    #expect(try register.get("/v1/partnerships?state=active&as_of=2012-01-01").items.count == 1)
    #expect(try register.get("/v1/partnerships?state=ended&as_of=2012-01-01").items.isEmpty)
    #expect(try register.get("\(alliance.path)?as_of=2012-07-01").status == 404)
  }

  @Test func `a day that does not exist is refused, and so is one where no record is shown`() throws
  {
    let register = try sample()
    for path in [Self.centre, "/v1/organisations", "/v1/organisations.csv"] {
      try register.expectProblem(
        try register.get("\(path)?as_of=2010-02-30"), 400, "bad_request", ["as_of date"])
    }
    try register.expectProblem(
      try register.get("\(Self.centre)/history?as_of=2010-01-01"), 400, "bad_request",
      ["as_of unknown_parameter"])
  }
}
