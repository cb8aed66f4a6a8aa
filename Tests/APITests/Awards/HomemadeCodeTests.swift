import JSON
import Testing

/// Identifiers that publishers make themselves, which may hold colons and blanks.
@Suite struct HomemadeCodeTests {
  @Test(arguments: ["360G-wolfson:org-5573", "360G-ALWF-ORG:Historic_England", "360G-x-The Trust"])
  func `they are read the same way when stored and when referred to`(identifier: String) throws {
    let register = try TestRegister()
    let code = String(identifier.dropFirst("360G-".count))
    let made = try register.addOrganisation(
      "Trust", ["identifiers": [["scheme": "360G", "identifier": .string(code)]]])
    #expect(made.status == 201, "\(made.text)")
    for reference in [identifier, "360G:\(code)"] {
      let award = try register.addAward(
        "A", 1, ["recipients": [["organisation_id": .string(reference)]]])
      #expect(award.status == 201, "\(award.text)")
      #expect(award.json["recipients"]?[0]?["organisation_id"] == made.json["id"])
    }
    let escaped = identifier.replacing(" ", with: "%20").replacing(":", with: "%3A")
    for path in ["/v1/organisations/\(escaped)", "/v1/organisations?identifier=\(escaped)"] {
      #expect(try register.get(path).status == 200, "\(path)")
    }
    #expect(try register.get("/v1/awards?recipient=\(escaped)").json["total"] == 2)
  }

  @Test func `a scheme that has a part of the identifier in it is refused`() throws {
    let register = try TestRegister()
    let answer = try register.addOrganisation(
      "Trust", ["identifiers": [["scheme": "360G-wolfson", "identifier": "org-5573"]]])
    try register.expectProblem(answer, 422, "invalid", ["/identifiers/0/scheme scheme_form"])
  }

  @Test(arguments: [" a", "a "])
  func `blanks at the ends are no part of a code`(code: String) throws {
    let register = try TestRegister()
    let answer = try register.addOrganisation(
      "Trust", ["identifiers": [["scheme": "own", "identifier": .string(code)]]])
    #expect(answer.status == 422 || answer.json["identifiers"]?[0]?["identifier"] == "a")
  }

  @Test func `money that came back leads to the amendments`() throws {
    let register = try TestRegister()
    let answer = try register.addAward("A", -400)
    #expect(answer.status == 422)
    #expect(answer.json["errors"]?[0]?["detail"]?.string?.contains("amendment") == true)
  }
}
