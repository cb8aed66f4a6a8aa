import JSON
import Testing

/// How areas lie to each other, asked of the sample register.
@Suite struct RelationTests {
  private let register: TestRegister
  private let place = "local:pstn-bournemouth-poole-and-dorset"

  init() throws {
    register = try TestRegister()
    try register.loadSample()
  }

  private func relation(_ a: String, _ b: String, _ query: String = "") throws -> JSON {
    let answer = try register.get("/v1/areas/\(a)/relation/\(b)\(query)")
    #expect(answer.status == 200, "\(answer.text)")
    return answer.json
  }

  private func codes(_ list: JSON?) -> [String] {
    (list?.array ?? []).compactMap { $0["code"]?.string }
  }

  @Test func `an abolished council lies within the one that took its ground`() throws {
    let json = try relation("gss:E06000029", "gss:E06000058", "?on=2024-01-01")
    #expect(json["relation"] == "within" && json["layer"] == "lad" && json["on"] == "2024-01-01")
    #expect(json["a"]?["as_of"] == "2019-03-31" && json["b"]?["as_of"] == "2024-01-01")
    #expect(json["a"]?["state"] == "current" && json["shared_count"] == 1)
    #expect(codes(json["shared"]) == ["E06000029"] && codes(json["only_a"]) == [])
    #expect(codes(json["only_b"]) == ["E06000028", "E07000048"])
    #expect(json["shared"]?[0]?["name"] == "Poole")
    #expect(json["coverage_of_a"] == 10_000 && json["coverage_of_b"] == 3333)
    let mirrored = try relation("gss:E06000058", "gss:E06000029", "?on=2024-01-01")
    #expect(mirrored["relation"] == "covers" && mirrored["only_a"] == json["only_b"])
  }

  @Test func `an area taken on a day is in the state of that day, wherever an answer names it`()
    throws
  {
    let poole = "gss:E06000029"
    let then = try register.get("/v1/areas/\(poole)?as_of=2018-01-01").json
    let json = try relation(poole, place, "?on=2018-01-01")
    #expect(then["state"] == "current" && json["a"]?["as_of"] == "2018-01-01")
    #expect(json["a"]?["state"] == then["state"] && json["b"]?["state"] == "current")
    let members = try register.get("/v1/areas/\(place)/members?on=2013-07-03")
    #expect(members.texts("state") == ["current", "current", "current"])
    let same = try register.get("/v1/areas/\(poole)/coterminous?on=2013-07-03").json
    #expect(same["area"]?["state"] == "current")
    let trace = try register.get("/v1/areas/gss:E06000058/trace?to=2013-07-03")
    #expect(trace.json["area"]?["state"] == "current")
    for area in try #require(trace.json["areas"]?.array) { #expect(area["state"] == "current") }
    // Where no day is asked for it is that of today.
    let lineage = try register.get("/v1/areas/\(poole)/lineage").json
    #expect(lineage["area"]?["state"] == "ended")
    #expect(lineage["successors"]?[0]?["state"] == "current")
  }

  @Test func `the day is as_of, or on as it was called first, and not two days at once`() throws {
    let paths = [
      "gss:E06000029/relation/gss:E06000058", "\(place)/members", "\(place)/coterminous",
      "coterminous?type=UA&with=CTY",
    ]
    for path in paths {
      let mark = path.contains("?") ? "&" : "?"
      let asOf = try register.get("/v1/areas/\(path)\(mark)as_of=2013-07-03")
      let on = try register.get("/v1/areas/\(path)\(mark)on=2013-07-03")
      #expect(asOf.status == 200 && asOf.json == on.json && asOf.json["on"] == "2013-07-03")
      let both = "/v1/areas/\(path)\(mark)on=2013-07-03&as_of="
      #expect(try register.get(both + "2013-07-03").json == on.json)
      try register.expectProblem(
        try register.get(both + "2014-07-03"), 400, nil, ["on days_differ"])
    }
  }

  @Test func `the old county overlaps the new council, and lies within the place of both`() throws {
    #expect(try relation("gss:E10000009", "gss:E06000058")["relation"] == "overlaps")
    #expect(try relation("gss:E10000009", place)["relation"] == "within")
    #expect(try relation("gss:E06000022", place)["relation"] == "disjoint")
    #expect(try relation(place, place)["relation"] == "coterminous")
    // The districts are the county, whose code none of them bears.
    #expect(try relation("gss:E07000049", "gss:E10000009")["relation"] == "within")
  }

  @Test func `what is missing is named with what to do`() throws {
    let answer = try register.get("/v1/areas/gss:E06000022/relation/gss:E12000009?on=2013-07-03")
    #expect(answer.status == 409 && answer.json["code"] == "layer_missing")
    let detail = answer.json["detail"]?.string ?? ""
    #expect(detail.contains("South West (/v1/areas/are_") && detail.contains("layer lad"))
    #expect(detail.contains("state its base_units"))
    let lost = try register.get("/v1/areas/gss:E06000022/relation/\(place)?layer=ward")
    #expect(lost.status == 409 && lost.json["code"] == "layer_missing")
  }

  @Test func `all faults of a question are told at once`() throws {
    let answer = try register.get(
      "/v1/areas/gss:E06000022/relation/\(place)?on=July&layer=district")
    #expect(answer.status == 400)
    #expect(answer.faults == ["on date", "layer not_a_choice"])
    let unknown = try register.get("/v1/areas/gss:E06000022/relation/\(place)?day=2013-07-03")
    #expect(unknown.faults == ["day unknown_parameter"])
    #expect(try register.get("/v1/areas/gss:E06999999/relation/\(place)").status == 404)
  }

  @Test func `an answer that is known already is not sent again`() throws {
    let target = "/v1/areas/gss:E06000029/relation/gss:E06000058?on=2024-01-01"
    let tag = try #require(try register.get(target)["ETag"])
    #expect(try register.get(target, [("If-None-Match", tag)]).status == 304)
    try register.addArea("Elsewhere", gss: "E06000001")
    #expect(try register.get(target, [("If-None-Match", tag)]).status == 200)
  }

  @Test func `the events of an area lead both ways`() throws {
    let poole = try register.get("/v1/areas/gss:E06000029/lineage").json
    #expect(poole["area"]?["name"] == "Poole" && poole["events"]?.array?.count == 1)
    #expect(poole["successors"]?.array?.count == 1 && poole["predecessors"]?.array?.count == 0)
    let successor = poole["successors"]?[0]
    #expect(successor?["name"] == "Bournemouth, Christchurch and Poole")
    #expect(successor?["depth"] == 1 && successor?["event"] == poole["events"]?[0]?["self"])
    let dorset = try register.get("/v1/areas/gss:E06000059/lineage").json
    let names = (dorset["predecessors"]?.array ?? []).compactMap { $0["name"]?.string }
    #expect(names.contains("Dorset") && names.contains("Purbeck") && !names.contains("Poole"))
    #expect(dorset["is_cut"] == false)
  }

  @Test func `the nine areas of July 2013 come down to eighteen authorities`() throws {
    let nine = try register.get("/v1/areas?code=local:pstn-sheffield&fields=id").items
    #expect(nine.count == 1)
    let places = [
      "bath-and-north-east-somerset": ["E06000022"],
      "bournemouth-poole-and-dorset": ["E06000028", "E06000029", "E10000009"],
      "hampshire": ["E10000014"],
      "lewisham-lambeth-and-southwark": ["E09000022", "E09000023", "E09000028"],
      "sheffield": ["E08000019"], "surrey": ["E10000030"], "swindon": ["E06000030"],
      "west-london-alliance": [
        "E09000003", "E09000005", "E09000009", "E09000015", "E09000017", "E09000018",
      ],
      "wirral": ["E08000015"],
    ]
    var count = 0
    for (place, wanted) in places {
      let answer = try register.get(
        "/v1/areas/local:pstn-\(place)/members?expand=leaves&on=2013-07-03")
      let codes = answer.items.compactMap { item in
        item["codes"]?.array?.compactMap(\.string).first { $0.hasPrefix("gss:") }
      }
      #expect(codes.sorted() == wanted.map { "gss:\($0)" })
      count += codes.count
    }
    #expect(count == 18)
  }

  @Test func `members are those of the day, direct or down to the last`() throws {
    func names(_ query: String) throws -> [String] {
      try register.get("/v1/areas/\(place)/members?\(query)").texts("name")
    }
    #expect(try names("on=2013-07-03") == ["Bournemouth", "Dorset", "Poole"])
    #expect(try names("on=2024-01-01") == ["Bournemouth, Christchurch and Poole", "Dorset"])
    #expect(try register.get("/v1/areas/gss:E06000029/members").items.isEmpty)
    let wrong = try register.get("/v1/areas/\(place)/members?expand=all&on=1.4.2013")
    #expect(wrong.faults == ["on date", "expand not_a_choice"])
  }
}
