import JSON
import Records
import Testing

/// Organisations in the words of Popolo.
///
/// The members are those of schemas/organization.json, post.json and membership.json of
/// popolo-project/popolo-spec, with the text pattern that they give for dates.
@Suite struct PopoloTests {
  private static let members: [String: Set<String>] = [
    "organisation": [
      "id", "name", "other_names", "identifiers", "classification", "parent_id", "area_id",
      "founding_date", "dissolution_date", "image", "contact_details", "links", "memberships",
      "posts", "children", "created_at", "updated_at", "sources",
    ],
    "other_names": ["name", "start_date", "end_date", "note"],
    "identifiers": ["identifier", "scheme"],
    "contact_details": ["label", "type", "value", "note", "valid_from", "valid_until", "sources"],
    "links": ["url", "note"], "sources": ["url", "note"],
    "posts": [
      "id", "label", "role", "organization_id", "area_id", "start_date", "end_date",
      "contact_details", "links",
    ],
    "memberships": [
      "label", "role", "member", "person_id", "organization_id", "post_id", "on_behalf_of_id",
      "area_id", "start_date", "end_date",
    ],
  ]

  private func check(_ object: JSONObject, as kind: String) throws {
    let known = try #require(Self.members[kind])
    for (name, value) in object.members {
      #expect(known.contains(name), "\(kind) \(name)")
      #expect(!value.isNull, "\(kind) \(name)")
      if name.hasSuffix("_date") || name.hasPrefix("valid_") {
        let text = try #require(value.string)
        #expect(text.wholeMatch(of: /[0-9]{4}(-[0-9]{2}){0,2}/) != nil, "\(text)")
      }
      for element in value.array ?? [] {
        if let element = element.object { try check(element, as: name) }
      }
    }
  }

  @Test func `every body of the sample is one, by the members of the schemas`() throws {
    let register = try TestRegister()
    try register.loadSample()
    let bodies = try register.get("/v1/organisations?limit=200&fields=self").texts("self")
    #expect(bodies.count > 40)
    for path in bodies {
      let answer = try register.get("\(path).popolo.json")
      #expect(answer.status == 200 && answer["Content-Type"] == "application/json")
      let body = try #require(answer.json.object)
      try check(body, as: "organisation")
      #expect(body.text("id") != nil && body.text("name") != nil)
    }
  }

  @Test func `the centre has its parent, its post and the holder of the post`() throws {
    let register = try TestRegister()
    try register.loadSample()
    let path = "/v1/organisations/sample:cpsp"
    let centre = try register.get("\(path).popolo.json")
    #expect(centre["Content-Location"]?.hasSuffix(".popolo.json") == true)
    let director = try register.get("/v1/people/sample:john-tizard").id
    #expect(centre.json["founding_date"] == "2008")
    #expect(centre.json["memberships"]?[0]?["person_id"]?.string == director)
    #expect(centre.json["memberships"]?[0]?["post_id"] == centre.json["posts"]?[0]?["id"])
    #expect(centre.json["posts"]?[0]?["organization_id"]?.string == centre.id)
    #expect(centre.json["identifiers"]?[0]?["scheme"] == "org-id")
    for (day, host, name) in [
      ("2009-12-31", "sample:university-of-birmingham", "Centre for Public Service Partnerships"),
      ("2010-02-01", "sample:lgiu", "CPSP @ LGiU"),
    ] {
      let then = try register.get("\(path).popolo.json?as_of=\(day)")
      #expect(then.json["name"]?.string == name)
      #expect(
        then.json["parent_id"]?.string == (try register.get("/v1/organisations/\(host)").id))
    }
    let tag = try #require(centre["ETag"])
    let byID = "/v1/organisations/\(centre.id).popolo.json"
    #expect(try register.get(byID, [("If-None-Match", tag)]).status == 304)
    #expect(
      try register.get(
        "/v1/organisations/\(centre.id)", [("Accept", "application/vnd.popolo+json")]
      ).json["memberships"] != nil)
  }

  @Test func `a list is a package of the same bodies, filtered as every list`() throws {
    let register = try TestRegister()
    try register.loadSample()
    let list = "/v1/organisations.popolo.json"
    let all = try register.get("\(list)?sort=name")
    #expect(all.status == 200 && all["Content-Type"] == "application/json")
    #expect(all.json.object?.members.map(\.name) == ["organizations"])
    let bodies = (all.json["organizations"]?.array ?? []).compactMap(\.object)
    let paths = try register.get("/v1/organisations?limit=200&sort=name").texts("self")
    #expect(bodies.count == paths.count && bodies.count > 40)
    for (body, path) in zip(bodies, paths) {
      try check(body, as: "organisation")
      #expect(try register.get("\(path).popolo.json").json == .object(body))
    }
    let tag = try #require(all["ETag"])
    #expect(try register.get("\(list)?sort=name", [("If-None-Match", tag)]).status == 304)
    #expect(
      try register.get(
        "/v1/organisations?sort=name", [("Accept", "application/vnd.popolo+json")]
      ).json == all.json)

    let then = try register.get("\(list)?q=partnerships&as_of=2009-12-31").json["organizations"]
    let centre = try register.get("/v1/organisations/sample:cpsp").id
    let shown = try #require(then?.array?.first { $0["id"]?.string == centre })
    #expect(shown["name"] == "Centre for Public Service Partnerships")
    #expect(try register.get("\(list)?q=nothingofthekind").json == ["organizations": []])
  }

  @Test func `other kinds are not offered so, and members are not chosen`() throws {
    let register = try TestRegister()
    let body = try register.addOrganisation("Body")
    try register.expectProblem(
      try register.get("\(body.path).popolo.json?fields=name"), 400, "bad_request",
      ["fields unknown_parameter"])
    try register.expectProblem(
      try register.get("/v1/organisations.popolo.json?fields=name&limit=1"), 400, "bad_request",
      ["fields other_form", "limit other_form"])
    let partnership = try register.addPartnership("P")
    try register.expectProblem(
      try register.get("\(partnership.path).popolo.json"), 404, "not_found", [])
  }
}
