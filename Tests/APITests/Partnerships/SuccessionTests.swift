import JSON
import Testing

/// Partnerships that went on in others.
@Suite struct SuccessionTests {
  private let register: TestRegister
  private let old: Answer
  private let new: Answer

  init() throws {
    register = try TestRegister()
    old = try register.addWorking("Old", ["state": "active"])
    new = try register.addPartnership("New")
  }

  private func predecessors(_ partnership: Answer) throws -> JSON? {
    try register.get(partnership.path).json["predecessor_ids"]
  }

  @Test func `what was merged or superseded names what came after it, which names it in turn`()
    throws
  {
    let bare = try register.post(
      "\(old.path)/end", ["end_reason": "merged", "on": "2012-03-31"])
    try register.expectProblem(bare, 422, "invalid", ["/successor_ids successor_missing"])
    let ended = try register.post(
      "\(old.path)/end",
      ["end_reason": "merged", "on": "2012-03-31", "successor_ids": [.string(new.id)]])
    #expect(ended.status == 200)
    #expect(try predecessors(new) == [.string(old.id)])
    let found = try register.get("/v1/partnerships?successor=\(new.id)").json["items"]
    #expect(found?[0]?["id"] == .string(old.id))
    let before = try register.get("\(old.path)?as_of=2012-03-31").json
    #expect(before["successor_ids"] == [] && before["state"] == "active")
    let other = try register.addPartnership("Other")
    #expect(
      try register.patch(old.path, ["successor_ids": [.string(other.id)]]).status == 200)
    #expect(try predecessors(new) == [])
    #expect(try predecessors(other) == [.string(old.id)])
    let reopened = try register.post(
      "\(old.path)/reopen", Optional.none, [("Change-Note", "It goes on after all.")])
    #expect(reopened.status == 200 && reopened.json["successor_ids"] == [])
    #expect(try predecessors(other) == [])
  }

  @Test func `others have no successors, and nobody comes after itself`() throws {
    try register.expectProblem(
      try register.patch(old.path, ["successor_ids": [.string(new.id)]]),
      422, "invalid", ["/successor_ids successor_of_living"])
    try register.expectProblem(
      try register.post(
        "\(old.path)/end",
        ["end_reason": "lapsed", "on": "2012-03-31", "successor_ids": [.string(new.id)]]),
      422, "invalid", ["/successor_ids successor_of_living"])
    try register.expectProblem(
      try register.post(
        "\(old.path)/end",
        ["end_reason": "superseded", "on": "2012-03-31", "successor_ids": [.string(old.id)]]),
      422, "invalid", ["/successor_ids/0 successor_circle"])
    try register.expectProblem(
      try register.patch(new.path, ["predecessor_ids": [.string(old.id)]]),
      422, "invalid", ["/predecessor_ids read_only"])
  }
}
