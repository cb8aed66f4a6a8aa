import JSON
import Testing

/// The areas of postcodes.
@Suite struct PostcodeTests {
  private let register: TestRegister

  init() throws {
    register = try TestRegister()
    try register.loadSample()
  }

  private func areas(_ answer: Answer) -> [String] {
    (answer.json["areas"]?.array ?? []).compactMap { $0["name"]?.string }
  }

  @Test(arguments: ["SE1%207AA", "se17aa", "SE17AA", "%20se1%20%207aa%20", "Se1%207aA"])
  func `a postcode is taken in any spelling`(text: String) throws {
    let answer = try register.get("/v1/postcodes/\(text)")
    #expect(answer.status == 200 && answer.json["postcode"] == "SE1 7AA", "\(answer.text)")
    #expect(areas(answer) == ["Lambeth"])
    #expect(answer.json["areas"]?[0]?["gss"] == "E09000022")
    #expect(answer.json["areas"]?[0]?["by"] == "position")
    #expect(answer.json["state"] == "current")
    #expect(answer["Content-Location"] == answer.path)
    let record = try register.get(answer.path)
    #expect(record.json["version"] == 1 && record.json["codes"]?[0]?["code"] == "SE17AA")
    #expect(try register.get("/v1/postcodes/postcode:SE17AA").id == record.id)
    #expect(try register.get("/v1/postcodes?postcode=se17aa").items.count == 1)
  }

  @Test func `an ended postcode still answers, with its state on the day`() throws {
    #expect(try register.get("/v1/postcodes/SE17AF").json["state"] == "ended")
    let then = try register.get("/v1/postcodes/SE17AF?as_of=1994-01-01")
    #expect(then.json["state"] == "current" && then.json["as_of"] == "1994-01-01")
    try register.expectProblem(
      try register.get("/v1/postcodes/SE17AF?as_of=1990-01-01"), 404, "not_yet")
    try register.expectProblem(
      try register.get("/v1/postcodes/SE17AF?as_of=1990-02-30"), 400, nil, ["as_of date"])
  }

  @Test func `the beginning of postcodes answers for all of them`() throws {
    let district = try register.get("/v1/postcodes/se1").json
    #expect(district["postcode"] == "SE1" && district["postcodes"] == 2 && district["current"] == 1)
    #expect(district["areas"]?[0]?["name"] == "Lambeth" && district["areas"]?[0]?["postcodes"] == 1)
    #expect(try register.get("/v1/postcodes/SE1%207").json["postcode"] == "SE1 7")
    // A district before a sector: SE11 is not SE1 1.
    #expect(try register.get("/v1/postcodes/SE11").json["postcode"] == "SE11")
    try register.expectProblem(
      try register.get("/v1/postcodes/SE1%201"), 404, "unknown_postcode")
  }

  @Test func `many postcodes are looked up at once, each with its own result or problem`() throws {
    let answer = try register.ask(
      "POST", "/v1/postcodes/lookup", [("Content-Type", "application/json")],
      body: JSON.object(["postcodes": ["se17aa", "SW1A 9ZZ", "not one", "SE1"]]).bytes)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.texts("query") == ["se17aa", "SW1A 9ZZ", "not one", "SE1"])
    #expect(answer.items[0]["result"]?["areas"]?[0]?["name"] == "Lambeth")
    #expect(answer.items[0]["problem"] == .null && answer.items[1]["result"] == .null)
    #expect(answer.items[1]["problem"]?["code"] == "unknown_postcode")
    #expect(answer.items[2]["problem"]?["code"] == "postcode")
    #expect(answer.items[3]["result"]?["postcodes"] == 2)
    func faults(_ body: JSONObject) throws -> [String] {
      let answer = try register.ask(
        "POST", "/v1/postcodes/lookup", [("Content-Type", "application/json")],
        body: JSON.object(body).bytes)
      #expect(answer.status == 422)
      return answer.faults
    }
    #expect(try faults(["postcodes": []]) == ["/postcodes count"])
    #expect(
      try faults(["postcodes": .array((0...100).map { _ in "SE1" })]) == ["/postcodes count"])
    #expect(
      try faults(["postcodes": ["SE1", 7], "x": 1]) == ["/x unknown_member", "/postcodes/1 type"])
  }

  @Test func `the smallest part that a postcode names says more than its position`() throws {
    // In Lambeth by its position, in Southwark and what is made of it by its part.
    let made = try register.post(
      "/v1/postcodes",
      [
        "postcode": "se1 9zz", "latitude": .decimal("51.502183"),
        "longitude": .decimal("-0.110839"),
        "base_unit": ["layer": "lad", "code": "E09000028"],
      ])
    #expect(made.status == 201 && made.json["postcode"] == "SE1 9ZZ", "\(made.text)")
    let answer = try register.get("/v1/postcodes/SE19ZZ")
    #expect(areas(answer).contains("Southwark") && !areas(answer).contains("Lambeth"))
    #expect(areas(answer).contains("Lewisham, Lambeth and Southwark"), "\(answer.text)")
  }

  @Test func `what is no postcode, or has half a position, is refused`() throws {
    let answer = try register.post(
      "/v1/postcodes", ["postcode": "SW1A 1CC", "latitude": 91, "longitude": "x"])
    try register.expectProblem(
      answer, 422, nil, ["/postcode postcode", "/latitude outside_world", "/longitude type"])
    try register.expectProblem(
      try register.post("/v1/postcodes", ["postcode": "SW1A 1AA", "latitude": 51]), 422, nil,
      ["/longitude position_incomplete"])
    try register.expectProblem(
      try register.post("/v1/postcodes", ["postcode": "se1 7aa"]), 409, "code_taken")
  }
}
