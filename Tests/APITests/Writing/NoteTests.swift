import JSON
import Testing

/// `Change-Note`: why a change was made.
@Suite struct NoteTests {
  @Test func `the note of any write stands in the history`() throws {
    let register = try TestRegister()
    let note = [("Change-Note", "Grüße, 500 £")]
    let path = try register.post("/v1/organisations", Bodies.organisation("A"), note).path
    try register.put(path, Bodies.organisation("B"), note + [("If-Match", "*")])
    try register.delete(path, note + [("If-Match", "*")])
    try register.post("\(path)/restore", Optional.none, note)
    #expect(
      try register.get("\(path)/history").texts("note")
        == Array(repeating: "Grüße, 500 £", count: 4))
  }

  @Test(arguments: ["", String(repeating: "x", count: 501)])
  func `a note has 1 to 500 characters`(note: String) throws {
    let register = try TestRegister()
    let answer = try register.post(
      "/v1/organisations", Bodies.organisation("A"), [("Change-Note", note)])
    try register.expectProblem(answer, 400, "bad_request", ["Change-Note length"])
  }

  @Test func `faults of parameters and headers are told together`() throws {
    let register = try TestRegister()
    let answer = try register.post(
      "/v1/organisations?dry_run=x", Bodies.organisation("A"),
      [("Change-Note", ""), ("Idempotency-Key", "")])
    try register.expectProblem(
      answer, 400, "bad_request", ["dry_run flag", "Change-Note length", "Idempotency-Key form"])
  }
}
