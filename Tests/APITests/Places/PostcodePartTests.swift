import JSON
import Testing

/// A postcode that names its smallest part by a code of another day.
@Suite struct PostcodePartTests {
  private let register: TestRegister

  init() throws { register = try TestRegister() }

  private func area(
    _ name: String, _ code: String, type: String = "UA", units: [String]? = nil
  ) throws -> String {
    var body: JSONObject = [
      "name": .string(name), "kind": "atomic", "type": .string(type),
      "codes": [["scheme": "gss", "code": .string(code)]],
    ]
    if let units {
      body["base_units"] = [
        ["layer": "lad", "vintage": "2020", "codes": .array(units.map(JSON.string))]
      ]
    }
    let made = try register.post("/v1/areas", .object(body))
    #expect(made.status == 201, "\(made.text)")
    return made.id
  }

  private func event(_ body: JSON) throws {
    let made = try register.post("/v1/area-events", body)
    #expect(made.status == 201, "\(made.text)")
  }

  private func postcode(_ postcode: String, _ code: String) throws {
    let made = try register.post(
      "/v1/postcodes",
      ["postcode": .string(postcode), "base_unit": ["layer": "lad", "code": .string(code)]])
    #expect(made.status == 201, "\(made.text)")
  }

  private func names(_ postcode: String, _ day: String) throws -> [String] {
    let answer = try register.get("/v1/postcodes/\(postcode)?as_of=\(day)")
    return (answer.json["areas"]?.array ?? []).compactMap { $0["name"]?.string }
  }

  @Test func `a recoded part is the same, whichever code a postcode names, on every day`() throws {
    let id = try area("Northmoor", "E06003048")
    try event([
      "kind": "recoded", "effective_date": "2013-04-01", "from_ids": [.string(id)],
      "code": ["scheme": "gss", "code": "E06003057"],
    ])
    try postcode("NE61 1ZZ", "E06003048")
    try postcode("NE61 2ZZ", "E06003057")
    for day in ["2012-06-01", "2013-03-31", "2013-04-01", "2026-06-01"] {
      #expect(try names("NE611ZZ", day) == ["Northmoor"])
      #expect(try names("NE612ZZ", day) == ["Northmoor"])
    }
  }

  @Test func `a merged part leads to its heir, and the heir's back to nobody in particular`() throws
  {
    let old = try ["E07003110", "E07003111"].map {
      try area("Rill \($0)", $0, type: "NMD")
    }
    let new = try area("Rillshire", "E06003100")
    try event([
      "kind": "merged", "effective_date": "2023-04-01", "from_ids": .array(old.map(JSON.string)),
      "to_ids": [.string(new)],
    ])
    try postcode("SA70 1ZZ", "E07003110")
    try postcode("SA70 2ZZ", "E06003100")
    #expect(try names("SA701ZZ", "2012-01-01") == ["Rill E07003110"])
    #expect(try names("SA701ZZ", "2026-06-01") == ["Rillshire"])
    #expect(try names("SA702ZZ", "2026-06-01") == ["Rillshire"])
    #expect(try names("SA702ZZ", "2012-01-01") == [])
    let before = try register.get("/v1/postcodes/SA702ZZ?as_of=2012-01-01").json
    #expect(before["undecided"]?.array?.count == 2 && before["unplaced"] != .null)
    let all = try register.get("/v1/postcodes/SA70?as_of=2012-01-01").json
    #expect(all["areas"]?.array?.count == 1 && all["areas"]?[0]?["postcodes"] == 1)
    #expect(all["unplaced"]?[0]?["base_unit"] == "E06003100")
    let now = try register.get("/v1/postcodes/SA70?as_of=2026-06-01").json
    #expect(now["areas"]?[0]?["postcodes"] == 2 && now["unplaced"] == [])
  }

  @Test func `after a change of boundaries with another code all candidates are named`() throws {
    let sides = [try area("East", "E06003201"), try area("West", "E06003202")]
    let ids = JSON.array(sides.map(JSON.string))
    _ = try area("Police", "E23003201", type: "PFA", units: ["E06003201", "E06003202"])
    try event([
      "kind": "boundary_change", "effective_date": "2025-04-01", "from_ids": ids, "to_ids": ids,
    ])
    try event([
      "kind": "recoded", "effective_date": "2025-04-01", "from_ids": [.string(sides[0])],
      "code": ["scheme": "gss", "code": "E06003203"],
    ])
    try postcode("TD12 1ZZ", "E06003201")
    #expect(try names("TD121ZZ", "2024-01-01") == ["Police", "East"])
    let after = try register.get("/v1/postcodes/TD121ZZ?as_of=2026-01-01").json
    #expect(try names("TD121ZZ", "2026-01-01") == ["Police"])
    let candidates = (after["undecided"]?.array ?? []).compactMap { $0["name"]?.string }
    #expect(candidates == ["East", "West"])
    #expect(after["unplaced"]?["code"] == "transfer_missing")
  }

  @Test func `where a part had other ground under the same code, the code alone decides on no day`()
    throws
  {
    let sides = [try area("East", "E06003201"), try area("West", "E06003202")]
    let ids = JSON.array(sides.map(JSON.string))
    _ = try area("Police", "E23003201", type: "PFA", units: ["E06003201", "E06003202"])
    try event([
      "kind": "boundary_change", "effective_date": "2025-04-01", "from_ids": ids, "to_ids": ids,
    ])
    try postcode("TD12 1ZZ", "E06003201")
    for day in ["2024-01-01", "2026-01-01"] {
      #expect(try names("TD121ZZ", day) == ["Police"])
      let answer = try register.get("/v1/postcodes/TD121ZZ?as_of=\(day)").json
      let candidates = (answer["undecided"]?.array ?? []).compactMap { $0["name"]?.string }
      #expect(candidates == ["East", "West"] && answer["unplaced"] != .null)
    }
  }

  @Test func `a council that took in another under its own code holds all that ever had the code`()
    throws
  {
    let old = [
      try area("Rill", "E07003110", type: "NMD"), try area("Fen", "E07003111", type: "NMD"),
    ]
    try event([
      "kind": "merged", "effective_date": "2023-04-01", "from_ids": .array(old.map(JSON.string)),
      "to_ids": [.string(old[0])],
    ])
    try postcode("SA70 1ZZ", "E07003110")
    #expect(try names("SA701ZZ", "2026-06-01") == ["Rill"])
    #expect(try names("SA701ZZ", "2012-01-01") == [])
    let before = try register.get("/v1/postcodes/SA701ZZ?as_of=2012-01-01").json
    #expect(before["undecided"]?.array?.count == 2)
  }

  @Test func `a part of which nothing is known is named`() throws {
    try postcode("ZE1 0AA", "E06009999")
    let answer = try register.get("/v1/postcodes/ZE10AA").json
    #expect(answer["areas"] == [] && answer["unplaced"]?["code"] == "unit_not_placed")
  }
}
