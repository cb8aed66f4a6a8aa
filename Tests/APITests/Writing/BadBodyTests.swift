import JSON
import Testing

/// Bodies that are not what the register takes.
@Suite struct BadBodyTests {
  @Test(arguments: TestRegister.Way.allCases)
  func `an empty body says what to send`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let answer = try register.post("/v1/organisations")
    try register.expectProblem(answer, 400, "empty_body", [" empty_body"])
    let path = try register.addOrganisation("Trust").path
    for method in ["PUT", "PATCH"] {
      let answer = try register.ask(method, path, [TestRegister.authorisation, ("If-Match", "*")])
      try register.expectProblem(answer, 400, "empty_body")
    }
  }

  @Test(arguments: ["[]", "null", "5", "\"text\"", "true"])
  func `a body that is no object is told as such`(body: String) throws {
    let register = try TestRegister()
    let answer = try register.curl("/v1/organisations", body)
    try register.expectProblem(answer, 422, "invalid", [" not_an_object"])
  }

  @Test(arguments: [
    (#"{"name":"a","name":"b"}"#, "duplicate_member", "/name"),
    (
      #"{"identifiers":[{"scheme":"a","scheme":"b"}]}"#, "duplicate_member", "/identifiers/0/scheme"
    ),
    (#"{"name":"\ud83e"}"#, "encoding", "/name"), ("{'name':'x'}", "syntax", ""),
    (#"{"name":"x"} {}"#, "syntax", ""), (#"{"name":"x",}"#, "syntax", ""),
    ("{\"name\":", "syntax", "/name"),
    ("name=x&sector=third", "syntax", ""), ("{\"note\":01}", "syntax", "/note"),
    ("\u{FEFF}{}", "encoding", ""),
  ])
  func `a body that is no JSON gets line, column and pointer`(
    body: String, code: String, pointer: String
  ) throws {
    let register = try TestRegister()
    let answer = try register.curl("/v1/organisations", body, type: "application/json")
    try register.expectProblem(answer, 400, code, ["\(pointer) \(code)"])
    #expect(answer.json["detail"]?.string?.hasPrefix("Line 1, column ") == true)
    #expect(answer.json["type"] == "/problems/bad_json")
  }

  @Test func `bytes that are no UTF-8 are refused`() throws {
    let register = try TestRegister()
    let answer = try register.ask(
      "POST", "/v1/organisations", [TestRegister.authorisation],
      body: Array(#"{"name":""#.utf8) + [0xFF] + Array("\"}".utf8))
    try register.expectProblem(answer, 400, "encoding", ["/name encoding"])
  }

  @Test func `who sends form fields is told that JSON is read`() throws {
    let answer = try TestRegister().curl("/v1/organisations", "name=x&sector=third")
    #expect(answer.json["detail"]?.string?.contains("form fields are not taken") == true)
  }

  @Test func `nesting goes 64 levels deep`() throws {
    let register = try TestRegister()
    func nested(_ depth: Int) throws -> Answer {
      let (open, close) = (
        String(repeating: "[", count: depth - 1), String(repeating: "]", count: depth - 1)
      )
      return try register.curl("/v1/organisations", "{\"name\":\(open)\(close)}")
    }
    try register.expectProblem(try nested(64), 422, "invalid", ["/name type", "/sector required"])
    try register.expectProblem(try nested(65), 400, "too_deep")
    try register.expectProblem(try nested(100_000), 400, "too_deep")
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `a body over 1 MiB is 413 and names the limit`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let body = Bodies.organisation(String(repeating: "x", count: 2 << 20))
    let answer = try register.post("/v1/organisations", body)
    try register.expectProblem(answer, 413, "content_too_large")
    #expect(answer.json["detail"]?.string?.contains("1048576") == true)
  }

  @Test func `a NUL, a line break and a blank text are refused where a line is meant`() throws {
    let register = try TestRegister()
    for (text, code) in [
      ("a\\u0000b", "control_character"), ("a\\nb", "control_character"),
      ("a\\u007fb", "control_character"), ("   ", "blank"), ("", "length"),
    ] {
      let answer = try register.curl(
        "/v1/organisations", "{\"name\":\"\(text)\",\"sector\":\"third\"}")
      try register.expectProblem(answer, 422, "invalid", ["/name \(code)"])
    }
  }

  @Test func `wrong types are told everywhere, also deep inside`() throws {
    let register = try TestRegister()
    let answer = try register.post(
      "/v1/partnerships",
      [
        "name": 1, "kind": ["public_third"], "other_names": "x", "identifiers": [5],
        "pecuniary": "yes", "themes": [true], "topics": .object([:]), "area_ids": [5],
        "start_date": 2013,
        "partners": [["organisation_id": .object([:]), "role": 7]],
        "contributions": [
          ["amount": "5", "financial_year": 2007, "contributor_id": [], "nature": .null]
        ],
      ])
    try register.expectProblem(
      answer, 422, "invalid",
      [
        "/name type", "/kind type", "/other_names type", "/identifiers/0 type", "/pecuniary type",
        "/themes/0 type", "/topics type", "/area_ids/0 type", "/start_date type",
        "/partners/0/organisation_id type", "/partners/0/role type",
        "/contributions/0/amount type", "/contributions/0/financial_year type",
        "/contributions/0/contributor_id type", "/contributions/0/nature required",
        "/contributions/0/status required",
      ])
  }

  @Test func `twenty faults in one body are told at once`() throws {
    let register = try TestRegister()
    var body: JSONObject = ["name": "Alliance", "kind": "public_third"]
    body["partners"] = .array((0..<20).map { _ in ["role": "lead"] })
    let answer = try register.post("/v1/partnerships", .object(body))
    try register.expectProblem(
      answer, 422, "invalid", (0..<20).map { "/partners/\($0)/organisation_id required" })
    #expect(answer.json["detail"] == "There are 20 faults; errors lists them.")
  }

  @Test func `an unknown member is named with the nearest one and its pointer escaped`() throws {
    let register = try TestRegister()
    let answer = try register.addOrganisation("Trust", ["nmae": "x", "a/b~c": 1])
    try register.expectProblem(
      answer, 422, "invalid", ["/nmae unknown_member", "/a~1b~0c unknown_member"])
    #expect(answer.text.contains("(did you mean name?)"))
  }

  @Test func `one fault is told with its place in the detail`() throws {
    let answer = try TestRegister().addOrganisation("Trust", ["area_id": 5])
    #expect(answer.json["detail"] == "/area_id: This must be a string; it is an integer.")
  }
}
