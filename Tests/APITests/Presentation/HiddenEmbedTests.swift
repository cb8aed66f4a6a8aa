import JSON
import Records
import Testing

/// What is hidden of the records that others refer to stays hidden when they are embedded.
@Suite struct HiddenEmbedTests {
  private static let clubs = Resource(
    name: "clubs", singular: "club", prefix: "clb", about: "Clubs.",
    lifecycle: Lifecycle(
      field: "state", initial: "draft", published: ["open"],
      embargo: .init(at: "embargo", verb: "open"),
      timed: [.move("open", from: ["waiting"], at: "embargo")],
      moves: [
        .init("open", from: ["draft", "waiting"], to: "open", about: "It opens."),
        .init("plan", from: ["draft"], to: "waiting", about: "It will open."),
      ]),
    summary: ["name", "state", "secret", "wardens"],
    fields: [
      Field("name", .text(1...40), .required, .filter, about: "The name."),
      Field("state", .choice(["draft", "waiting", "open"]), .filter, about: "Where it is."),
      Field("embargo", .instant, about: "When it becomes public."),
      Field("secret", .text(1...40), .unpublished, about: "What nobody should know."),
      Field(
        "wardens",
        .list([
          Field("name", .text(1...40), .required, about: "Who."),
          Field("until", .date, about: "The last day on which everybody sees it."),
        ]), .shownUntil("until"), about: "Who keeps it."),
    ], checks: [])

  private static let players = Resource(
    name: "players", singular: "player", prefix: "ply", about: "Players.",
    fields: [
      Field("name", .text(1...40), .required, .sort, about: "The name."),
      Field("club_id", .reference(to: "clubs"), .filterAs("club"), about: "The club."),
      Field("former_ids", .references(to: "clubs"), about: "Clubs before."),
      Field(
        "loans",
        .list([Field("club_id", .reference(to: "clubs"), .required, about: "To whom.")]),
        about: "Loans."),
      Field("wish_id", .reference(to: "clubs"), .unpublished, about: "Where to go next."),
    ], checks: [])

  private let register: SmallRegister
  private let open: String
  private let hidden: [String]
  private let player: String

  private static let target = "embed=club_id,former_ids,loans,wish_id"
  private static let secrets = ["SECRET", "Old warden", "DRAFT CLUB", "EMBARGOED", "WAITING"]

  init() throws {
    let register = try SmallRegister(Catalogue([Self.clubs, Self.players]))
    func club(_ more: JSONObject) throws -> String {
      var body: JSONObject = [
        "secret": "SECRET",
        "wardens": [
          ["name": "Old warden", "until": "2001-01-01"], ["name": "Ann", "until": .null],
        ],
      ]
      for (name, value) in more.members { body[name] = value }
      return try register.send("POST", "/v1/clubs", .object(body)).id
    }
    let open = try club(["name": "Open club", "state": "open"])
    let hidden = [
      try club(["name": "DRAFT CLUB"]),
      try club(["name": "EMBARGOED", "state": "open", "embargo": "2999-01-01T00:00:00Z"]),
      try club(["name": "WAITING", "state": "waiting", "embargo": "2999-01-01T00:00:00Z"]),
    ]
    player = try register.send(
      "POST", "/v1/players",
      [
        "name": "Pat", "club_id": .string(open), "former_ids": [.string(hidden[0])],
        "loans": [["club_id": .string(hidden[1])], ["club_id": .string(open)]],
        "wish_id": .string(hidden[2]),
      ]
    ).id
    (self.register, self.open, self.hidden) = (register, open, hidden)
  }

  @Test func `nobody without the scope sees hidden records or members in any form`() throws {
    for form in ["", ".csv", ".ndjson"] {
      for more in ["", "&fields=name,club_id,former_ids,loans,wish_id", "&links=true"] {
        let answer = try register.get("/v1/players\(form)?\(Self.target)\(more)")
        #expect(answer.status == 200 && answer.text.contains("Open club"), "\(answer.text)")
        for word in Self.secrets { #expect(!answer.text.contains(word), "\(form) \(word)") }
      }
    }
    let item = try register.get("/v1/players/\(player)?\(Self.target)&links=true")
    for word in Self.secrets + [hidden[2]] { #expect(!item.text.contains(word), "\(word)") }
  }

  @Test func `what is hidden is null, and what is not referred to in public is not there`() throws {
    let list = try register.get("/v1/players?\(Self.target)")
    let expected: JSON = [
      "self": .string("/v1/clubs/\(open)"), "name": "Open club", "state": "open", "secret": .null,
      "wardens": [["name": "Ann", "until": .null]],
    ]
    let embedded = try #require(list.json["embedded"]?.object)
    #expect(embedded.members.map(\.name).sorted() == [open, hidden[0], hidden[1]].sorted())
    #expect(embedded[open] == expected)
    #expect(embedded[hidden[0]] == .null && embedded[hidden[1]] == .null)
    let item = try register.get("/v1/players/\(player)?\(Self.target)")
    #expect(item.json["embedded"]?.object?[open] == expected)
    let csv = try register.get(
      "/v1/players.csv?fields=name,former_ids,loans&embed=former_ids,loans")
    #expect(
      csv.text.split(separator: "\r\n").map(String.init) == [
        "name,former_ids,loans,former_ids.name,former_ids.state,former_ids.secret,former_ids.wardens,"
          + "loans.club_id.name,loans.club_id.state,loans.club_id.secret,loans.club_id.wardens",
        "Pat,\(hidden[0]),\"[{\"\"club_id\"\":\"\"\(hidden[1])\"\"},{\"\"club_id\"\":\"\"\(open)\"\"}]\","
          + "[null],[null],[null],[null],\"[null,\"\"Open club\"\"]\",\"[null,\"\"open\"\"]\",\"[null,null]\","
          + "\"[null,[{\"\"name\"\":\"\"Ann\"\",\"\"until\"\":null}]]\"",
      ])
  }

  @Test func `who sees all sees all, under a tag of its own`() throws {
    let target = "/v1/players/\(player)?\(Self.target)"
    let all = try register.get(target, SmallRegister.operatorsKey)
    for word in Self.secrets { #expect(all.text.contains(word), "\(word)") }
    let anyone = try register.get(target)
    #expect(all["ETag"] != anyone["ETag"])
  }

  @Test func `the tag follows what is embedded, as far as the reader sees it`() throws {
    for target in [
      "/v1/players/\(player)?\(Self.target)", "/v1/players?\(Self.target)",
      "/v1/players.csv?\(Self.target)",
    ] {
      let before = try register.get(target)
      let tag = try #require(before["ETag"])
      func known() throws -> Int { try register.get(target, [("If-None-Match", tag)]).status }
      #expect(try known() == 304)
      // A hidden record that changes is nothing to who does not see it.
      try register.send(
        "PATCH", "/v1/clubs/\(hidden[0])", ["secret": "SECRET \(tag.count)"], [("If-Match", "*")])
      #expect(try known() == 304)
      let name = "Open club, \(target.count)"
      try register.send("PATCH", "/v1/clubs/\(open)", ["name": .string(name)], [("If-Match", "*")])
      #expect(try known() == 200 && register.get(target).text.contains(name))
      #expect(try register.get("/v1/players", [("If-None-Match", tag)]).status == 200)
    }
  }

  @Test func `the tag of a record with what it embeds is good for If-Match`() throws {
    let tag = try #require(try register.get("/v1/players/\(player)?\(Self.target)")["ETag"])
    #expect(tag.hasPrefix("\"1+"))
    let answer = try register.send(
      "PATCH", "/v1/players/\(player)", ["name": "Patricia"], [("If-Match", tag)])
    #expect(answer.json["version"] == 2)
  }
}
