import JSON
import Records
import Register
import Testing

/// All members but some.
@Suite struct ExcludeTests {
  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    try register.loadSample()
  }

  private static let left = ["sources", "note", "self", "other_names"]

  @Test(arguments: [["partnerships", "organisations", "areas", "people", "postcodes"]])
  func `every form has the rest, in the order of the declaration`(kinds: [String]) throws {
    for kind in kinds {
      let whole = try register.get("/v1/\(kind)?limit=2")
      var names = (whole.items[0].object ?? [:]).members.map(\.name)
      let chosen = Self.left.filter(names.contains).joined(separator: ",")
      names.removeAll { Self.left.contains($0) }
      func without(_ item: JSON) -> JSON {
        var object = item.object ?? [:]
        object.members.removeAll { !names.contains($0.name) }
        return .object(object)
      }
      let list = try register.get("/v1/\(kind)?limit=2&exclude=\(chosen)")
      #expect(list.items == whole.items.map(without), "\(list.text)")
      let path = whole.items[0]["self"]?.string ?? ""
      #expect(try register.get("\(path)?exclude=\(chosen)").json == without(whole.items[0]))
      let lines = try register.get("/v1/\(kind).ndjson?exclude=\(chosen)").text
      let unpublished = names.filter { $0 != "internal_note" }
      let first = try JSON(parsing: Array(lines.split(separator: "\n")[0].utf8))
      #expect(first.object?.members.map(\.name) == unpublished)
      let csv = try register.get("/v1/\(kind).csv?exclude=\(chosen)").text
      #expect(csv.prefix { $0 != "\r\n" } == unpublished.joined(separator: ","))
    }
  }

  @Test func `as of a day, and as a feature, the rest is shown too`() throws {
    let centre = "/v1/organisations/sample:cpsp"
    let names = Resource.managed + Organisation.resource.fields.map(\.name)
    let others = names.filter { $0 != "name" }.joined(separator: ",")
    #expect(
      try register.get("\(centre)?as_of=2009-12-31&exclude=\(others)").text
        == #"{"name":"Centre for Public Service Partnerships"}"#)
    let places = try register.get("/v1/areas.geojson?exclude=parents,codes&code=gss:E09000033")
    #expect(places.status == 200)
    let properties = places.json["features"]?[0]?["properties"]
    if let properties { #expect(properties["parents"] == nil && properties["name"] != nil) }
    let feature = try register.get("/v1/areas/gss:E06000029.geojson?exclude=parents&lang=cy")
    #expect(feature.json["properties"]?["parents"] == nil)
    #expect(feature.json["properties"]?["name_lang"] == .null)
  }

  @Test(arguments: [
    ("partnerships?exclude=nmae", "exclude unknown_field", "did you mean name?"),
    ("partnerships?exclude=", "exclude unknown_field", "no member called"),
    ("partnerships?exclude=name&fields=id", "exclude fields_and_exclude", "give one of the two"),
    ("partnerships?exclude=name&exclude=id", "exclude repeated", "give it once"),
    ("organisations.popolo.json?exclude=name", "exclude other_form", "leave exclude out"),
  ])
  func `what it is not taken with is 400 with the reason`(
    target: String, fault: String, hint: String
  ) throws {
    try register.expectRefusal(target, fault, hint)
  }

  @Test func `a record refuses the same, and what its path does not take`() throws {
    let path = "/v1/partnerships/sample:cpsp-lgiu-merger"
    for (query, fault) in [
      ("exclude=nope", "exclude unknown_field"),
      ("exclude=id&fields=id", "exclude fields_and_exclude"),
      ("embed=partner", "embed not_a_reference"), ("lang=welsh", "lang language"),
      ("bounds=yes", "bounds flag"), ("links=1", "links flag"),
    ] {
      try register.expectProblem(
        try register.get("\(path)?\(query)"), 400, "bad_request", [fault])
    }
    try register.expectProblem(
      try register.get("\(path)/history?exclude=id"), 400, "bad_request",
      ["exclude unknown_parameter"])
  }
}
