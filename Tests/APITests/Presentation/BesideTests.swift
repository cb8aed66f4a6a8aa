import API
import Views
import JSON
import Records
import Areas
import Register
import Testing

/// What stands beside the members of records: bounds of dates, paths, names in another language.
@Suite struct BesideTests {
  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    try register.loadSample()
  }

  private static let merger = "/v1/partnerships/sample:cpsp-lgiu-merger"

  @Test func `bounds stand beside uncertain dates in every form`() throws {
    let query = "fields=start_date,partners&bounds=true"
    let one = try register.get("\(Self.merger)?\(query)")
    #expect(
      one.text.hasPrefix(
        #"{"start_date":"2010-01","start_date_earliest":"2010-01-01","start_date_latest":"2010-01-31","partners":[{"#
      ))
    #expect(one.json["partners"]?[0]?["start_date_latest"] == "2010-01-31")
    let id = try register.get(Self.merger).id
    let list = try register.get("/v1/partnerships?identifier=sample:cpsp-lgiu-merger&\(query)")
    #expect(list.items == [one.json])
    let dated = try register.get("\(Self.merger)?\(query)&as_of=2010-02-01")
    #expect(dated.text == one.text)
    let csv = try register.get(
      "/v1/partnerships.csv?identifier=sample:cpsp-lgiu-merger&fields=id,start_date,end_date&bounds=true"
    )
    #expect(
      csv.text == """
        id,start_date,start_date_earliest,start_date_latest,end_date,end_date_earliest,end_date_latest\r
        \(id),2010-01,2010-01-01,2010-01-31,,,\r\n
        """)
    let line = try register.get(
      "/v1/partnerships.ndjson?identifier=sample:cpsp-lgiu-merger&\(query)")
    #expect(line.text == "\(one.text)\n")
  }

  @Test func `links lead to answers, to what it refers to and to what refers to it`() throws {
    let id = try register.get(Self.merger).id
    let links = try register.get("\(Self.merger)?links=true").json["_links"]
    #expect(links?["history"] == .string("/v1/partnerships/\(id)/history"))
    #expect(links?["versions"] == .string("/v1/partnerships/\(id)/versions/2"))
    let awards = links?["referred_by"]?["awards"]?.object
    #expect(awards?["partnership"] == .string("/v1/awards?partnership=\(id)"))
    #expect(awards?["funder_partnership"] == .string("/v1/awards?funder_partnership=\(id)"))
    #expect(links?["refers_to"]?["partners.organisation_id"]?.array?.count == 2)
    let body = try register.get("/v1/organisations/sample:cpsp?links=true")
    // The body's own pages are no paths of the register.
    #expect(body.json["links"] == [])
    #expect(body.json["_links"]?["overview"]?.string?.hasSuffix("/overview") == true)
    let dated = try register.get("/v1/organisations/sample:cpsp?links=true&as_of=2009-12-31")
    let host = dated.json["_links"]?["refers_to"]?["parents.organisation_id"]?.array ?? []
    #expect(host.count == 1 && host[0].string?.hasSuffix("?as_of=2009-12-31") == true)
  }

  @Test func `every path that is given is answered`() throws {
    var count = 0
    func follow(_ value: JSON) throws {
      switch value {
      case .object(let object): for member in object.members { try follow(member.value) }
      case .array(let items): for item in items { try follow(item) }
      case .string(let path):
        count += 1
        let answer = try register.get(path)
        // Some say that what is needed to tell is not recorded, or that what is named was not there then.
        let isTold = ["not_yet", "no_longer"].contains(answer.json["code"]?.string)
        #expect([200, 409].contains(answer.status) || isTold, "\(path) \(answer.text)")
      default: break
      }
    }
    for resource in Catalogue.register.resources {
      for form in ["?limit=2&", "?limit=1&as_of=2013-07-03&"] {
        if form.contains("as_of"), resource.life == nil { continue }
        let list = try register.get("/v1/\(resource.name)\(form)links=true")
        for item in list.items { try follow(item["_links"] ?? .null) }
      }
    }
    #expect(count > 200)
  }

  @Test func `links name every answer about a record and every filter that refers to it`() throws {
    let paths = Description.document(Endpoint.all(.register), .register)["paths"]?.object ?? [:]
    let link = try register.get("/v1/areas/gss:E06000029?links=true").json["_links"]
    for name in ["history", "versions", "lineage", "members", "coterminous"] {
      #expect(paths.members.contains { $0.name.contains("/areas/{id}/\(name)") })
      #expect(link?[name] != nil, "\(name)")
    }
    let referrers = Catalogue.register.referrers(to: Area.resource)
    for (resource, link) in referrers where link.parameter != nil {
      let found = try register.get("/v1/areas/gss:E06000029?links=true")
        .json["_links"]?["referred_by"]?[resource.name]?[link.parameter ?? ""]
      #expect(found != nil, "\(resource.name) \(link.name)")
    }
  }

  @Test func `a name in the language takes the place of the entered one, and says so`() throws {
    let cardiff = try register.addArea("Cardiff", gss: "W06000015")
    let other = try register.addArea("Newport", gss: "W06000022")
    try register.patch(
      cardiff.path,
      [
        "other_names": [
          ["name": "Caer-Dydd", "kind": "translation", "lang": "cy", "end_date": "1890"],
          ["name": "Caerdydd", "kind": "translation", "lang": "cy", "start_date": "1891"],
        ]
      ])
    let one = try register.get("\(cardiff.path)?lang=cy&fields=name")
    #expect(one.text == #"{"name":"Caerdydd","name_lang":"cy"}"#)
    #expect(
      try register.get("\(cardiff.path)?lang=cy&fields=name&as_of=1885-01-01").text
        == #"{"name":"Caer-Dydd","name_lang":"cy"}"#)
    #expect(
      try register.get("\(other.path)?lang=cy&fields=name").text
        == #"{"name":"Newport","name_lang":null}"#)
    // Filters and order are those of the names as they were entered.
    let query = "type=UA&name__contains=ardi&lang=cy-GB&fields=name"
    #expect(try register.get("/v1/areas?\(query)").items == [one.json])
    #expect(try register.get("/v1/areas.csv?\(query)").text == "name,name_lang\r\nCaerdydd,cy\r\n")
    #expect(try register.get("/v1/areas.ndjson?\(query)").text == "\(one.text)\n")
    let award = try register.addAward(
      "Bridge", 100, ["beneficiary_locations": [["area_id": .string(cardiff.id)]]])
    #expect(
      try register.get("\(award.path)?embed=beneficiary_locations&lang=cy").json["embedded"]?[
        cardiff.id]
        == [
          "self": .string(cardiff.path), "name": "Caerdydd", "name_lang": "cy", "kind": "atomic",
          "type": "UA",
        ])
    try register.expectProblem(
      try register.get("\(award.path)?lang=cy"), 400, "bad_request", ["lang no_names"])
    try register.expectProblem(
      try register.get("/v1/postcodes?lang=cy&embed=owner_ids&bounds=x"), 400, "bad_request",
      ["bounds flag"])
    try register.expectProblem(
      try register.get("/v1/area-events?bounds=true"), 400, "bad_request",
      ["bounds unknown_parameter"])
  }

  @Test func `each way to show a record has a tag of its own, as far as it is another answer`()
    throws
  {
    let path = try register.get(Self.merger).path
    func tag(_ query: String) throws -> String { try register.get("\(path)\(query)")["ETag"] ?? "" }
    #expect(try tag("") == "\"2\"" && tag("?fields=id") == "\"2\"" && tag("?exclude=id") == "\"2\"")
    let tags = try ["", "?links=true", "?bounds=true", "?lang=cy", "?embed=partners"].map(tag)
    #expect(Set(tags).count == tags.count && tags.allSatisfy { $0.hasPrefix("\"2") })
    for (query, tag) in zip(
      ["?links=true", "?lang=cy", "?embed=partners"], [tags[1], tags[3], tags[4]])
    {
      #expect(try register.get("\(path)\(query)", [("If-None-Match", tag)]).status == 304)
    }
    let answer = try register.patch(path, ["note": "Changed."], [("If-Match", tags[4])])
    #expect(answer.status == 200)
  }
}
