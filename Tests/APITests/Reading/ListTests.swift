import JSON
import Testing

/// What a list looks like and what it can be asked for.
@Suite struct ListTests {
  @Test(arguments: TestRegister.Way.allCases)
  func `a list is items, next and total, and every item has every member`(
    way: TestRegister.Way
  ) throws {
    let register = try TestRegister(way)
    try register.addOrganisation("Poole Trust")
    let answer = try register.get("/v1/organisations")
    #expect(answer.status == 200 && answer["Content-Type"] == "application/json")
    #expect(answer.json.object?.members.map(\.name) == ["items", "next", "total"])
    #expect(answer.json["next"] == .null && answer.json["total"] == 1)
    let item = answer.items.first?.object ?? [:]
    #expect(
      item.members.map(\.name) == [
        "self", "id", "version", "created_at", "updated_at", "name", "other_names", "identifiers",
        "classification", "sector", "public_subsector", "legal_form", "forms", "parents",
        "area_id", "founding_date", "dissolution_date", "org_id", "predecessor_ids",
        "successor_ids", "contact_details", "links", "sources", "licence", "note", "owner_ids",
        "internal_note",
      ])
    #expect(item["parents"] == [] && item["note"] == .null && item["version"] == 1)
    #expect(item["self"]?.string == "/v1/organisations/\(item["id"]?.string ?? "")")
    #expect(answer["Vary"] == "Accept, Authorization")
    #expect(answer["Cache-Control"] == "public, max-age=60, stale-while-revalidate=300")
  }

  @Test func `an empty list is an object too`() throws {
    #expect(
      try TestRegister().get("/v1/awards").text == #"{"items":[],"next":null,"total":0}"#)
  }

  @Test(arguments: [
    ("amount_awarded=500", "B"), ("amount_awarded__gte=500", "B C"),
    ("amount_awarded__gt=500", "C"), ("amount_awarded__lte=500", "A B"),
    ("amount_awarded__lt=500", "A"), ("amount_awarded__not=500", "A C D"),
    ("amount_awarded__isnull=true", "D"), ("amount_awarded__isnull=false", "A B C"),
    ("title=A&title=C", "A C"), ("title__not=A&title__not=B", "C D"),
    ("amount_awarded__gte=100&amount_awarded__lt=900&title__not=A", "B"),
    ("programme_title=Arts", "A B"), ("programme_title__not=Arts", "C D"),
    ("programme_title=Arts&programme_title=Sport", "A B"),
    ("programme_title__all=Arts,Sport", "B"), ("programme_title__isnull=true", "C D"),
    ("financial_year=2013/14", "A"), ("financial_year=2013%2F14&status=pledged", "A"),
    ("status=active", ""), ("currency=GBP&count=false", "A B C D"),
  ])
  func `filters choose rows`(query: String, titles: String) throws {
    let register = try TestRegister()
    func programmes(_ titles: String...) -> JSON {
      .array(titles.map { ["title": .string($0)] })
    }
    try register.addAward(
      "A", 100, ["grant_programmes": programmes("Arts"), "award_date": "2013-07-03"])
    try register.addAward("B", 500, ["grant_programmes": programmes("Arts", "Sport")])
    try register.addAward("C", 900)
    try register.addAward("D", nil)
    let answer = try register.get("/v1/awards?\(query)")
    #expect(answer.texts("title").joined(separator: " ") == titles, "\(answer.text)")
  }

  @Test func `what is percent-encoded, and a plus for a space, means the same`() throws {
    let register = try TestRegister()
    try register.addOrganisation("Ångström & Söhne + 100%")
    for name in [
      "%C3%85ngstr%C3%B6m%20%26%20S%C3%B6hne%20%2B%20100%25",
      "%c3%85ngstr%c3%b6m+%26+S%c3%b6hne+%2B+100%25",
    ] {
      #expect(try register.get("/v1/organisations?name=\(name)").items.count == 1)
      #expect(try register.get("/v1/organisations?n%61me__contains=\(name)").items.count == 1)
    }
  }

  @Test func `emoji and text from right to left are kept, filtered and found`() throws {
    let register = try TestRegister()
    let name = "🤝 שלום عربي 👩‍👩‍👧"
    let created = try register.addOrganisation(name)
    #expect(created.json["name"]?.string == name)
    #expect(
      try register.get("/v1/organisations?name__contains=%F0%9F%A4%9D+%D7%A9").texts("name") == [
        name
      ])
    #expect(
      try register.get("/v1/organisations?q=%D7%A9%D7%9C%D7%95%D7%9D").texts("name") == [name])
    #expect(try register.get("/v1/organisations.csv?fields=name").text == "name\r\n\(name)\r\n")
    try register.expectProblem(
      try register.get("/v1/organisations?q=%F0%9F%A4%9D"), 400, "bad_request", ["q empty_search"])
  }

  @Test(arguments: [
    ("sort=amount_awarded", "A B C D"), ("sort=-amount_awarded", "C B A D"),
    ("sort=-amount_awarded,title", "C B A D"), ("sort=title", "A B C D"),
    ("sort=-title", "D C B A"),
    ("sort=-id", "D C B A"), ("sort=-updated_at", "D C B A"),
  ])
  func `rows come in the order asked for, nulls last`(query: String, titles: String) throws {
    let register = try TestRegister()
    for (title, pence) in [("A", 100), ("B", 500), ("C", 900), ("D", nil)] {
      try register.addAward(title, pence.map(Int64.init))
    }
    let answer = try register.get("/v1/awards?\(query)")
    #expect(answer.texts("title").joined(separator: " ") == titles)
  }

  @Test func `fields gives the members named, in the order of the document`() throws {
    let register = try TestRegister()
    let path = try register.addOrganisation("Poole Trust").path
    #expect(
      try register.get("\(path)?fields=sector,name").text
        == #"{"name":"Poole Trust","sector":"third"}"#)
    #expect(
      try register.get("/v1/organisations?fields=version,name&count=false").text
        == #"{"items":[{"version":1,"name":"Poole Trust"}],"next":null}"#)
  }

  @Test(arguments: TestRegister.Way.allCases)
  func `q finds words of the searched members, whole or begun`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    try register.addPartnership("Children's Trust", ["purpose": "Safer streets in Lewisham"])
    try register.addPartnership("Health Board")
    #expect(try register.get("/v1/partnerships?q=lewisham").texts("name") == ["Children's Trust"])
    #expect(try register.get("/v1/partnerships?q=LEWI*+safer").json["total"] == 1)
    #expect(try register.get("/v1/partnerships?q=lewi").items.isEmpty)
    #expect(try register.get("/v1/partnerships?q=%22(AND+NEAR*").items.isEmpty)
    #expect(
      try register.get("/v1/partnerships?q=\(String(repeating: "a", count: 7000))").items.isEmpty)
  }

  @Test func `modified_since gives what changed from a moment on`() throws {
    let register = try TestRegister()
    let first = try register.addOrganisation("First")
    let second = try register.addOrganisation("Second")
    let moment = second.json["updated_at"]?.string ?? ""
    func names() throws -> [String] {
      try register.get("/v1/organisations?modified_since=\(moment)").texts("name")
    }
    #expect(try names() == ["Second"])
    try register.patch(first.path, ["note": "Looked at."])
    #expect(try names() == ["First", "Second"])
    #expect(
      try register.get("/v1/organisations?modified_since=2036-11-22T09:00:00%2B01:00").items.isEmpty
    )
  }

  @Test func `the total counts all pages, and is left out where it is not wanted`() throws {
    let register = try TestRegister()
    for number in 1...3 { try register.addOrganisation("Trust \(number)") }
    let first = try register.get("/v1/organisations?limit=2")
    #expect(first.items.count == 2 && first.json["total"] == 3)
    #expect(try register.get("/v1/organisations?limit=1&count=true").json["total"] == 3)
    #expect(try register.get("/v1/organisations?count=false").json["total"] == nil)
  }
}
