import API
import JSON
import Records
import Testing

/// What is not public: seen by who may read drafts, and by nobody else anywhere.
@Suite struct DraftTests {
  private let register: TestRegister
  private let insider: (String, String)
  /// May write announcements, and not read drafts.
  private let writer: (String, String)
  private let word = "zebra"

  init() throws {
    register = try TestRegister()
    insider = try register.addKey(["drafts:read"]).header
    writer = try register.addKey(["announcements:write"]).header
  }

  private func draft(_ more: JSONObject = [:]) throws -> Answer {
    var body: JSONObject = [
      "title": "The zebra crossing opens", "kind": "news", "body": "A zebra.",
      "identifiers": [["scheme": "own", "identifier": "zebra"]],
    ]
    for (name, value) in more.members { body[name] = value }
    return try register.post("/v1/announcements", .object(body))
  }

  @Test func `a draft is nowhere for who reads without the scope`() throws {
    let draft = try draft()
    try register.addOrganisation("Trust")
    let readers = [[], [try register.addKey(["organisations:write"]).header]]
    for headers in readers {
      for path in [
        draft.path, "/v1/announcements/own:zebra", "\(draft.path)/history",
        "\(draft.path)/versions/1", "/v1/announcements/own:zebra/history",
      ] {
        let answer = try register.get(path, headers)
        try register.expectProblem(answer, 404)
        // What was never there answers the same, but for its name.
        let none = try register.get(
          path.replacing(draft.id, with: "ann_01KMAAAAAAAAAAAAAAAAAAAAAA").replacing(
            "own:zebra", with: "own:horse"), headers)
        #expect(none.json["code"] == answer.json["code"] && none.faults == answer.faults)
      }
      let list = try register.get("/v1/announcements", headers)
      #expect(list.items.isEmpty && list.json["total"] == 0)
      for query in ["q=zebra", "state=draft", "sort=title", "kind=news", "identifier=own:zebra"] {
        let found = try register.get("/v1/announcements?\(query)", headers)
        #expect(found.items.isEmpty && found.json["total"] == 0, "\(query)")
      }
      for form in ["csv", "ndjson"] {
        for query in ["", "?sort=title", "?q=zebra"] {
          #expect(
            !(try register.get("/v1/announcements.\(form)\(query)", headers)).text.contains(word))
        }
      }
      let changes = try register.get("/v1/changes", headers)
      #expect(changes.texts("kind") == ["organisations"])
      #expect(try register.get("/v1/changes?kind=announcements", headers).items.isEmpty)
      for path in ["/v1", "/"] {
        let index = try register.get(path, headers + [("Accept", "application/json")])
        #expect(index.json["kinds"]?["announcements"]?["total"] == 0)
      }
    }
    #expect(!(try register.get("/").text.contains("announcements</a> <b>1</b>")))
  }

  @Test func `who may read drafts reads them like everything else, and no cache keeps them`() throws
  {
    let draft = try draft()
    for path in [draft.path, "/v1/announcements/own:zebra", "\(draft.path)/versions/1"] {
      let answer = try register.get(path, [insider])
      #expect(answer.status == 200 && answer.text.contains(word))
      #expect(answer["Cache-Control"] == "private, no-store")
      #expect(answer["Vary"]?.contains("Authorization") == true)
    }
    let list = try register.get("/v1/announcements?q=zebra&state=draft", [insider])
    #expect(list.items.count == 1 && list.json["total"] == 1)
    #expect(list["ETag"] != (try register.get("/v1/announcements?q=zebra&state=draft"))["ETag"])
    #expect(try register.get("/v1/changes", [insider]).items.count == 1)
    #expect(try register.get("/v1/announcements.csv", [insider]).text.contains(word))
    #expect(try register.get("/v1", [insider]).json["kinds"]?["announcements"]?["total"] == 1)
  }

  @Test func `publishing shows the record with what is public of its past`() throws {
    let draft = try draft()
    try register.patch(draft.path, ["title": "The zebra crossing is open"])
    try register.post("\(draft.path)/publish")
    let shown = try register.get(draft.path)
    #expect(shown.status == 200 && shown.json["version"] == 3)
    #expect(shown["Cache-Control"]?.hasPrefix("public") == true)
    let history = try register.get("\(draft.path)/history")
    #expect(history.texts("op") == ["publish"])
    #expect(history.items[0]["changed_fields"]?.array?.contains("title") == true)
    try register.expectProblem(try register.get("\(draft.path)/versions/2"), 404, "not_found")
    #expect(try register.get("\(draft.path)/versions/3").status == 200)
    #expect(try register.get("/v1/changes").texts("op") == ["publish"])
    #expect(try register.get("\(draft.path)/history", [insider]).items.count == 3)
    // Taken back, it stays with its notice, as GOV.UK keeps it.
    try register.post("\(draft.path)/withdraw", ["withdrawn_notice": "Published too early."])
    #expect(try register.get(draft.path).json["withdrawn_notice"] == "Published too early.")
    try register.delete(draft.path)
    try register.expectProblem(try register.get(draft.path), 410, "gone")
    #expect(try register.get("/v1/changes").texts("op") == ["publish", "withdraw", "delete"])
  }

  @Test func `what goes back under embargo takes its past with it, until it comes out again`()
    throws
  {
    let path = try draft(["state": "published"]).path
    try register.addOrganisation("Trust")
    try register.patch(
      path, ["body": "A zebra, twice."], [("If-Match", "*"), ("Change-Note", "Twice")])
    try register.patch(path, ["embargo_until": "2999-01-01T00:00:00Z"])
    for headers in [[], [writer]] {
      try register.expectProblem(try register.get(path, headers), 404, "not_found")
      for query in ["", "?kind=announcements", "?after=2&limit=1"] {
        let changes = try register.get("/v1/changes\(query)", headers)
        #expect(changes.status == 200 && !changes.text.contains(word), "\(query)")
      }
      #expect(try register.get("/v1/changes", headers).texts("kind") == ["organisations"])
    }
    #expect(try register.get("/v1/changes?kind=announcements", [insider]).items.count == 3)
    try register.patch(path, ["embargo_until": .null])
    #expect(
      try register.get("/v1/changes?kind=announcements").items.map { $0["version"] } == [1, 2, 4])
  }

  @Test func `a page of changes ends after so many that are hidden, and next passes over them`()
    throws
  {
    let row = "{\"title\": \"The zebra\", \"kind\": \"news\"}\n"
    let report = try register.curl(
      "/v1/imports?kind=announcements&mode=insert", String(repeating: row, count: 2500),
      type: "application/x-ndjson")
    #expect(report.json["created"] == 2500)
    let path = try draft(["state": "published"]).path
    var (pages, target): ([Answer], String) = ([], "/v1/changes?kind=announcements&limit=5")
    while true {
      let page = try register.get(target)
      let next = page.json["next"]?.string ?? "none"
      pages.append(page)
      guard next != target, pages.count < 10 else { break }
      target = next
    }
    #expect(pages.map { $0.items.count } == [0, 0, 1, 0])
    #expect(pages.flatMap(\.items).map { $0["document"]?["self"]?.string } == [path])
    #expect(try register.get("/v1/changes?limit=5", [insider]).items.count == 5)
  }

  @Test func `a draft that is deleted was never there`() throws {
    let draft = try draft()
    try register.delete(draft.path)
    try register.expectProblem(try register.get(draft.path), 404, "not_found")
    try register.expectProblem(try register.get(draft.path, [insider]), 410, "gone")
    try register.expectProblem(try register.get("\(draft.path)/history"), 404, "not_found")
    #expect(try register.get("/v1/changes").items.isEmpty)
    #expect(try register.get("/v1/changes", [insider]).texts("op") == ["create", "delete"])
  }

  @Test func `who cannot see a draft cannot change it either`() throws {
    let draft = try draft()
    for (method, path, body) in [
      ("PATCH", draft.path, ["title": "x"]), ("DELETE", draft.path, nil),
      ("POST", "\(draft.path)/publish", nil), ("PUT", draft.path, ["title": "x", "kind": "news"]),
      ("PATCH", "/v1/announcements/own:zebra", ["title": "x"]),
    ] as [(String, String, JSON?)] {
      try register.expectProblem(try register.ask(as: writer, method, path, body), 404)
    }
    #expect(try register.get(draft.path, [insider]).json["version"] == 1)
  }

  @Test func `a member that is not public is null for everybody else, everywhere`() throws {
    let made = try register.addOrganisation("Trust", ["internal_note": "The zebra is ours."])
    let path = made.path
    #expect(made.text.contains(word))
    try register.patch(path, ["internal_note": "The zebra is sold.", "note": "Open on Sundays."])
    let shown = try register.get(path)
    #expect(shown.json["internal_note"] == .null && shown.json["note"] == "Open on Sundays.")
    #expect(shown.json.object?.members.map(\.name) == made.json.object?.members.map(\.name))
    for path in [
      path, "/v1/organisations", "/v1/organisations?sort=name", "/v1/organisations?q=trust",
      "/v1/organisations.csv", "/v1/organisations.ndjson?sort=name", "\(path)/history",
      "\(path)/versions/1", "/v1/changes", "\(path)?fields=internal_note",
    ] {
      let answer = try register.get(path)
      #expect(answer.status == 200 && !answer.text.contains(word), "\(path)")
    }
    let history = try register.get("\(path)/history")
    #expect(history.items[1]["changed_fields"] == ["note"])
    for path in [path, "/v1/organisations", "\(path)/versions/1", "/v1/changes"] {
      #expect(try register.get(path, [insider]).text.contains(word), "\(path)")
    }
  }

  @Test func `who does not see a member does not wipe it out by writing back what was read`() throws
  {
    let path = try register.addOrganisation("Trust", ["internal_note": "The zebra is ours."]).path
    let key = try register.addKey(["organisations:write"]).header
    let read = try register.get(path).json
    var body = try #require(read.object)
    body["name"] = "Trust of Poole"
    let put = try register.ask(as: key, "PUT", path, .object(body))
    #expect(put.status == 200 && !put.text.contains(word))
    let whole = try register.get(path, [insider])
    #expect(whole.json["internal_note"] == "The zebra is ours." && whole.json["version"] == 2)
    try register.patch(path, ["internal_note": .null])
    #expect(try register.get(path, [insider]).json["internal_note"] == .null)
  }

  @Test func `media contacts are public up to their last day`() throws {
    let made = try draft([
      "state": "published",
      "media_contacts": [
        ["name": "Old", "phone": "020 7946 0001", "public_until": "2020-01-01"],
        ["name": "New", "phone": "020 7946 0002", "public_until": "2999-01-01"],
        ["name": "Always", "phone": "020 7946 0003"],
      ],
    ])
    let shown = try register.get(made.path)
    let names = (shown.json["media_contacts"]?.array ?? []).map { $0["name"]?.string }
    #expect(names == ["New", "Always"])
    #expect(!(try register.get("\(made.path)/versions/1")).text.contains("0001"))
    let whole = try register.get(made.path, [insider])
    #expect(whole.json["media_contacts"]?.array?.count == 3)
  }

  @Test func `who does not see a contact any more does not wipe it out by changing the list`()
    throws
  {
    func contact(_ name: String, until day: JSON = "2999-01-01") -> JSON {
      ["name": .string(name), "public_until": day]
    }
    let path = try draft([
      "state": "published",
      "media_contacts": [
        contact("A", until: "2020-01-01"), contact("B"), contact("C", until: "2020-01-01"),
        contact("D"),
      ],
    ]).path
    func names() throws -> [String] {
      let contacts = try register.get(path, [insider]).json["media_contacts"]?.array ?? []
      return contacts.map { $0["name"]?.string ?? "" }
    }
    func patch(_ contacts: JSON) throws -> Answer {
      try register.ask(
        as: writer, "PATCH", path, ["media_contacts": contacts],
        [("If-Match", "*"), ("Change-Note", "Others answer now")])
    }
    // What was read and is written back is no change.
    let shown = try register.get(path).json["media_contacts"] ?? .null
    #expect(try patch(shown).json["version"] == 1)
    #expect(try patch([contact("B"), contact("D"), contact("E")]).status == 200)
    #expect(try names() == ["A", "B", "C", "D", "E"])
    // One that is given again stands there once.
    #expect(try patch([contact("C", until: "2020-01-01"), contact("D")]).status == 200)
    #expect(try names() == ["A", "C", "D"])
    #expect(try patch(.null).status == 200)
    #expect(try names() == ["A", "C"])
    try register.patch(
      path, ["media_contacts": []], [("If-Match", "*"), ("Change-Note", "Nobody answers now")])
    #expect(try names() == [])
  }

  @Test func `the contacts that a writer does not see count with those given`() throws {
    func contacts(_ count: Int, until day: JSON) -> [JSON] {
      (0..<count).map { ["name": .string("\($0)"), "public_until": day] }
    }
    let path = try draft([
      "state": "published", "media_contacts": .array(contacts(1, until: "2020-01-01")),
    ]).path
    let given = JSON.array(contacts(500, until: "2999-01-01"))
    let answer = try register.ask(as: writer, "PATCH", path, ["media_contacts": given])
    try register.expectProblem(answer, 422, "invalid", ["/media_contacts count"])
  }

  @Test func `pages and totals are right for both, while drafts lie between`() throws {
    for number in 0..<30 {
      try register.post(
        "/v1/announcements",
        [
          "title": .string("Text \(number)"), "kind": "news",
          "state": number.isMultiple(of: 3) ? "draft" : "published",
        ])
    }
    for (headers, total) in [([], 20), ([insider], 30)] as [(TestRegister.Fields, Int)] {
      for sort in ["", "&sort=-title", "&sort=dateline"] {
        var (titles, path): ([String], String?) = ([], "/v1/announcements?limit=7\(sort)")
        while let next = path {
          let page = try register.get(next, headers)
          if titles.isEmpty { #expect(page.json["total"] == .integer(Int64(total))) }
          titles += page.texts("title")
          path = page.json["next"]?.string
        }
        #expect(titles.count == total && Set(titles).count == total)
      }
    }
  }
}
