import JSON
import Testing

/// What readers are told when a published announcement changes.
@Suite struct CorrectionTests {
  private let register: TestRegister
  private let path: String

  init() throws {
    register = try TestRegister()
    path =
      try register.post(
        "/v1/announcements",
        [
          "title": "The bridge opens", "kind": "news",
          "identifiers": [["scheme": "own", "identifier": "bridge"]],
        ]
      ).path
  }

  private func correct(_ members: JSONObject, note: String? = nil) throws -> JSON {
    let headers = [("If-Match", "*")] + (note.map { [("Change-Note", $0)] } ?? [])
    let answer = try register.patch(path, .object(members), headers)
    #expect(answer.status == 200, "\(answer.text)")
    return answer.json
  }

  @Test func `a correction is dated, and its note told`() throws {
    let published = try register.post("\(path)/publish").json
    #expect(published["public_updated_at"] == published["updated_at"])
    let first = try correct(["title": "The bridge opens on Monday"], note: "Day added")
    #expect(first["public_updated_at"] == first["updated_at"])
    #expect(first["first_published_at"] == published["first_published_at"])
    let told: JSON = [
      "note": "Day added", "public_timestamp": try #require(first["updated_at"]),
    ]
    #expect(first["change_history"] == [told])
    let untold = try register.patch(path, ["summary": "At nine."])
    try register.expectProblem(
      untold, 422, "invalid", ["Change-Note correction_without_note"])
    #expect(try register.get(path).json["version"] == first["version"])
    let whole = try register.put(
      path, ["title": "The bridge", "kind": "news", "summary": "At ten."],
      [("If-Match", "*"), ("Change-Note", "Hour corrected")]
    ).json
    #expect(whole["public_updated_at"] == whole["updated_at"])
    #expect(
      whole["change_history"]?.array?.map { $0["note"] } == ["Day added", "Hour corrected"])
    let again = try register.put(
      path, ["title": "The bridge", "kind": "news", "summary": "At ten."],
      [("If-Match", "*"), ("Change-Note", "Hour corrected")])
    #expect(again.json == whole)
    #expect(try correct(["public_updated_at": .null, "change_history": []]) == whole)
    let withdrawn = try register.post("\(path)/withdraw", ["withdrawn_notice": "It rained."]).json
    #expect(withdrawn["public_updated_at"] == withdrawn["updated_at"])
  }

  @Test func `a change whose note the list of notes cannot take is refused`() throws {
    let notes = JSON.array(
      (1...500).map {
        ["note": .string("Change \($0)"), "public_timestamp": "2026-01-01T00:00:00.000Z"]
      })
    _ = try correct(["change_history": notes])
    let published = try register.post("\(path)/publish")
    #expect(published.status == 200, "\(published.text)")
    let more = try register.patch(
      path, ["summary": "At nine."], [("If-Match", "*"), ("Change-Note", "Hour added")])
    try register.expectProblem(more, 422, "invalid", ["Change-Note count"])
    #expect(try register.get(path).json == published.json)
  }

  @Test func `what is created as published is first public then, and an import does not say when`()
    throws
  {
    func post(_ more: JSONObject) throws -> JSON {
      var body: JSONObject = ["title": "Out at once", "kind": "news", "state": "published"]
      for (name, value) in more.members { body[name] = value }
      return try register.post("/v1/announcements", .object(body)).json
    }
    let now = try post([:])
    for member in ["first_published_at", "public_updated_at"] {
      #expect(now[member] == now["created_at"] && now[member] != .null)
    }
    let told = try post(["first_published_at": "2016-01-01T00:00:00Z"])
    #expect(told["first_published_at"] == "2016-01-01T00:00:00.000Z")
    let later = try post(["embargo_until": "2030-01-01T00:00:00Z"])
    #expect(later["first_published_at"] == "2030-01-01T00:00:00.000Z")
    let draft = try post(["state": "draft"])
    #expect(draft["first_published_at"] == .null)
    let row = #"{"title":"Of old","kind":"news","state":"published"}"#
    let report = try register.curl(
      "/v1/imports?kind=announcements", row, type: "application/x-ndjson")
    #expect(report.json["created"] == 1, "\(report.text)")
    let list = try register.get("/v1/announcements?sort=-first_published_at&fields=title")
    #expect(list.texts("title") == ["Out at once", "Out at once", "Of old"])
    #expect(
      try register.get("/v1/announcements?title=Of%20old").items[0]["first_published_at"] == .null)
  }

  @Test func `what readers do not see is no correction`() throws {
    let draft = try correct(["title": "The bridge opens on Monday"], note: "Day added")
    #expect(draft["public_updated_at"] == .null && draft["change_history"] == [])
    let published = try register.post("\(path)/publish", Optional.none, [("Change-Note", "Go")])
      .json
    #expect(published["change_history"] == [])
    let inside = try correct(["internal_note": "Minister to confirm."], note: "For us")
    #expect(inside["version"] == 4 && inside["change_history"] == [])
    #expect(inside["public_updated_at"] == published["public_updated_at"])
    let same = try correct(["title": "The bridge opens on Monday"], note: "Nothing")
    #expect(same["version"] == 4)
  }

  @Test func `what the change says itself stays`() throws {
    try register.post("\(path)/publish")
    let moment: JSON = "2026-01-01T00:00:00.000Z"
    let own: JSON = [["note": "Reworded", "public_timestamp": moment]]
    let changed = try correct(
      ["title": "A bridge", "public_updated_at": moment, "change_history": own], note: "For us")
    #expect(changed["public_updated_at"] == moment && changed["change_history"] == own)
  }

  @Test func `an import keeps the moment that its source gives, and is no change a second time`()
    throws
  {
    try register.post("\(path)/publish")
    func load(_ file: String) throws -> JSON {
      try register.curl("/v1/imports?kind=announcements", file, type: "application/x-ndjson").json
    }
    let bridge = #"{"identifiers":[{"scheme":"own","identifier":"bridge"}],"title":"#
    let source = bridge + #""Bridge","public_updated_at":"2026-01-01T00:00:00Z"}"#
    #expect(try load(source)["updated"] == 1)
    #expect(try load(source)["unchanged"] == 1)
    #expect(try register.get(path).json["public_updated_at"] == "2026-01-01T00:00:00.000Z")
    #expect(try load(bridge + #""Bridges"}"#)["updated"] == 1)
    let shown = try register.get(path).json
    #expect(shown["public_updated_at"] == shown["updated_at"])
  }
}
