import JSON
import Testing

/// `POST /v1/imports` with a form: files and the mapping that says what their rows become.
@Suite struct ImportFormTests {
  static let mapping: JSON = [
    "records": [
      [
        "kind": "organisations", "key": ["text": "own:{Code}"],
        "members": [
          "name": "Given to", "sector": ["is": "third"],
          "identifiers": ["list": [["members": ["scheme": ["is": "own"], "identifier": "Code"]]]],
        ],
      ],
      [
        "kind": "awards", "key": ["text": "g:{Ref}"],
        "members": [
          "title": ["text": "{*file}: {Ref}"], "type": ["is": "grant"], "currency": ["is": "GBP"],
          "amount_awarded": ["from": "Amount", "as": "money", "currency": ["is": "GBP"]],
          "recipients": ["list": [["members": ["organisation_id": ["text": "own:{Code}"]]]]],
          "identifiers": ["list": [["members": ["scheme": ["is": "g"], "identifier": "Ref"]]]],
        ],
      ],
    ]
  ]
  static let rows = "Ref;Given to;Code;Amount\r\n1;Harbour Trust;ht;£1,250.50\r\n"

  /// A body with these parts: name, file name, content.
  static func body(_ parts: [(String, String?, String)]) -> [UInt8] {
    let text = parts.map { name, file, content in
      let file = file.map { "; filename=\"\($0)\"" } ?? ""
      return
        "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\(file)\r\n\r\n\(content)\r\n"
    }.joined()
    return Array("\(text)--xyz--\r\n".utf8)
  }

  private func send(
    _ register: TestRegister, _ parts: [(String, String?, String)], _ query: String = "",
    key: (String, String) = TestRegister.authorisation, _ more: [(String, String)] = []
  ) throws -> Answer {
    try register.ask(
      "POST", "/v1/imports\(query)",
      [key, ("Content-Type", "multipart/form-data; boundary=xyz")] + more,
      body: ImportFormTests.body(parts))
  }

  private let both = [
    ("file", "grants.csv", rows), ("mapping", "m.json", mapping.prettyPrinted),
  ]

  @Test(arguments: TestRegister.Way.allCases)
  func `a mapping beside the file says what its rows become`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let answer = try send(register, both + [("note", nil, "Autumn")])
    #expect(answer.status == 200 && answer.json["created"] == 1, "\(answer.text)")
    let award = try register.get("/v1/awards/g:1").json
    #expect(award["amount_awarded"] == 125_050 && award["title"] == "grants.csv: 1")
    #expect(try register.get("/v1/changes").items.first?["note"] == "Autumn")
    #expect(try send(register, both).json["unchanged"] == 1)
  }

  @Test func `a dry run shows the first rows as they would become, and keeps nothing`() throws {
    let register = try TestRegister()
    for (parts, query) in [(both + [("dry_run", nil, "true")], ""), (both, "?dry_run=true")] {
      let answer = try send(register, parts, query)
      #expect(answer.json["kept"] == false && answer.json["created"] == 1)
      let first = answer.json["first_rows"]?[0]
      #expect(first?["row"] == 1 && first?["line"] == 2)
      let records = first?["records"]?.array ?? []
      #expect(records.map { $0["kind"] } == ["organisations", "awards"])
      #expect(records.allSatisfy { $0["outcome"] == "created" })
      #expect(records.last?["members"]?["amount_awarded"] == 125_050)
      #expect(records.last?["members"]?["recipients"]?[0]?["organisation_id"] == "own:ht")
      #expect(records.last?["members"]?["description"] == nil)
    }
    #expect(try register.get("/v1/awards").json["total"] == 0)
  }

  @Test func `several files are one import, and faults name the file`() throws {
    let register = try TestRegister()
    let more = ("file", "more.csv", "Ref,Given to,Code,Amount\r\n2,Sea Trust,st,nine\r\n")
    let refused = try send(register, both + [more])
    try register.expectProblem(refused, 422, "import_failed")
    #expect(refused.json["errors"]?[0]?["file"] == "more.csv")
    #expect(refused.json["errors"]?[0]?["row"] == 1 && refused.json["kept"] == false)
    #expect(try register.get("/v1/awards").json["total"] == 0)
    let taken = try send(
      register, both + [("file", "more.csv", more.2.replacing("nine", with: "9"))])
    #expect(taken.json["created"] == 2)
    #expect(try register.get("/v1/awards/g:2").json["title"] == "more.csv: 2")
  }

  @Test func `rows of one kind come in a form too, without a mapping`() throws {
    let register = try TestRegister()
    let file = ("file", "a.ndjson", "{\"name\":\"A\",\"sector\":\"third\"}\n")
    #expect(
      try send(register, [file, ("kind", nil, "organisations")]).json["created"] == 1)
    try register.expectProblem(try send(register, [file]), 400, "bad_request", ["kind required"])
  }

  @Test func `what is wrong in a form is named by its part`() throws {
    let register = try TestRegister()
    func expect(_ parts: [(String, String?, String)], _ fault: String, _ query: String = "") throws
    {
      try register.expectProblem(try send(register, parts, query), 400, "bad_request", [fault])
    }
    let (file, mapping) = (both[0], both[1])
    try expect([mapping], "file required")
    try expect([file, mapping, mapping], "mapping repeated")
    try expect([file, mapping, ("modus", nil, "upsert")], "modus unknown_part")
    try expect([file, mapping, ("mode", nil, "x")], "mode not_a_choice")
    try expect([file, mapping, ("mode", nil, "insert")], "mode repeated", "?mode=upsert")
    try expect([("file", "grants", file.2), mapping], "file format")
    try expect([("file", "a.json", "[]"), ("kind", nil, "awards")], "mapping required")
    try expect([file, ("mapping", nil, "{\"records\": [{}]}")], "mapping/records/0/kind kind")
    try expect([file, ("mapping", nil, "{")], "mapping mapping")
    #expect(
      try send(register, [("file", "grants", file.2), mapping, ("format", nil, "csv")]).status
        == 200)
  }

  @Test func `a body that is no form is refused as one`() throws {
    let register = try TestRegister()
    for (type, fault) in [
      ("multipart/form-data", "Content-Type form"),
      ("multipart/form-data; boundary=abc", "body form"),
    ] {
      let answer = try register.ask(
        "POST", "/v1/imports", [TestRegister.authorisation, ("Content-Type", type)],
        body: ImportFormTests.body(both))
      try register.expectProblem(answer, 400, "bad_request", [fault])
    }
  }

  @Test func `a mapping needs the scopes of all kinds that it makes`() throws {
    let register = try TestRegister()
    let awards = try register.addKey(["awards:write"])
    let refused = try send(register, both, key: awards.header)
    try register.expectProblem(refused, 403, "scope_missing")
    #expect(refused.json["detail"]?.string?.contains("organisations:write") == true)
    let reader = try register.addKey(["drafts:read"])
    try register.expectProblem(try send(register, both, key: reader.header), 403, "scope_missing")
    let both = try register.addKey(["awards:write", "organisations:write"])
    #expect(try send(register, self.both, key: both.header).status == 200)
    #expect(try send(register, self.both, "?kind=awards", key: awards.header).status == 200)
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `as lines the answer tells how far it is, and at last the report`(way: TestRegister.Way)
    throws
  {
    let register = try TestRegister(way)
    let lines = try send(
      register, both, key: TestRegister.authorisation, [("Accept", "application/x-ndjson")])
    #expect(lines.status == 200 && lines["Content-Type"] == "application/x-ndjson")
    let told = try lines.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(told.last?["report"]?["created"] == 1)
    #expect(told.dropLast().allSatisfy { $0["progress"]?["rows"] != nil })
    let broken = [
      ("file", "grants.csv", ImportFormTests.rows.replacing("£1,250.50", with: "x")), both[1],
    ]
    let refused = try send(
      register, broken, key: TestRegister.authorisation, [("Accept", "application/x-ndjson")])
    let last = try refused.text.split(separator: "\n").last.map { try JSON(parsing: String($0)) }
    #expect(refused.status == 200 && last?["problem"]?["code"] == "import_failed")
    #expect(last?["problem"]?["errors"]?[0]?["column"] == "Amount")
    let early = try send(
      register, [both[1]], key: TestRegister.authorisation, [("Accept", "application/x-ndjson")])
    try register.expectProblem(early, 400, "bad_request", ["file required"])
  }
}
