import JSON
import Testing

/// `POST /v1/imports`: many records from one file.
@Suite struct ImportTests {
  private func load(
    _ register: TestRegister, _ query: String, _ text: String, _ type: String = "text/csv"
  ) throws -> Answer {
    try register.curl("/v1/imports?\(query)", text, type: type)
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `a csv file is imported and reported`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let file = "name,sector,note\r\nAlpha,third,\"one\ntwo\"\r\nBeta,public,\r\n"
    let answer = try load(register, "kind=organisations", file, "text/csv; charset=utf-8")
    #expect(answer.status == 200 && answer["Content-Type"] == "application/json")
    #expect(
      answer.json == [
        "rows": 2, "created": 2, "updated": 0, "unchanged": 0, "skipped": 0, "failed": 0,
        "kept": true,
        "kinds": ["organisations": ["created": 2, "updated": 0, "unchanged": 0]], "notes": [],
        "near_names": [], "first_rows": [], "errors": [],
        "errors_omitted": 0,
      ])
    let list = try register.get("/v1/organisations")
    #expect(list.texts("name") == ["Alpha", "Beta"] && list.items[0]["note"] == "one\ntwo")
  }

  @Test func `one fault and nothing is kept, and each is told with row, line and column`() throws {
    let register = try TestRegister()
    let file = "name,sector,note\r\n\"A\",third,\"x\ny\"\r\nB,nope,\r\n,third,\r\n"
    let answer = try load(register, "kind=organisations", file)
    try register.expectProblem(answer, 422, "import_failed")
    func all(_ member: String) -> [JSON?] {
      (answer.json["errors"]?.array ?? []).map { $0[member] }
    }
    #expect(all("row") == [2, 3] && all("line") == [4, 5])
    #expect(all("column") == ["sector", "name"] && all("code") == ["not_a_choice", "required"])
    #expect(all("value") == ["nope", .null])
    #expect(answer.json["rows"] == 3 && answer.json["failed"] == 2 && answer.json["kept"] == false)
    #expect(try register.get("/v1/organisations").json["total"] == 0)
  }

  @Test func `rows with faults are left out where that is asked for`() throws {
    let register = try TestRegister()
    let file = "name,sector\r\nA,third\r\nB,nope\r\nC,third\r\n"
    let answer = try load(register, "kind=organisations&on_error=skip", file)
    #expect(answer.status == 200 && answer.json["created"] == 2 && answer.json["failed"] == 1)
    #expect(answer.json["kept"] == true && answer.json["errors"]?[0]?["row"] == 2)
    #expect(try register.get("/v1/organisations").texts("name") == ["A", "C"])
  }

  @Test func `a dry run answers as the import that it tries`() throws {
    let register = try TestRegister()
    let file = "name,sector\r\nA,third\r\nB,nope\r\n"
    for (onError, status) in [("skip", 200), ("abort", 422)] {
      let query = "kind=organisations&on_error=\(onError)"
      let dry = try load(register, "\(query)&dry_run=true", file)
      #expect(dry.status == status && dry.json["failed"] == 1 && dry.json["kept"] == false)
      #expect(try load(register, query, file).status == status)
    }
  }

  @Test func `an idempotency key is refused, since none would be remembered`() throws {
    let register = try TestRegister()
    let answer = try register.ask(
      "POST", "/v1/imports?kind=organisations",
      [TestRegister.authorisation, ("Content-Type", "text/csv"), ("Idempotency-Key", "k1")],
      body: Array("name,sector\r\nA,third\r\n".utf8))
    try register.expectProblem(answer, 400, "bad_request", ["Idempotency-Key not_taken"])
    #expect(try register.get("/v1/organisations").json["total"] == 0)
  }

  @Test func `json lines are told apart by line`() throws {
    let register = try TestRegister()
    let file = "{\"name\":\"A\",\"sector\":\"third\"}\n\n{\"name\":\n{\"name\":\"C\",\"x\":1}"
    let answer = try load(register, "kind=organisations", file, "application/x-ndjson")
    #expect(answer.status == 422 && answer.json["rows"] == 3)
    let errors = answer.json["errors"]?.array ?? []
    #expect(errors.map { $0["line"] } == [3, 4, 4])
    #expect(
      Set(errors.compactMap { $0["code"]?.string }) == ["syntax", "unknown_member", "required"])
  }

  @Test func `records that are there are changed, or are faults with mode=insert`() throws {
    let register = try TestRegister()
    let area = try register.addArea("Poole", gss: "E06000029")
    let file =
      "name,kind,type,codes\r\nPoole 2,atomic,UA,\"[{\"\"scheme\"\":\"\"gss\"\",\"\"code\"\":\"\"E06000029\"\"}]\"\r\n"
    let inserted = try load(register, "kind=areas&mode=insert", file)
    #expect(inserted.status == 422 && inserted.json["errors"]?[0]?["code"] == "exists")
    let updated = try load(register, "kind=areas", file)
    #expect(updated.json["updated"] == 1)
    #expect(try load(register, "kind=areas", file).json["unchanged"] == 1)
    #expect(try register.get(area.path).json["name"] == "Poole 2")
  }

  @Test(arguments: ["csv", "ndjson"])
  func `a file taken out changes nothing when it goes in again`(form: String) throws {
    let register = try TestRegister()
    try register.loadSample()
    let type = form == "csv" ? "text/csv" : "application/x-ndjson"
    for kind in ["areas", "organisations", "partnerships", "awards", "announcements"] {
      let file = try register.get("/v1/\(kind).\(form)").text
      let answer = try load(register, "kind=\(kind)", file, type)
      #expect(answer.json["unchanged"] == answer.json["rows"] && answer.json["rows"] != 0)
    }
  }

  @Test(arguments: [
    ("", "kind required"), ("kind=orgs", "kind not_a_choice"),
    ("kind=areas&mode=x", "mode not_a_choice"),
    ("kind=areas&on_error=x", "on_error not_a_choice"), ("kind=areas&dry_run=x", "dry_run flag"),
    ("kind=areas&x=1", "x unknown_parameter"),
  ])
  func `parameters that are wrong are named`(query: String, fault: String) throws {
    let register = try TestRegister()
    try register.expectProblem(try load(register, query, "name\r\n"), 400, "bad_request", [fault])
  }

  @Test(arguments: ["application/json", "application/x-www-form-urlencoded", "text/plain"])
  func `another media type is 415`(type: String) throws {
    let register = try TestRegister()
    let answer = try load(register, "kind=areas", "name\r\n", type)
    try register.expectProblem(answer, 415, "unsupported_media_type", ["Content-Type media_type"])
    #expect(answer.json["detail"]?.string?.contains("text/csv or application/x-ndjson") == true)
  }

  @Test func `a file longer than a record may be is taken as a stream`() throws {
    let register = try TestRegister(.socket)
    let line =
      "{\"name\":\"Trust\",\"sector\":\"third\",\"note\":\"\(String(repeating: "x", count: 3900))\"}\n"
    let file = String(repeating: line, count: 400)
    let answer = try load(register, "kind=organisations&dry_run=true", file, "application/x-ndjson")
    #expect(file.utf8.count > 1 << 20 && answer.json["rows"] == 400, "\(answer.status)")
  }

  @Test func `an import has the key's actor and the note in every history`() throws {
    let register = try TestRegister()
    let answer = try register.ask(
      "POST", "/v1/imports?kind=organisations",
      [TestRegister.authorisation, ("Content-Type", "text/csv"), ("Change-Note", "Autumn")],
      body: Array("name,sector\r\nA,third\r\n".utf8))
    #expect(answer.status == 200)
    let entry = try register.get("/v1/changes").items.first
    #expect(entry?["op"] == "import" && entry?["actor"] == "key:test" && entry?["note"] == "Autumn")
  }

  @Test func `very many rows all or nothing are one block of the feed, behind a gap`() throws {
    let register = try TestRegister()
    let rows = (0..<1100).map {
      "{\"title\":\"Award \($0)\",\"type\":\"grant\",\"currency\":\"GBP\"}\n"
    }
    let file = rows.joined()
    let dry = try load(register, "kind=awards&dry_run=true", file, "application/x-ndjson")
    #expect(dry.json["created"] == 1100 && dry.json["kept"] == false)
    #expect(try register.get("/v1/changes?after=0").items.isEmpty)
    let answer = try load(register, "kind=awards", file, "application/x-ndjson")
    #expect(answer.status == 200 && answer.json["created"] == 1100)
    let first = try #require(
      try register.get("/v1/changes?after=0&limit=1").items.first?["seq"]?.integerValue)
    #expect(first > 1)
    let last = try register.get("/v1/changes?after=\(first + 1098)").items.map { $0["seq"] }
    #expect(last == [.integer(first + 1099)])
    #expect(try register.get("/v1/awards?limit=1").json["total"] == 1100)
  }
}
