import API
import HTTP
import JSON
import Testing

/// What one client may cost: bytes of a page, files on their way, members of a body.
@Suite struct BoundsTests {
  @Test func `a page of long records ends early, and the next goes on where it ended`() throws {
    let register = try TestRegister()
    let body = String(repeating: "long ", count: 39_000)
    for number in 1...30 {
      try register.post(
        "/v1/announcements",
        ["title": .string("Text \(number)"), "kind": "news", "body": .string(body)])
    }
    let first = try register.get(
      "/v1/announcements?limit=200", [TestRegister.authorisation])
    #expect(first.items.count == 22, "a page ends with the record that passes 4 MiB")
    let next = try #require(first.json["next"]?.string)
    let second = try register.get(String(next), [TestRegister.authorisation])
    #expect(second.json["next"] == .null)
    let titles = first.texts("title") + second.texts("title")
    #expect(titles == (1...30).map { "Text \($0)" })
  }

  @Test func `so many files may be on their way, and a place is free when one ends`() throws {
    let register = try TestRegister()
    try register.post("/v1/organisations", ["name": "Council", "sector": "public"])
    let api = try register.service.makeHandler()
    let request = Request(method: .get, path: "/v1/organisations.ndjson")
    var files = (0..<64).map { _ in api.answer(request) }
    #expect(files.allSatisfy { $0.status == .ok })
    let refused = try Answer(api.answer(request))
    #expect(refused.status == 503 && refused["Retry-After"] == "2")
    files.removeLast()
    #expect(api.answer(request).status == .ok)
  }

  @Test func `a file in an order has every row once, those without a value last`() throws {
    let register = try TestRegister()
    for (title, date) in [("C", "2013-01-02"), ("A", nil), ("B", "2013-01-01"), ("D", nil)] {
      var award: JSONObject = ["title": .string(title), "type": "grant", "currency": "GBP"]
      award["award_date"] = date.map(JSON.string)
      try register.post("/v1/awards", .object(award))
    }
    for (sort, order) in [("award_date", "BCAD"), ("-award_date", "CBDA"), ("-title", "DCBA")] {
      let file = try register.get("/v1/awards.csv?fields=title&sort=\(sort)")
      #expect(file.text == "title\r\n" + order.map { "\($0)\r\n" }.joined())
    }
  }

  @Test func `a patch of eighty thousand members is refused before it is merged`() throws {
    let register = try TestRegister()
    let council = try register.post(
      "/v1/organisations", ["name": "Council", "sector": "public"])
    let many = (0..<80_000).map { "\"a\($0)\":0" }.joined(separator: ",")
    let refused = try register.ask(
      "PATCH", council.path,
      [TestRegister.authorisation, ("If-Match", "*"), ("Content-Type", "application/json")],
      body: Array("{\(many)}".utf8))
    try register.expectProblem(refused, 400, "too_many_members")
  }

  @Test func `under a code a tag says nothing, because another record may bear it later`() throws {
    let register = try TestRegister()
    let body: JSON = [
      "name": "First", "sector": "third",
      "identifiers": [["scheme": "own", "identifier": "one"]],
    ]
    let first = try register.post("/v1/organisations", body)
    let place = "/v1/organisations/own:one"
    #expect(try register.get(first.path, [("If-None-Match", "\"1\"")]).status == 304)
    try register.delete(first.path)
    try register.post("/v1/organisations", body)
    #expect(try register.get(place, [("If-None-Match", "\"1\"")]).status == 200)
  }

  @Test func `behind a proxy the next page is where clients reach the server`() throws {
    let register = try TestRegister { $0.publicURL = "https://register.example.org" }
    try register.loadSample()
    let next = try register.get("/v1/areas?limit=1").json["next"]?.string ?? ""
    #expect(next.hasPrefix("https://register.example.org/v1/areas?limit=1&cursor="))
    let log = try register.get("/v1/changes?limit=1").json["next"]?.string ?? ""
    #expect(log == "https://register.example.org/v1/changes?after=1&limit=1")
  }
}
