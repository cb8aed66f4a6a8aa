import JSON
import Testing

/// Areas of the same ground, asked of a register with a police area, a fire area and their counties.
@Suite struct CoterminousTests {
  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    try register.loadSample()
    let dorset = [
      "E06000028", "E06000029", "E07000048", "E07000049", "E07000050", "E07000051", "E07000052",
      "E07000053",
    ]
    try add("Dorset Police", "PFA", "E23000039", dorset, "2017")
    try add("Dorset and Swindon Fire", "FRA", "E31000047", dorset + ["E06000030"], "2017")
    try add("Dorset Fire", "FRA", "E31000014", ["E06000058", "E06000059"], "2020")
    try add("Surrey Police", "PFA", "E23000031", (207...217).map { "E07000\($0)" }, "2017")
    try register.post("/v1/areas", ["name": "Unknown", "kind": "atomic", "type": "PFA"])
  }

  private func add(
    _ name: String, _ type: String, _ code: String, _ units: [String], _ vintage: String
  ) throws {
    let answer = try register.post(
      "/v1/areas",
      [
        "name": .string(name), "kind": "atomic", "type": .string(type),
        "codes": [["scheme": "gss", "code": .string(code)]],
        "base_units": [
          [
            "layer": "lad", "vintage": .string(vintage),
            "codes": .array(units.map(JSON.string)),
          ]
        ],
      ])
    #expect(answer.status == 201, "\(answer.text)")
  }

  private func pairs(_ query: String) throws -> [String] {
    let answer = try register.get("/v1/areas/coterminous?\(query)")
    #expect(answer.status == 200, "\(answer.text)")
    return answer.items.map { pair in
      "\(pair["a"]?["name"]?.string ?? "") = \(pair["b"]?["name"]?.string ?? "")"
    }
  }

  @Test func `all pairs of two sorts are found at once, across a reorganisation too`() throws {
    #expect(try pairs("type=PFA&with=FRA&on=2024-01-01") == ["Dorset Police = Dorset Fire"])
    let equal = try pairs("type=PFA&with=CTY,UA&on=2013-07-03")
    let example = "Exampleshire police area (example) = Exampleshire (example)"
    #expect(equal == ["Surrey Police = Surrey", example], "\(equal)")
    #expect(
      try pairs("type=COMPOSITE&with=PFA&on=2013-07-03")
        == ["Bournemouth, Poole and Dorset = Dorset Police"])
  }

  @Test func `an area that cannot be decided is named apart`() throws {
    let json = try register.get("/v1/areas/coterminous?type=PFA&with=FRA&on=2024-01-01").json
    // The sample's police area states its parts in no layer in which the two fire areas do.
    #expect(json["undecided_count"] == 3)
    #expect(json["undecided"]?[0]?["a"]?["name"] == "Unknown")
    #expect(json["undecided"]?[0]?["code"] == "layer_missing")
  }

  @Test func `one area is held against those that exist on the day`() throws {
    let place = "local:pstn-bournemouth-poole-and-dorset"
    let then = try register.get("/v1/areas/\(place)/coterminous?type=PFA,FRA&on=2013-07-03")
    #expect(then.texts("name") == ["Dorset Fire", "Dorset Police"])
    #expect(then.json["area"]?["as_of"] == "2013-07-03")
    #expect(then.items.first?["layer"] == "lad")
    let all = try register.get("/v1/areas/gss:E10000030/coterminous?on=2013-07-03")
    #expect(all.texts("name") == ["Surrey Police"])
    // The county ended in 2019, so it equals nothing that exists now.
    let now = try register.get("/v1/areas/gss:E23000039/coterminous?type=CTY&on=2024-01-01")
    #expect(now.items.isEmpty)
  }

  @Test func `types are named together with what is wrong beside them`() throws {
    let answer = try register.get("/v1/areas/coterminous?type=PFA,POLICE&on=x")
    #expect(answer.status == 400)
    #expect(answer.faults == ["on date", "type not_a_choice", "with required"])
  }
}
