import JSON
import Testing

/// Names and a few members of what records refer to, in one answer with them.
@Suite struct EmbedTests {
  private let register: TestRegister
  private let lead: String
  private let body: String
  private let area: String

  init() throws {
    register = try TestRegister()
    area = try register.addArea("Bay", gss: "E06000900").id
    lead = try register.addOrganisation("Council", ["sector": "public"]).id
    body = try register.addOrganisation(
      "Alliance Ltd",
      ["other_names": [["name": "Alliance", "kind": "former", "end_date": "2012"]]]
    ).id
    try register.addPartnership(
      "Alliance",
      [
        "area_ids": [.string(area)], "body_id": .string(body),
        "partners": [
          ["organisation_id": .string(lead), "role": "lead"],
          ["organisation_id": .string(body), "role": "partner"],
        ],
      ])
    try register.addPartnership("Other", ["area_ids": [.string(area)]])
  }

  private var council: JSON {
    [
      "self": .string("/v1/organisations/\(lead)"), "name": "Council", "classification": .null,
      "sector": "public",
    ]
  }

  @Test func `a list has each record once beside its items`() throws {
    let list = try register.get("/v1/partnerships?embed=partners.organisation_id,area_ids")
    #expect(list.json.object?.members.map(\.name) == ["items", "next", "total", "embedded"])
    let embedded = try #require(list.json["embedded"]?.object)
    #expect(Set(embedded.members.map(\.name)) == [area, lead, body])
    #expect(embedded[lead] == council)
    #expect(embedded[area]?["name"] == "Bay" && embedded[area]?["type"] == "UA")
    // The items are as they are without it.
    #expect(try list.items == register.get("/v1/partnerships").items)
  }

  @Test func `the beginning of a path names all references below it`() throws {
    for names in ["partners", "partners,partners.organisation_id", "partners.organisation_id"] {
      let list = try register.get("/v1/partnerships?q=Alliance&embed=\(names)")
      #expect(list.json["embedded"]?.object?.count == 2, "\(names)")
    }
  }

  @Test func `a record and a JSON line have their own as their last member`() throws {
    let path = try register.get("/v1/partnerships?q=Alliance").items[0]["self"]?.string ?? ""
    let one = try register.get("\(path)?embed=partners&fields=name,partners")
    #expect(one.json.object?.members.map(\.name) == ["name", "partners", "embedded"])
    #expect(one.json["embedded"]?[lead] == council)
    let lines = try register.get("/v1/partnerships.ndjson?embed=area_ids&fields=area_ids")
    let line =
      #"{"area_ids":["\#(area)"],"embedded":{"\#(area)":{"self":"/v1/areas/\#(area)","name":"Bay","kind":"atomic","type":"UA"}}}"#
    #expect(lines.text == "\(line)\n\(line)\n")
  }

  @Test func `CSV has a column a member, one value or a JSON array in the order of the ids`() throws
  {
    let csv = try register.get(
      "/v1/partnerships.csv?fields=name,body_id,area_ids&embed=body_id,area_ids")
    #expect(
      csv.text == """
        name,area_ids,body_id,area_ids.name,area_ids.kind,area_ids.type,body_id.name,\
        body_id.classification,body_id.sector\r
        Alliance,\(area),\(body),"[""Bay""]","[""atomic""]","[""UA""]",Alliance Ltd,,third\r
        Other,\(area),,"[""Bay""]","[""atomic""]","[""UA""]",,,\r\n
        """)
  }

  @Test func `as of a day names are those of the day`() throws {
    let path = try register.get("/v1/partnerships?q=Alliance").items[0]["self"]?.string ?? ""
    for target in [
      "\(path)?embed=body_id&as_of=2011-01-01",
      "/v1/partnerships?embed=body_id&as_of=2011-01-01",
    ] {
      #expect(try register.get(target).json["embedded"]?[body]?["name"] == "Alliance")
      let now = target.replacing("&as_of=2011-01-01", with: "")
      #expect(try register.get(now).json["embedded"]?[body]?["name"] == "Alliance Ltd")
    }
  }

  @Test func `files longer than a batch have every row's records`() throws {
    let rows = (0..<1200).map {
      #"{"title":"Award \#($0)","type":"grant","currency":"GBP","beneficiary_locations":[{"area_id":"\#(area)"}]}"#
    }
    let report = try register.curl(
      "/v1/imports?kind=awards&mode=insert", rows.joined(separator: "\n"),
      type: "application/x-ndjson")
    #expect(report.json["created"] == 1200, "\(report.text)")
    for target in ["fields=title,beneficiary_locations&", "exclude=description&"] {
      let lines = try register.get("/v1/awards.ndjson?\(target)embed=beneficiary_locations")
      let all = lines.text.split(separator: "\n")
      #expect(all.count == 1200 && all.allSatisfy { $0.contains(#""name":"Bay""#) })
      let csv = try register.get("/v1/awards.csv?\(target)embed=beneficiary_locations")
      let found = csv.text.split(separator: "\r\n").dropFirst()
      #expect(found.count == 1200 && found.allSatisfy { $0.contains(#""[""Bay""]""#) })
    }
  }

  @Test func `however many records are embedded one after the other, each row has its own`() throws
  {
    func load(_ kind: String, _ row: (Int) -> String) throws {
      let report = try register.curl(
        "/v1/imports?kind=\(kind)&mode=insert", (0..<1500).map(row).joined(separator: "\n"),
        type: "application/x-ndjson")
      #expect(report.json["created"] == 1500, "\(report.text.prefix(500))")
    }
    try load("organisations") { number in
      #"{"name":"Body \#(number) of the long list","sector":"third","identifiers":[{"scheme":"own","identifier":"b\#(number)"}]}"#
    }
    try load("awards") { number in
      #"{"title":"Award \#(number)","type":"grant","currency":"GBP","recipients":[{"organisation_id":"own:b\#(number)"}]}"#
    }
    for _ in 1...2 {
      let file = try register.get("/v1/awards.ndjson?fields=title,recipients&embed=recipients")
      let rows = file.text.split(separator: "\n")
      #expect(rows.count == 1500)
      for (number, row) in rows.enumerated() {
        let isOwn =
          row.hasPrefix(#"{"title":"Award \#(number)","#)
          && row.contains(#""name":"Body \#(number) of the long list""#)
        #expect(isOwn, "\(row)")
      }
    }
  }

  @Test func `a name that changes is shown at once, to everybody and to insiders`() throws {
    for name in ["Council A", "Council B"] {
      try register.patch("/v1/organisations/\(lead)", ["name": .string(name)])
      for headers in [[], [TestRegister.authorisation]] {
        let list = try register.get("/v1/partnerships?embed=partners", headers)
        #expect(list.json["embedded"]?[lead]?["name"]?.string == name)
        #expect(list.json["embedded"]?[body]?["name"] == "Alliance Ltd")
      }
    }
  }

  @Test func `pages go on with what was asked`() throws {
    let first = try register.get("/v1/partnerships?limit=1&embed=area_ids&links=true")
    let next = try #require(first.json["next"]?.string)
    let second = try register.get(String(next))
    #expect(second.status == 200 && second.json["embedded"]?[area]?["name"] == "Bay")
    #expect(second.items[0]["_links"] != nil)
  }

  @Test(arguments: [
    (
      "partnerships?embed=partner", "embed not_a_reference",
      "did you mean partners.organisation_id?"
    ),
    ("partnerships?embed=area_id", "embed not_a_reference", "did you mean area_ids?"),
    ("partnerships?embed=name", "embed not_a_reference", "refer to no other records by name"),
    ("partnerships?embed=", "embed not_a_reference", "area_ids, parent_id"),
    ("partnerships?embed=area_ids&embed=partners", "embed repeated", "give it once"),
    ("partnerships?embed=partners&fields=name", "embed not_shown", "fields leaves partners out"),
    ("partnerships?embed=area_ids&exclude=area_ids", "embed not_shown", "exclude leaves area_ids"),
    ("areas.geojson?embed=parents", "embed other_form", "for JSON, .csv and .ndjson"),
    ("organisations.popolo.json?embed=area_id", "embed other_form", "members of its own"),
    ("partnerships?embde=area_ids", "embde unknown_parameter", "did you mean embed?"),
  ])
  func `what it is not taken with is 400 with the reason`(
    target: String, fault: String, hint: String
  ) throws {
    try register.expectRefusal(target, fault, hint)
  }
}
