import JSON
import Testing

/// The forms of an answer: by suffix, by `Accept`, and what each is like.
@Suite struct FormTests {
  @Test(arguments: [
    ("application/json", "application/json"), ("text/csv", "text/csv"),
    ("application/x-ndjson", "application/x-ndjson"), ("*/*", "application/json"),
    ("application/*", "application/json"), ("text/*", "text/csv"),
    ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
    ("text/csv;q=0.5, application/json;q=0.4", "text/csv"),
    ("text/csv; q=0.4 , application/json; q=0.5", "application/json"),
    ("application/json;q=0, */*;q=0.1", "text/csv"), ("text/csv;q=1.000", "text/csv"),
    ("APPLICATION/JSON; charset=utf-8", "application/json"), ("", "application/json"),
    (" , ", "application/json"), ("application/json;q=nan", "application/json"),
    ("application/json;q=inf", "application/json"),
    ("application/json;q=1e300", "application/json"),
    ("application/json;q=-1", "application/json"), ("application/json;q=", "application/json"),
    ("application/json;q=99999999999999999999", "application/json"),
    ("application/json;q=1.5, text/csv;q=0.999", "application/json"),
  ])
  func `Accept chooses the form, whatever its weights are`(accept: String, type: String) throws {
    let answer = try TestRegister().get("/v1/areas", [("Accept", accept)])
    #expect(answer.status == 200 && answer["Content-Type"]?.hasPrefix(type) == true)
    #expect(answer["Vary"]?.contains("Accept") == true)
  }

  @Test(arguments: ["image/png", "application/json;q=0", "text/html", "application/json;q=0.000"])
  func `a form that is not there is 406 and lists those that are`(accept: String) throws {
    let register = try TestRegister()
    let answer = try register.get("/v1/areas", [("Accept", accept)])
    try register.expectProblem(answer, 406, "not_acceptable", ["Accept not_acceptable"])
    let offered = "application/json, text/csv, application/x-ndjson"
    #expect(answer.json["detail"]?.string?.contains(offered) == true)
    try register.expectProblem(
      try register.get("/openapi.yaml", [("Accept", "application/json")]), 406, "not_acceptable")
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `a csv file has a heading for every member, CRLF, and every row`(
    way: TestRegister.Way
  ) throws {
    let register = try TestRegister(way)
    for number in 1...201 { try register.addOrganisation("Trust, \"No\" \(number)") }
    let answer = try register.get("/v1/organisations.csv?fields=name,sector")
    #expect(answer["Content-Type"] == "text/csv; charset=utf-8; header=present")
    #expect(answer["Content-Disposition"] == "attachment; filename=\"organisations.csv\"")
    let lines = answer.text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == 203 && lines.first == "name,sector" && lines.last == "")
    #expect(lines[201] == #""Trust, ""No"" 201",third"#)
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `json lines are the documents of the list without what is never public`(
    way: TestRegister.Way
  ) throws {
    let register = try TestRegister(way)
    for number in 1...3 { try register.addOrganisation("Trust \(number)") }
    let answer = try register.get("/v1/organisations.ndjson?sort=-name&name__not=Trust+2")
    #expect(answer["Content-Type"] == "application/x-ndjson")
    let lines = answer.text.split(separator: "\n").map { try? JSON(parsing: String($0)) }
    let list = try register.get("/v1/organisations?sort=-name&name__not=Trust+2")
    let items = list.items.map { item in
      JSON.object(JSONObject((item.object?.members ?? []).filter { $0.name != "internal_note" }))
    }
    #expect(lines == items && lines.count == 2)
  }

  @Test func `for a spreadsheet the file has a mark and no cell that runs`() throws {
    let register = try TestRegister()
    for name in ["=1+1", "@x", "plain"] { try register.addOrganisation(name) }
    let answer = try register.get("/v1/organisations.csv?fields=name&excel=true")
    #expect(answer.body.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: answer.body.dropFirst(3), as: UTF8.self)
    #expect(text == "Name\r\n\"'=1+1\"\r\n\"'@x\"\r\nplain\r\n")
    #expect(try register.get("/v1/organisations.csv?fields=name").text.contains("\r\n=1+1\r\n"))
  }

  @Test(arguments: ["limit=1", "cursor=x", "count=false"])
  func `a file has no pages, so what turns pages is refused`(query: String) throws {
    let register = try TestRegister()
    let name = query.split(separator: "=").first ?? ""
    for form in ["csv", "ndjson"] {
      let answer = try register.get("/v1/organisations.\(form)?\(query)")
      try register.expectProblem(answer, 400, "bad_request", ["\(name) other_form"])
    }
  }

  @Test func `a suffix names the form, and one that is not there is 404 with those that are`()
    throws
  {
    let register = try TestRegister()
    #expect(
      try register.get("/v1/areas.json", [("Accept", "text/csv")])["Content-Type"]
        == "application/json")
    for (path, offered) in [
      ("/v1/areas.html", ".json, .csv, .ndjson"), ("/v1/changes.csv", ".json"),
    ] {
      let answer = try register.get(path)
      try register.expectProblem(answer, 404, "not_found")
      #expect(answer.json["detail"]?.string?.contains(offered) == true)
    }
    try register.expectProblem(try register.get("/v1/areas.xml"), 404, "not_found")
  }

  @Test func `the first page is for people, and for programs that ask`() throws {
    let register = try TestRegister()
    try register.loadSample()
    let page = try register.get("/", [("Accept", "text/html")])
    #expect(page["Content-Type"] == "text/html; charset=utf-8")
    #expect(page["Content-Security-Policy"]?.contains("default-src 'none'") == true)
    #expect(page.text.contains("curl http://localhost/v1/partnerships"))
    let index = try register.get("/", [("Accept", "application/json")])
    #expect(index.json == (try register.get("/v1").json))
    #expect(index.json["kinds"]?["partnerships"]?["total"] == 19)
    for (_, kind) in index.json["kinds"]?.object?.members ?? [] {
      #expect(try register.get(kind["href"]?.string ?? "").json["total"] == kind["total"])
    }
  }
}
