import JSON
import Testing

/// Why something was changed that not everybody sees.
@Suite struct HiddenNoteTests {
  @Test func `why a hidden member changed is hidden too, and why something else did is not`() throws
  {
    let register = try TestRegister()
    let insider = try register.addKey(["drafts:read"]).header
    let path = try register.addOrganisation("Trust", ["internal_note": "The zebra is ours."]).path
    func patch(_ members: JSON, _ note: String) throws {
      let answer = try register.patch(path, members, [("If-Match", "*"), ("Change-Note", note)])
      #expect(answer.status == 200)
    }
    try patch(["internal_note": "The zebra is back."], "About the zebra")
    try patch(["internal_note": "The zebra is gone.", "note": "Closed."], "New hours")
    for target in ["\(path)/history", "/v1/changes"] {
      let answer = try register.get(target)
      #expect(answer.status == 200 && !answer.text.contains("zebra"), "\(target)")
      #expect(answer.text.contains("New hours"), "\(target)")
      #expect(try register.get(target, [insider]).text.contains("About the zebra"), "\(target)")
    }
  }
}
