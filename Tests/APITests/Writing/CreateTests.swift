import JSON
import Testing

/// `POST`: a new record.
@Suite struct CreateTests {
  @Test(arguments: TestRegister.Way.allCases)
  func `a new record is 201 with its place, its tag and itself`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let answer = try register.addOrganisation("Trust", ["founding_date": "2010-01"])
    #expect(answer.status == 201 && answer["ETag"] == "\"1@all\"")
    #expect(answer["Location"] == answer.path && answer.path.hasPrefix("/v1/organisations/org_"))
    #expect(answer["Cache-Control"] == "private, no-store")
    #expect(answer["Access-Control-Allow-Origin"] == "*" && answer["X-Request-Id"] != nil)
    #expect(try register.get(answer.path).body == answer.body)
  }

  @Test(arguments: [
    "return=minimal", "return=minimal; foo=bar", "respond-async, return=minimal", "RETURN=Minimal",
    "return=\"minimal\"",
  ])
  func `who prefers a minimal answer gets no body and is told so`(preference: String) throws {
    let register = try TestRegister()
    let prefer = [("Prefer", preference)]
    let created = try register.post("/v1/organisations", Bodies.organisation("Trust"), prefer)
    #expect(created.status == 201 && created.body.isEmpty && created["Content-Type"] == nil)
    #expect(created["Preference-Applied"] == "return=minimal" && created["ETag"] == "\"1@all\"")
    let path = created["Location"] ?? ""
    let changed = try register.patch(path, ["note": "x"], prefer + [("If-Match", "*")])
    #expect(changed.status == 204 && changed.body.isEmpty && changed["ETag"] == "\"2@all\"")
    #expect(changed["Preference-Applied"] == "return=minimal")
    let replaced = try register.put(path, Bodies.organisation("T"), prefer + [("If-Match", "*")])
    #expect(replaced.status == 204 && replaced["ETag"] == "\"3@all\"")
    #expect(try register.get(path).json["name"] == "T")
  }

  @Test(arguments: ["return=representation", "wait=30", "return=minimally", ""])
  func `other preferences are left aside`(preference: String) throws {
    let answer = try TestRegister().post(
      "/v1/organisations", Bodies.organisation("Trust"), [("Prefer", preference)])
    #expect(answer.json["name"] == "Trust" && answer["Preference-Applied"] == nil)
  }

  @Test(arguments: [
    "application/json", "application/json; charset=utf-8", "application/x-www-form-urlencoded",
    "APPLICATION/JSON;charset=UTF-8",
  ])
  func `JSON is taken under its own media type and under that of curl`(type: String) throws {
    let answer = try TestRegister().curl(
      "/v1/organisations", #"{"name":"Trust","sector":"third"}"#, type: type)
    #expect(answer.status == 201, "\(answer.text)")
  }

  @Test func `a body without a media type is read as JSON`() throws {
    let answer = try TestRegister().ask(
      "POST", "/v1/organisations", [TestRegister.authorisation],
      body: Bodies.organisation("Trust").bytes)
    #expect(answer.status == 201)
  }

  @Test(arguments: ["text/plain", "multipart/form-data; boundary=x", "application/xml", "text/csv"])
  func `another media type is 415 and says which to send`(type: String) throws {
    let register = try TestRegister()
    let answer = try register.curl("/v1/organisations", "{}", type: type)
    try register.expectProblem(
      answer, 415, "unsupported_media_type", ["Content-Type media_type"])
    #expect(answer.json["detail"]?.string?.contains("Content-Type: application/json") == true)
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `a compressed body is 415 and told to come as it is`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    for target in ["/v1/organisations", "/v1/imports?kind=areas"] {
      let answer = try register.ask(
        "POST", target, [TestRegister.authorisation, ("Content-Encoding", "gzip")],
        body: [0x1F, 0x8B])
      try register.expectProblem(
        answer, 415, "unsupported_media_type", ["Content-Encoding content_coding"])
      #expect(answer["Accept-Encoding"] == "identity")
    }
  }

  @Test func `what the register works out or sets itself cannot be given`() throws {
    let register = try TestRegister()
    let answer = try register.addAward(
      "Grant", 500, ["award_date": "2013-07-03", "financial_year": "2007/08"])
    try register.expectProblem(answer, 422, "invalid", ["/financial_year computed"])
    #expect(
      try register.addAward("Grant", 5, ["award_date": "2013-07-03"]).json["financial_year"]
        == "2013/14")
    let managed = try register.addOrganisation("X", ["id": "x", "version": 1, "self": "/x"])
    try register.expectProblem(
      managed, 422, "invalid", ["/id read_only", "/version read_only", "/self read_only"])
  }

  @Test func `numbers are exact as far as they go, and refused beyond`() throws {
    let register = try TestRegister()
    func amount(_ text: String) throws -> Answer {
      try register.curl(
        "/v1/awards", #"{"title":"G","type":"grant","currency":"GBP","amount_awarded":\#(text)}"#)
    }
    for (text, number) in [
      ("1000000000000000", 1_000_000_000_000_000), ("5.0", 5), ("1.5e2", 150), ("-0", 0),
    ] as [(String, Int64)] {
      #expect(try amount(text).json["amount_awarded"] == .integer(number), "\(text)")
    }
    for (text, code) in [
      ("1000000000000001", "range"), ("-1", "range"), ("0.5", "not_whole"), ("1e400", "not_whole"),
      ("9223372036854775808", "not_whole"), ("\"5\"", "type"), ("true", "type"),
    ] {
      try register.expectProblem(try amount(text), 422, "invalid", ["/amount_awarded \(code)"])
    }
  }
}
