import JSON
import Testing

/// Lists to which elements are only added.
@Suite struct AppendTests {
  private let register: TestRegister
  private let path: String
  private let first: JSON = ["date": "2020-01-01", "delta": -10, "reason": "Less to do"]
  private let second: JSON = ["date": "2020-02-01", "delta": 4, "reason": "More to do"]

  init() throws {
    register = try TestRegister()
    path =
      try register.addAward(
        "Bridge", 1000,
        [
          "amendments": [first], "identifiers": [["scheme": "own", "identifier": "bridge"]],
        ]
      ).path
  }

  private func amendments() throws -> JSON? { try register.get(path).json["amendments"] }

  @Test func `an element is added behind those there, and the record is worked out anew`() throws {
    let added = try register.post("\(path)/amendments", second, [("Change-Note", "Agreed")])
    #expect(added.status == 200 && added.json["version"] == 2)
    #expect(added.json["amendments"] == [first, second] && added.json["amount_current"] == 994)
    let entry = try #require(try register.get("\(path)/history").items.last)
    #expect(entry["op"] == "append" && entry["note"] == "Agreed")
    #expect(entry["changed_fields"] == ["amount_current", "amendments"])
    let csv = try register.get("/v1/awards.csv?fields=amendments").text
    #expect(csv.contains(#"More to do"#))
    #expect(try register.get("\(path)?as_of=2026-11-22").json["amendments"] == [first, second])
  }

  @Test func `what stands there is neither changed, moved nor taken away`() throws {
    let other: JSON = ["date": "2020-01-01", "delta": -11, "reason": "Less to do"]
    for (list, place) in [
      ([other], "/amendments/0"), ([second, first], "/amendments/0"), ([], "/amendments"),
    ] as [(JSON, String)] {
      let patched = try register.patch(path, ["amendments": list])
      try register.expectProblem(patched, 422, "invalid", ["\(place) appended_only"])
      #expect(patched.text.contains("POST …/amendments"))
      var whole = try #require(try register.get(path).json.object)
      whole["amendments"] = list
      whole["amount_current"] = nil
      try register.expectProblem(
        try register.put(path, .object(whole)), 422, "invalid", ["\(place) appended_only"])
    }
    let started = try register.post("\(path)/award", ["amendments": []])
    try register.expectProblem(started, 422, "invalid", ["/amendments appended_only"])
    #expect(try register.patch(path, ["amendments": [first, second]]).status == 200)
    #expect(try amendments() == [first, second])
    try register.delete(path)
    #expect(try register.post("\(path)/restore").json["amendments"] == [first, second])
  }

  @Test func `an import adds elements, and changes none`() throws {
    func load(_ amendments: String) throws -> Answer {
      try register.curl(
        "/v1/imports?kind=awards",
        #"{"identifiers":[{"scheme":"own","identifier":"bridge"}],"title":"Bridge","type":"grant","currency":"GBP","amendments":\#(amendments)}"#,
        type: "application/x-ndjson")
    }
    let refused = try load("[\(second.text)]")
    #expect(refused.text.contains("appended_only"), "\(refused.text)")
    #expect(try amendments() == [first])
    #expect(try load("[\(first.text),\(second.text)]").json["updated"] == 1)
    #expect(try load("[\(first.text),\(second.text)]").json["unchanged"] == 1)
    #expect(try amendments() == [first, second])
  }

  @Test func `faults are told in the element, and those of the record name their place`() throws {
    let wrong = try register.post("\(path)/amendments", ["delta": "1", "why": "x", "reason": "y"])
    try register.expectProblem(
      wrong, 422, "invalid", ["/date required", "/delta type", "/why unknown_member"])
    let most = try register.post(
      "\(path)/amendments", ["date": "2020-02-01", "delta": -2000, "reason": "All of it"])
    try register.expectProblem(most, 422, "invalid", [" amendments_exceed_award"])
    #expect(most.text.contains("At /amendments of the record: "))
    try register.expectProblem(
      try register.post("\(path)/amendments", [1]), 422, "invalid", [" type"])
    try register.expectProblem(
      try register.post("\(path)/amendments", second, [("If-Match", "\"7\"")]), 412)
    let (key, _) = try register.addKey(["awards:create"])
    try register.expectProblem(
      try register.ask(as: key, "POST", "\(path)/amendments", second), 403, "scope_missing")
    #expect(try amendments() == [first])
  }

  @Test func `the same request again adds nothing under its key`() throws {
    let key = [("Idempotency-Key", "one")]
    let added = try register.post("\(path)/amendments", second, key)
    let again = try register.post("\(path)/amendments", second, key)
    #expect(again.json == added.json && again["Idempotent-Replayed"] == "true")
    #expect(try amendments() == [first, second])
  }

  @Test func `a published announcement's notes are added to, its own among them`() throws {
    let news = try register.post(
      "/v1/announcements", ["title": "It opens", "kind": "news", "state": "published"]
    ).path
    try register.patch(
      news, ["title": "It opens on Monday"],
      [
        ("If-Match", "*"), ("Change-Note", "Day added"),
      ])
    let told: JSON = ["note": "Hour added", "public_timestamp": "2026-11-22T10:00:00.000Z"]
    let added = try register.post("\(news)/change_history", told)
    #expect(added.json["change_history"]?.array?.map { $0["note"] } == ["Day added", "Hour added"])
    #expect(added.json["public_updated_at"] == added.json["updated_at"])
    let reworded = try register.patch(news, ["change_history": [told]])
    try register.expectProblem(reworded, 422, "invalid", ["/change_history/0 appended_only"])
  }
}
