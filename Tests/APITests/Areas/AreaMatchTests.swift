import JSON
import Testing

@testable import API

/// Records found by areas that are not the very ones they name.
@Suite struct AreaMatchTests {
  private let register: TestRegister
  private let poole = "gss:E06000029"
  private let successor = "gss:E06000058"

  init() throws {
    register = try TestRegister()
    try register.loadSample()
    for (name, area) in [
      ("By the composite", "local:pstn-bournemouth-poole-and-dorset"),
      ("By Poole", "gss:E06000029"), ("By the new council", "gss:E06000058"),
      ("By the county", "gss:E10000009"), ("By the region", "gss:E12000009"),
      ("Elsewhere", "gss:E06000022"), ("Nowhere known", "gss:E12000001"),
    ] {
      try register.addPartnership(
        name, ["area_ids": [.string(area)], "topics": ["matched"]])
      try register.addAward(
        name, 100,
        ["beneficiary_locations": [["area_id": .string(area)]], "award_date": "2026-01-05"])
    }
  }

  private func names(_ query: String) throws -> Set<String> {
    let answer = try register.get("/v1/partnerships?topic=matched&\(query)")
    #expect(answer.status == 200, "\(answer.text)")
    return Set(answer.texts("name"))
  }

  @Test func `a search by one council finds the records of the place it was part of`() throws {
    #expect(try names("area=\(poole)") == ["By Poole"])
    let joint: Set = ["By Poole", "By the composite", "By the new council", "By the region"]
    #expect(try names("area=\(poole)&area_match=any") == joint)
    #expect(try names("area=\(poole)&area_match=covers") == joint)
    #expect(try names("area=\(poole)&area_match=within") == ["By Poole"])
    #expect(try names("area=\(poole)&area_match=overlaps").isEmpty)
    #expect(try names("area=\(poole)&area_match=exact") == ["By Poole"])
  }

  @Test func `and back: what lies within the place, and what only partly does`() throws {
    let place = "local:pstn-bournemouth-poole-and-dorset"
    #expect(
      try names("area=\(place)&area_match=within")
        == ["By the composite", "By Poole", "By the new council", "By the county"])
    #expect(try names("area=\(successor)&area_match=overlaps") == ["By the county"])
    #expect(
      try names("area=\(successor)&area_match=any") == [
        "By Poole", "By the composite", "By the new council", "By the county", "By the region",
      ])
  }

  @Test func `an area that has ended stands for its successors if that is asked`() throws {
    #expect(try names("area=\(poole)&resolve=current&area_match=exact") == ["By the new council"])
    let found = try names("area=\(poole)&resolve=current")
    #expect(found == (try names("area=\(successor)&area_match=any")))
    #expect(found.contains("By the composite"))
    #expect(try names("area=\(successor)&resolve=current").contains("By the composite"))
    #expect(
      try names("area=gss:E10000009&resolve=current&area_match=exact") == ["By the new council"])
  }

  @Test func `awards, announcements and organisations are found so too`() throws {
    let awards = try register.get("/v1/awards?area=\(poole)&area_match=any&q=by")
    #expect(Set(awards.texts("title")).isSuperset(of: ["By Poole", "By the composite"]))
    let news = try register.get("/v1/announcements?area=\(poole)&area_match=any")
    #expect(news.texts("title").contains("Network delivers 'better services for less'"))
    let councils = try register.get("/v1/organisations?area=\(successor)&area_match=within")
    #expect(councils.texts("name").contains { $0.contains("Poole") })
  }

  @Test func `areas that cannot be decided are named, and their records left out`() throws {
    let answer = try register.get("/v1/partnerships?topic=matched&area=\(poole)&area_match=any")
    let undecided = answer.json["undecided"]?.array ?? []
    #expect(undecided.contains { $0["name"] == "North East" && $0["code"] == "layer_missing" })
    #expect(answer["X-Undecided-Areas"] == String(undecided.count))
    #expect(!answer.texts("name").contains("Nowhere known"))
    let plain = try register.get("/v1/partnerships?topic=matched&area=\(poole)")
    #expect(plain.json["undecided"] == nil && plain["X-Undecided-Areas"] == nil)
  }

  @Test func `an area to which drafts alone refer is named to who sees them`() throws {
    try register.post(
      "/v1/areas",
      [
        "name": "Hush Quarter", "kind": "atomic", "type": "OTHER",
        "codes": [["scheme": "local", "code": "hush"]],
      ])
    func told(_ headers: TestRegister.Fields = []) throws -> (isNamed: Bool, count: Int) {
      let answer = try register.get(
        "/v1/announcements?area=\(successor)&area_match=any", headers)
      return (answer.text.contains("Hush Quarter"), Int(answer["X-Undecided-Areas"] ?? "") ?? -1)
    }
    let others = try told().count
    let ours = try register.addOrganisation("Ours").id
    let draft = try register.post(
      "/v1/announcements",
      [
        "title": "Soon", "kind": "news", "area_ids": ["local:hush"], "owner_ids": [.string(ours)],
      ])
    #expect(draft.status == 201)
    let stranger = try register.addKey(
      ["drafts:read"], owner: try register.addOrganisation("Theirs").id
    ).header
    let owner = try register.addKey(["drafts:read"], owner: ours).header
    for (headers, isTold) in [
      ([], false), ([stranger], false), ([owner], true), ([TestRegister.authorisation], true),
    ] {
      #expect(try told(headers) == (isTold, others + (isTold ? 1 : 0)))
    }
    try register.post("\(draft.path)/publish")
    #expect(try told().isNamed)
    try register.delete(draft.path)
    #expect(try !told().isNamed)
  }

  @Test func `however many lists are asked for, nothing of them is kept`() throws {
    let tallies = register.service.allTallies.count
    for _ in 0..<3 { _ = try names("area=\(poole)&area_match=any") }
    #expect(register.service.allTallies.count == tallies)
  }

  @Test func `total, pages, CSV and JSON lines are those of the same records`() throws {
    let query = "topic=matched&area=\(poole)&area_match=any&sort=name"
    let whole = try register.get("/v1/partnerships?\(query)")
    #expect(whole.json["total"] == 4 && whole.items.count == 4)
    var seen: [String] = []
    var next: String? = "/v1/partnerships?\(query)&limit=1"
    while let target = next {
      let page = try register.get(target)
      seen += page.texts("name")
      next = page.json["next"]?.string
    }
    #expect(seen == whole.texts("name"))
    let csv = try register.get("/v1/partnerships.csv?\(query)&fields=name")
    #expect(csv.text.split(separator: "\r\n").dropFirst().map(String.init) == seen)
    #expect(csv["X-Undecided-Areas"] == whole["X-Undecided-Areas"])
    let lines = try register.get("/v1/partnerships.ndjson?\(query)&fields=name")
    #expect(lines.text.split(separator: "\n").count == 4)
    // A cursor belongs to one way of matching.
    let first = try register.get("/v1/partnerships?\(query)&limit=1")
    let cursor = try #require(first.json["next"]?.string?.split(separator: "cursor=").last)
    let other = try register.get(
      "/v1/partnerships?topic=matched&area=\(poole)&area_match=covers&sort=name&limit=1&cursor=\(cursor)"
    )
    #expect(other.faults == ["cursor cursor"])
  }

  @Test func `several areas, none of them, and every one of them`() throws {
    let any = "area_match=any"
    #expect(
      try names("area=gss:E06000022&area=\(poole)&\(any)")
        == names("area=gss:E06000022&\(any)").union(names("area=\(poole)&\(any)")))
    let without = try names("area__not=\(poole)&\(any)")
    #expect(without == ["By the county", "Elsewhere", "Nowhere known"])
    #expect(
      try names("area__all=\(poole),gss:E10000009&\(any)") == [
        "By the composite", "By the new council", "By the region",
      ])
  }

  @Test func `what goes with no area, or is no such thing, is refused`() throws {
    let alone = try register.get("/v1/partnerships?area_match=any")
    #expect(alone.status == 400 && alone.faults == ["area_match without_area"])
    let wrong = try register.get("/v1/awards?area=\(poole)&area_match=near&on=then&resolve=x")
    #expect(wrong.faults == ["area_match not_a_choice", "resolve not_a_choice", "on date"])
    #expect(try register.get("/v1/areas?area_match=any").faults == ["area_match unknown_parameter"])
  }

  @Test func `an area that ended is read as what became of it`() throws {
    let one = try register.get("/v1/areas/\(poole)?resolve=current")
    #expect(one.status == 200 && one.json["name"] == "Bournemouth, Christchurch and Poole")
    #expect(one["Content-Location"] == one.path)
    let several = try register.get("/v1/areas/gss:E10000009?resolve=current")
    #expect(several.status == 300)
    #expect(several.texts("name") == ["Bournemouth, Christchurch and Poole", "Dorset"])
    #expect(several.json["area"]?["state"] == "ended")
    let same = try register.get("/v1/areas/gss:E06000022?resolve=current")
    #expect(same.json["name"] == "Bath and North East Somerset")
    try register.post(
      "/v1/areas",
      [
        "name": "Gone", "kind": "atomic", "type": "OTHER", "end_date": "2001-03-31",
        "codes": [["scheme": "local", "code": "gone"]],
      ])
    let gone = try register.get("/v1/areas/local:gone?resolve=current")
    #expect(gone.status == 404 && gone.json["code"] == "no_successor")
    #expect(try register.get("/v1/areas/\(poole)").json["state"] == "ended")
    #expect(try register.get("/v1/areas/\(poole)?resolve=then").faults == ["resolve not_a_choice"])
    #expect(
      try register.get("/v1/partnerships/x?resolve=current").faults == ["resolve unknown_parameter"]
    )
  }
}
