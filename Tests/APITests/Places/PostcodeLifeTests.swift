import JSON
import Testing

/// Postcodes that were given out again, and those that lie over several areas.
@Suite struct PostcodeLifeTests {
  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    for (name, code) in [("East", "E06003201"), ("West", "E06003202"), ("North", "E06003203")] {
      try register.addArea(name, gss: code)
    }
    let made = try register.post(
      "/v1/areas",
      [
        "name": "Police", "kind": "atomic", "type": "PFA",
        "base_units": [
          ["layer": "lad", "vintage": "2020", "codes": ["E06003201", "E06003202"]]
        ],
      ])
    #expect(made.status == 201, "\(made.text)")
  }

  private func unit(_ code: String) -> JSON { ["layer": "lad", "code": .string(code)] }

  private func look(_ postcode: String, _ day: String) throws -> JSON {
    try register.get("/v1/postcodes/\(postcode)?as_of=\(day)").json
  }

  private func names(_ answer: JSON, _ list: String = "areas") -> [String] {
    (answer[list]?.array ?? []).compactMap { $0["name"]?.string }
  }

  @Test func `a postcode that was given out again lies where it lay in each of its lives`() throws {
    let made = try register.post(
      "/v1/postcodes",
      [
        "postcode": "TD12 1ZZ", "start_date": "2010-01-01", "base_unit": unit("E06003202"),
        "lives": [
          [
            "start_date": "1980", "end_date": "1995-06-30", "base_unit": unit("E06003201"),
            "latitude": 51, "longitude": 0,
          ]
        ],
      ])
    #expect(made.status == 201, "\(made.text)")
    let first = try look("TD121ZZ", "1990-01-01")
    #expect(names(first) == ["Police", "East"] && first["state"] == "current")
    #expect(first["end_date"] == "1995-06-30" && first["latitude"] == 51)
    let between = try look("TD121ZZ", "2000-01-01")
    #expect(names(between) == ["Police", "East"] && between["state"] == "ended")
    let last = try look("TD121ZZ", "2026-01-01")
    #expect(names(last) == ["Police", "West"] && last["latitude"] == .null)
    #expect(last["start_date"] == "2010-01-01" && last["end_date"] == .null)
    let counted = try look("TD12", "2000-01-01")
    #expect(counted["postcodes"] == 1 && counted["current"] == 0 && counted["areas"] == [])
    #expect(names(try look("TD12", "1990-01-01")) == ["Police", "East"])
  }

  @Test func `before its first life a postcode answers as areas do before theirs`() throws {
    try register.post(
      "/v1/postcodes",
      ["postcode": "TD12 2ZZ", "start_date": "2010-01-01", "base_unit": unit("E06003202")])
    let early = try register.get("/v1/postcodes/TD122ZZ?as_of=2009-12-31")
    try register.expectProblem(early, 404, "not_yet")
    #expect(early.json["start"] == "2010-01-01")
    let many = try register.post(
      "/v1/postcodes/lookup?as_of=2009-12-31", ["postcodes": ["TD12 2ZZ"]])
    #expect(many.items[0]["problem"]?["code"] == "not_yet" && many.items[0]["result"] == .null)
    #expect(try look("TD12", "2009-12-31")["current"] == 0)
  }

  @Test func `lives come one after another, before the present one`() throws {
    func faults(_ lives: JSON, _ more: JSONObject = ["start_date": "2010-01-01"]) throws -> [String]
    {
      var body: JSONObject = ["postcode": "TD12 3ZZ", "lives": lives]
      for (name, value) in more.members { body[name] = value }
      return try register.post("/v1/postcodes", .object(body)).faults
    }
    #expect(try faults([["end_date": "2011"]]) == ["/lives/0/end_date lives_overlap"])
    #expect(try faults([["end_date": "2000"]], [:]) == ["/lives/0/end_date lives_overlap"])
    #expect(
      try faults([["end_date": "1999"], ["start_date": "1998", "end_date": "2001"]])
        == ["/lives/0/end_date lives_overlap"])
    #expect(
      try faults([["end_date": "2000", "latitude": 51]]) == [
        "/lives/0/longitude position_incomplete"
      ])
    #expect(
      try faults([
        ["end_date": "2000", "latitude": .decimal("-0.28"), "longitude": .decimal("51.39")]
      ]) == [
        "/lives/0/latitude swapped"
      ])
  }

  @Test func `of a postcode over several areas all are named, and what holds all of them is sure`()
    throws
  {
    let made = try register.post(
      "/v1/postcodes",
      [
        "postcode": "TD12 4ZZ", "base_unit": unit("E06003201"),
        "other_base_units": [unit("E06003202")], "latitude": 51, "longitude": 0,
      ])
    #expect(made.status == 201, "\(made.text)")
    let answer = try look("TD124ZZ", "2026-01-01")
    #expect(answer["split"] == true && names(answer) == ["Police"])
    #expect(names(answer, "undecided") == ["East", "West"])
    #expect(answer["undecided"]?[0]?["code"] == "postcode_split")
    #expect(answer["unplaced"]?["code"] == "postcode_split")
    let all = try look("TD12", "2026-01-01")
    #expect(all["split"] == 1 && names(all) == ["Police"])
    // Each of its parts lies in an area; only one of which nothing is known does not.
    #expect(all["unplaced"] == [])
    try register.post(
      "/v1/postcodes",
      [
        "postcode": "TD12 6ZZ", "base_unit": unit("E06003201"),
        "other_base_units": [unit("E06009999")],
      ])
    let unplaced = try look("TD12", "2026-01-01")["unplaced"]?.array ?? []
    #expect(unplaced.map { $0["base_unit"] } == ["E06009999"])
    #expect(unplaced.map { $0["code"] } == ["unit_not_placed"])
    try register.post("/v1/postcodes", ["postcode": "TD13 1ZZ", "base_unit": unit("E06003203")])
    #expect(try look("TD131ZZ", "2026-01-01")["split"] == false)
  }

  @Test func `a position with latitude and longitude exchanged is refused with that hint`() throws {
    let made = try register.post(
      "/v1/postcodes",
      ["postcode": "TD12 5ZZ", "latitude": .decimal("-0.28"), "longitude": .decimal("51.39")])
    try register.expectProblem(made, 422, "invalid", ["/latitude swapped"])
    for (query, name) in [
      ("point=51.39,-0.28", "point"), ("bbox=51.28,-0.51,51.70,0.34", "bbox"),
      ("easting=1200000&northing=300000", ""),
    ] {
      let answer = try register.get("/v1/areas?\(query)")
      try register.expectProblem(answer, 400, "bad_request")
      #expect(answer.text.contains("exchanged") || answer.text.contains("swapped"), "\(query)")
      #expect(name.isEmpty || answer.text.contains("\"parameter\":\"\(name)\""))
    }
    // Fifteen decimals, as a browser gives its place.
    #expect(try register.get("/v1/areas?point=-0.127758300000001,51.507350900000012").status == 200)
  }
}
