import JSON
import Testing

/// The canonical identifier of an organisation.
@Suite struct IdentifierTests {
  @Test func `the best of the official identifiers stands for a body`() throws {
    let register = try TestRegister()
    func canonical(_ identifiers: [(String, String)]) throws -> String? {
      let answer = try register.addOrganisation(
        "Body",
        [
          "identifiers": .array(
            identifiers.map { ["scheme": .string($0.0), "identifier": .string($0.1)] })
        ])
      #expect(answer.status == 201, "\(answer.text)")
      return answer.json["org_id"]?.string
    }
    #expect(
      try canonical([("own", "1"), ("GB-COH", "05695711"), ("GB-CHC", "1164883")])
        == "GB-CHC-1164883")
    #expect(try canonical([("GB-COH", "00000006"), ("GB-GOR", "D4")]) == "GB-GOR-D4")
    #expect(try canonical([("US-EIN", "123"), ("GB-COH", "SC123456")]) == "GB-COH-SC123456")
    #expect(try canonical([("own", "2"), ("US-EIN", "124")]) == "US-EIN-124")
  }

  @Test func `a body without an official one has one minted from its id, and is found by it`()
    throws
  {
    let register = try TestRegister()
    let body = try register.addOrganisation(
      "Informal Forum", ["identifiers": [["scheme": "own", "identifier": "forum"]]])
    let minted = try #require(body.json["org_id"]?.string)
    #expect(minted == "360G-concordat-\(body.id)")
    let found = try register.get("/v1/organisations/\(minted)")
    #expect(found.id == body.id && found["Content-Location"] == body.path)
    let child = try register.addOrganisation(
      "Working Group",
      ["parents": [["organisation_id": .string(minted), "relation": "part_of"]]])
    #expect(child.json["parents"]?[0]?["organisation_id"]?.string == body.id)
    try register.expectProblem(
      try register.put(body.path, ["name": "Forum", "sector": "third", "org_id": "GB-CHC-123456"]),
      422, "invalid", ["/org_id read_only"])
  }

  @Test func `numbers of charities and companies keep their form`() throws {
    let register = try TestRegister()
    for (scheme, identifier) in [
      ("GB-CHC", "12345"), ("GB-CHC", "12345678"), ("GB-COH", "5695711"), ("GB-COH", "S123456"),
    ] {
      let answer = try register.addOrganisation(
        "Body",
        ["identifiers": [["scheme": .string(scheme), "identifier": .string(identifier)]]])
      try register.expectProblem(answer, 422, "invalid", ["/identifiers/0/identifier code_form"])
    }
  }
}
