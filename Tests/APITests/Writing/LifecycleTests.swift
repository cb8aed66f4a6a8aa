import JSON
import Testing

/// Moves between states: by their verbs, and no other way.
@Suite struct LifecycleTests {
  @Test func `a partnership lives by its verbs`() throws {
    let register = try TestRegister()
    let path = try register.addWorking("Alliance").path
    #expect(try register.get(path).json["state"] == "proposed")
    for (verb, state) in [("activate", "active"), ("suspend", "suspended"), ("activate", "active")]
    {
      let answer = try register.post("\(path)/\(verb)")
      #expect(answer.status == 200 && answer.json["state"]?.string == state)
    }
    let ended = try register.post(
      "\(path)/end", ["end_reason": "completed", "end_date": "2026-11"],
      [("Change-Note", "It is done.")])
    #expect(ended.json["state"] == "ended" && ended.json["end_reason"] == "completed")
    let history = try register.get("\(path)/history")
    #expect(history.texts("op") == ["create", "activate", "suspend", "activate", "end"])
    #expect(history.items.last?["note"] == "It is done.")
    #expect(
      history.items.last?["changed_fields"] == ["end_date", "state", "states", "end_reason", "mix"])
  }

  @Test func `a move that the state does not allow is 409 with those that it does`() throws {
    let register = try TestRegister()
    let path = try register.addWorking("Alliance").path
    let early = try register.post("\(path)/end", ["end_reason": "completed"])
    try register.expectProblem(early, 409, "move_not_allowed")
    #expect(early.json["detail"]?.string?.contains("activate, abandon") == true)
    try register.post("\(path)/abandon")
    let late = try register.post("\(path)/activate")
    try register.expectProblem(late, 409, "move_not_allowed")
    #expect(late.json["detail"]?.string?.contains("none") == true)
  }

  @Test func `a move brings what its state needs`() throws {
    let register = try TestRegister()
    let path = try register.addWorking("Alliance").path
    try register.post("\(path)/activate")
    try register.expectProblem(
      try register.post("\(path)/end"), 422, "invalid", ["/end_reason end_reason_missing"])
    let crossed = try register.post("\(path)/end", ["end_reason": "completed", "state": "active"])
    try register.expectProblem(crossed, 422, "invalid", ["/state moves_by_verb"])
    #expect(try register.get(path).json["state"] == "active")
  }

  @Test(arguments: ["active", "ended", "abandoned"])
  func `a patch or a replacement does not move the state, and says which verbs do`(
    state: String
  ) throws {
    let register = try TestRegister()
    let path = try register.addWorking("Alliance").path
    let patched = try register.patch(path, ["state": .string(state)])
    try register.expectProblem(patched, 422, "invalid", ["/state moves_by_verb"])
    #expect(patched.text.contains("POST …/activate, POST …/abandon"))
    guard state != "ended" else { return }
    let replaced = try register.put(path, Bodies.partnership("Alliance", ["state": .string(state)]))
    try register.expectProblem(replaced, 422, "invalid", ["/state moves_by_verb"])
  }

  @Test func `a move holds the condition that it is given, and needs none`() throws {
    let register = try TestRegister()
    let path = try register.addWorking("Alliance").path
    let stale = try register.post("\(path)/activate", Optional.none, [("If-Match", "\"7\"")])
    try register.expectProblem(stale, 412, "precondition_failed")
    #expect(
      try register.post("\(path)/activate", Optional.none, [("If-Match", "\"1\"")]).status == 200)
  }

  @Test func `a verb of another kind leads nowhere`() throws {
    let register = try TestRegister()
    let path = try register.addWorking("Alliance").path
    try register.expectProblem(try register.post("\(path)/publish"), 404, "not_found")
    let area = try register.addArea("Poole", gss: "E06000029").path
    try register.expectProblem(try register.post("\(area)/activate"), 404, "not_found")
    try register.expectProblem(try register.get("\(path)/activate"), 405, "method_not_allowed")
  }
}
