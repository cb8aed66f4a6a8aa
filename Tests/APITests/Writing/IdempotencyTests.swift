import JSON
import Testing

/// `Idempotency-Key`: a request repeated is a request made once.
@Suite struct IdempotencyTests {
  private let key = [("Idempotency-Key", "order-7")]

  @Test(arguments: TestRegister.Way.allCases)
  func `the same request again gets the first answer`(way: TestRegister.Way) throws {
    let register = try TestRegister(way)
    let first = try register.post("/v1/organisations", Bodies.organisation("Trust"), key)
    try register.patch(first.path, ["note": "Changed meanwhile."])
    let again = try register.post("/v1/organisations", Bodies.organisation("Trust"), key)
    #expect(first.status == 201 && first["Idempotent-Replayed"] == nil)
    #expect(again.status == 201 && again["Idempotent-Replayed"] == "true")
    #expect(again.body == first.body && again["ETag"] == first["ETag"])
    #expect(again["Location"] == first["Location"])
    #expect(try register.get("/v1/organisations").json["total"] == 1)
  }

  @Test func `another request under the key is 422`() throws {
    let register = try TestRegister()
    let path = try register.post("/v1/organisations", Bodies.organisation("Trust"), key).path
    for answer in [
      try register.post("/v1/organisations", Bodies.organisation("Another"), key),
      try register.post("/v1/partnerships", Bodies.organisation("Trust"), key),
    ] {
      #expect(answer.status == 422)
    }
    try register.expectProblem(
      try register.post("/v1/organisations", Bodies.organisation("Another"), key), 422,
      "idempotency_key_reused", ["Idempotency-Key idempotency_key_reused"])
    try register.delete(path)
    try register.expectProblem(
      try register.post("\(path)/restore", Optional.none, key), 422, "idempotency_key_reused")
  }

  @Test func `moves and restorations are made once too`() throws {
    let register = try TestRegister()
    let path = try register.addWorking("Alliance").path
    let moved = try register.post("\(path)/activate", Optional.none, key)
    let again = try register.post("\(path)/activate", Optional.none, key)
    #expect(moved.status == 200 && again.status == 200 && again.body == moved.body)
    #expect(again["Idempotent-Replayed"] == "true")
    try register.delete(path)
    let other = [("Idempotency-Key", "order-8")]
    #expect(try register.post("\(path)/restore", Optional.none, other).status == 200)
    #expect(
      try register.post("\(path)/restore", Optional.none, other)["Idempotent-Replayed"] == "true")
  }

  @Test func `a refused request uses up no key`() throws {
    let register = try TestRegister()
    #expect(try register.post("/v1/organisations", ["name": "Trust"], key).status == 422)
    let mended = try register.post("/v1/organisations", Bodies.organisation("Trust"), key)
    #expect(mended.status == 201 && mended["Idempotent-Replayed"] == nil)
  }

  @Test(arguments: ["", "a b", "ä", String(repeating: "k", count: 256)])
  func `a key has 1 to 255 visible ASCII characters`(text: String) throws {
    let register = try TestRegister()
    let answer = try register.post(
      "/v1/organisations", Bodies.organisation("Trust"), [("Idempotency-Key", text)])
    try register.expectProblem(answer, 400, "bad_request", ["Idempotency-Key form"])
  }

  @Test func `of 50 posts at once under one key one is made and 49 are replays`() throws {
    let register = try TestRegister()
    let given = register.atOnce(50, "POST", "/v1/organisations", key) { _ in
      Bodies.organisation("Trust")
    }
    #expect(given.count == 50 && given.allSatisfy { $0.status == 201 && $0.body == given[0].body })
    #expect(given.filter { $0["Idempotent-Replayed"] == "true" }.count == 49)
    #expect(try register.get("/v1/organisations").json["total"] == 1)
  }
}
