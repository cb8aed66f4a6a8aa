import JSON
import Testing

/// Lists as tables for spreadsheets, and their way back.
@Suite struct SpreadsheetTests {
  private func table(_ register: TestRegister, _ target: String) throws -> String {
    let answer = try register.get(target)
    #expect(answer.status == 200 && answer.body.starts(with: [0xEF, 0xBB, 0xBF]))
    return String(decoding: answer.body.dropFirst(3), as: UTF8.self)
  }

  private func register() throws -> TestRegister {
    let register = try TestRegister()
    let trust = try register.addOrganisation("=Trust; A")
    try register.addAward(
      "-Sea wall", 125_050,
      [
        "recipients": [["organisation_id": trust.json["id"] ?? .null]],
        "identifiers": [["scheme": "g", "identifier": "1"]],
      ])
    try register.addAward("'=Pier", 900, ["currency": "JPY"])
    return register
  }

  @Test func `money stands in its main unit with the currency beside, and names beside ids`() throws
  {
    let register = try register()
    #expect(
      try table(
        register,
        "/v1/awards.csv?fields=title,amount_awarded,recipients&sort=-amount_awarded&excel=true"
      )
      .split(separator: "\r\n").map { $0.replacing(/org_[0-9A-Z]{26}/, with: "ORG") } == [
        "Title,Amount awarded,Amount awarded (currency),Recipients,Recipients: organisation (name),Recipients: partnership (name)",
        "\"'-Sea wall\",1250.50,GBP,\"[{\"\"organisation_id\"\":\"\"ORG\"\",\"\"partnership_id\"\":null,\"\"individual\"\":null,\"\"name\"\":null}]\",\"'=Trust; A\",",
        "\"''=Pier\",900,JPY,,,",
      ])
    #expect(
      try register.get("/v1/awards.csv?fields=title,amount_awarded&sort=-amount_awarded").text
        == "title,amount_awarded\r\n-Sea wall,125050\r\n'=Pier,900\r\n")
  }

  @Test func `each kind of the sample comes back in unchanged`() throws {
    let register = try register()
    try register.loadSample()
    for kind in [
      "areas", "organisations", "people", "posts", "partnerships", "awards", "announcements",
    ] {
      let text = try table(register, "/v1/\(kind).csv?excel=true")
      let answer = try register.curl("/v1/imports?kind=\(kind)", text, type: "text/csv")
      #expect(
        answer.json["unchanged"] == answer.json["rows"] && answer.json["rows"] != 0,
        "\(kind): \(answer.text.prefix(2000))")
    }
  }

  @Test func `an amount that somebody wrote into the table is read in the row's currency`() throws {
    let register = try register()
    let file = "Id,Amount awarded,Currency\r\n"
    let ids = try register.get("/v1/awards?fields=id&sort=-amount_awarded").texts("id")
    let answer = try register.curl(
      "/v1/imports?kind=awards", file + "\(ids[0]),\"£2,000.5\",GBP\r\n\(ids[1]),1000,JPY\r\n",
      type: "text/csv")
    #expect(answer.json["updated"] == 2, "\(answer.text)")
    #expect(
      try register.get("/v1/awards?sort=-amount_awarded").items.map { $0["amount_awarded"] }
        == [200_050, 1000])
    for (amount, code) in [("nine", "money"), ("1.005", "money"), ("€5", "money")] {
      let wrong = try register.curl(
        "/v1/imports?kind=awards", file + "\(ids[0]),\(amount),GBP\r\n", type: "text/csv")
      #expect(wrong.json["errors"]?[0]?["code"] == .string(code))
      #expect(wrong.json["errors"]?[0]?["column"] == "Amount awarded")
    }
    let without = try register.curl(
      "/v1/imports?kind=awards", "Id,Amount awarded\r\n\(ids[0]),5\r\n", type: "text/csv")
    #expect(without.json["errors"]?[0]?["code"] == "currency")
    let unknown = try register.curl(
      "/v1/imports?kind=awards", "Id,Amont awarded\r\n\(ids[0]),5\r\n", type: "text/csv")
    #expect(unknown.json["errors"]?[0]?["code"] == "unknown_heading")
    #expect(unknown.json["errors"]?[0]?["detail"]?.string?.contains("Amount awarded") == true)
  }
}
