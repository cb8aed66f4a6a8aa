import JSON
import Testing

/// Files that everybody downloads.
@Suite struct PublicFileTests {
  private let register: TestRegister
  private let insider: (String, String)

  init() throws {
    register = try TestRegister()
    insider = try register.addKey(["drafts:read"]).header
  }

  @Test(arguments: ["csv", "ndjson"])
  func `a file for everybody changes nothing that it does not show when it comes back`(form: String)
    throws
  {
    let path = try register.addOrganisation("Trust", ["internal_note": "The zebra is ours."]).path
    let file = try register.get("/v1/organisations.\(form)").text
    #expect(file.contains("owner_ids") && !file.contains("internal_note"))
    #expect(try register.get("/v1/organisations.\(form)", [insider]).text.contains("zebra"))
    let type = form == "csv" ? "text/csv" : "application/x-ndjson"
    let report = try register.curl(
      "/v1/imports?kind=organisations&mode=upsert", file.replacing("Trust", with: "Club"),
      type: type)
    #expect(report.json["updated"] == 1, "\(report.text)")
    let whole = try register.get(path, [insider])
    #expect(whole.json["name"] == "Club" && whole.json["internal_note"] == "The zebra is ours.")
  }
}
