import JSON
import Testing

/// What clients and people do that means one thing only is taken, and what cannot be meant is told.
@Suite struct LenienceTests {
  @Test
  func
    `a code that a reader spells otherwise is taken, and one that cannot be is told`()
    throws
  {
    let register = try TestRegister()
    let body: JSON = [
      "name": "Rowing", "sector": "third", "classification": "charity",
      "identifiers": [["scheme": "GB-COH", "identifier": "09106232"]],
    ]
    let made = try register.post("/v1/organisations", body)
    #expect(made.status == 201)
    for code in ["GB-COH:09106232", "GB-COH:9106232", "gb-coh:09106232", "GB-COH-09106232"] {
      #expect(
        try register.get("/v1/organisations?identifier=\(code)").texts("name") == ["Rowing"],
        "\(code)")
      #expect(try register.get("/v1/organisations/\(code)").status == 200, "\(code)")
    }
    let wrong = try register.get("/v1/organisations?identifier=GB-COH:banana")
    #expect(wrong.status == 400)
    #expect(wrong.text.contains("eight characters with leading zeros"))
    let several = try register.get("/v1/areas?code=gss:E06000029,gss:E06000028")
    #expect(several.status == 400 && several.text.contains("a parameter of its own"))
    #expect(try register.get("/v1/areas?code=gss:e06000029").json["total"] == 0)
    #expect(try register.get("/v1/areas/gss:banana").status == 404)
  }

  @Test func `search finds codes and numbers`() throws {
    let register = try TestRegister()
    let body: JSON = [
      "name": "Rowing", "sector": "third", "classification": "charity",
      "identifiers": [["scheme": "GB-COH", "identifier": "09106232"]],
    ]
    #expect(try register.post("/v1/organisations", body).status == 201)
    #expect(try register.get("/v1/organisations?q=09106232").texts("name") == ["Rowing"])
  }

  @Test func `the declared way of matching areas asks for nothing where no area is named`() throws {
    let register = try TestRegister()
    for kind in ["partnerships", "awards", "announcements"] {
      #expect(try register.get("/v1/\(kind)?area_match=exact").status == 200)
      #expect(try register.get("/v1/\(kind)?area_match=any").status == 400)
    }
  }

  @Test func `health checks need no right key, and marks in addresses do not matter`()
    throws
  {
    let register = try TestRegister()
    for path in ["/livez", "/readyz", "/healthcheck/live", "/healthcheck/ready"] {
      #expect(
        try register.get("\(path)?_=1&utm_source=x", [("Authorization", "Bearer bad")])
          .status == 200)
      #expect(try register.get("\(path)?what=1").status == 400)
    }
    #expect(try register.get("/?utm_campaign=x", [("Accept", "text/html")]).status == 200)
  }

  @Test
  func `moments have any number of digits, and hints where they are none`()
    throws
  {
    let register = try TestRegister()
    let since = "/v1/areas?modified_since="
    #expect(try register.get("\(since)2026-01-01T00:00:00.123456789Z").status == 200)
    #expect(try register.get("\(since)2026-01-01T00:00:00%2B0100").text.contains("+01:00"))
    #expect(try register.get("\(since)2026-01-01T09:00Z").text.contains("seconds"))
    #expect(try register.get("/v1/awards/360G:a/b").text.contains("%2F"))
  }

  @Test func `a byte order mark before the lines of a file is none of it`() throws {
    let register = try TestRegister()
    let file = "\u{FEFF}{\"name\":\"Rowing\",\"sector\":\"third\",\"classification\":\"charity\"}\n"
    let answer = try register.curl(
      "/v1/imports?kind=organisations", file, type: "application/x-ndjson")
    #expect(answer.status == 200 && answer.json["created"] == 1)
  }

  @Test func `a file of headings alone is told, and imports nothing`() throws {
    let register = try TestRegister()
    for (type, file) in [("text/csv", "name,sector\r\n"), ("text/csv", "nonsense\r\n")] {
      let answer = try register.curl("/v1/imports?kind=organisations", file, type: type)
      #expect(answer.status == 422 && answer.json["code"] == "no_rows")
    }
  }
}
