import JSON
import Records
import Register
import Sample
import Store
import TestSupport
import Testing

/// What the documents say of bodies, asked of the sample register.
@Suite struct OrganisationFixtureTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("sample.db"), catalogue: .register, services: .register)
    try SampleRegister.load(into: store)
  }

  private func items(_ kind: String, _ parameters: [(String, String)]) throws -> [JSONObject] {
    let (reader, resource) = (try store.makeReader(), try #require(Catalogue.register[kind]))
    let query = try Query(
      resource, parameters.map { (name: $0.0, value: $0.1) }, in: .register
    ) { try reader.identify($0, $1) }
    var bytes = Array("[".utf8)
    _ = try reader.page(query, to: &bytes)
    bytes += "]".utf8
    return try JSON(parsing: bytes).array?.compactMap(\.object) ?? []
  }

  private func one(_ kind: String, _ code: String, _ more: [(String, String)] = []) throws
    -> JSONObject
  {
    try #require(try items(kind, [("identifier", code)] + more).first)
  }

  @Test(arguments: [
    ("2009-12-31", "Centre for Public Service Partnerships", "sample:university-of-birmingham"),
    ("2010-02-01", "CPSP @ LGiU", "sample:lgiu"),
  ])
  func `the centre moved and was renamed in January 2010, and stayed one body with one director`(
    day: String, name: String, host: String
  ) throws {
    let date = ("as_of", day)
    let centre = try one("organisations", "sample:cpsp", [date])
    #expect(centre.text("name") == name)
    #expect(centre.text("id") == (try one("organisations", "sample:cpsp-lgiu").text("id")))
    let hosts = centre.list("parents").compactMap { $0.text("organisation_id") }
    #expect(hosts == [try #require(try one("organisations", host).text("id"))])
    let posts = try items("posts", [("organisation", "sample:cpsp"), date])
    #expect(posts.map { $0.text("label") } == ["Director"])
    let director = try one("people", "sample:john-tizard").text("id")
    #expect(posts[0].list("holders").map { $0.text("person_id") } == [director])
  }

  @Test func `the changes of the centre are events that the announcement told`() throws {
    let events = try items(
      "organisation-events", [("organisation", "sample:cpsp"), ("sort", "effective")])
    #expect(events.map { $0.text("kind") } == ["renamed", "moved_host", "relocated"])
    #expect(events.allSatisfy { $0.text("effective") == "2010-01" })
    let announcement = try #require(
      try one("announcements", "sample:ann-lgiu-2009-12-14").text("id"))
    for event in events {
      #expect(event["announcement_ids"]?.array?.compactMap(\.string) == [announcement])
    }
  }

  @Test
  func `the sponsors of the centre are a foundation, a company and a person, over five years`()
    throws
  {
    let sponsorships = try items(
      "awards", [("recipient", "sample:cpsp"), ("type", "sponsorship"), ("sort", "title")])
    #expect(sponsorships.count == 3)
    var sectors: [String] = []
    for award in sponsorships {
      let funder = try #require(award.list("funders").first)
      if let id = funder.text("organisation_id") {
        let bodies = try items("organisations", [("limit", "200")]).filter { $0.text("id") == id }
        sectors += bodies.compactMap { $0.text("sector") }
      } else {
        #expect(funder.text("individual") == "Keith Palmer")
        sectors.append("individual")
      }
      let dates = try #require(award.list("planned_dates").first)
      #expect(dates.number("duration") == 60)
    }
    #expect(sectors.sorted() == ["business", "individual", "third"])
  }

  @Test func `a date without its year is taken, and has no place in an order by date`() throws {
    let letter = UncertainDate("XXXX-01-10")
    #expect(letter != nil && letter?.earliest == nil && letter?.latest == nil)
    let resource = try #require(Catalogue.register["announcements"])
    let draft = try Validator(resource, in: .register).draft([
      "title": "A letter of 10 January", "kind": "statement", "state": "published",
      "dateline": "XXXX-01-10",
    ])
    try store.perform { _ = try $0.create(resource, draft, Signature(actor: "t", at: .now)) }
    for sort in ["dateline", "-dateline"] {
      let all = try items("announcements", [("sort", sort)])
      let undated = all.drop { UncertainDate($0.text("dateline") ?? "")?.earliest != nil }
      #expect(undated.contains { $0.text("dateline") == "XXXX-01-10" })
      #expect(undated.allSatisfy { UncertainDate($0.text("dateline") ?? "")?.earliest == nil })
    }
    #expect(try items("announcements", [("dateline__gte", "1900")]).count == 4)
  }

  @Test func `the councils of Dorset ended on the last day of March 2019, each with its successor`()
    throws
  {
    for (old, new) in [("BMH", "BPC"), ("POL", "BPC"), ("DOR", "DST")] {
      let council = try one("organisations", "GB-LAE:\(old)")
      let successor = try one("organisations", "GB-LAE:\(new)")
      #expect(council.text("dissolution_date") == "2019-03-31")
      #expect(council["successor_ids"] == [successor["id"] ?? .null])
      #expect(
        successor["predecessor_ids"]?.array?.contains(council["id"] ?? .null) == true)
      #expect(
        try items("organisations", [("identifier", "GB-LAE:\(old)"), ("as_of", "2019-04-01")])
          .isEmpty)
    }
  }
}
