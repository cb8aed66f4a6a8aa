import JSON
import Testing

/// What a writer who may not read drafts learns of them by writing: nothing.
@Suite struct HiddenRecordTests {
  private let register: TestRegister
  /// May write announcements, and not read drafts.
  private let writer: (String, String)
  private let draft: Answer

  init() throws {
    register = try TestRegister()
    writer = try register.addKey(["announcements:write"]).header
    draft = try HiddenRecordTests.draft(in: register)
  }

  private static func draft(in register: TestRegister, _ owners: [JSON] = []) throws -> Answer {
    try register.post(
      "/v1/announcements",
      [
        "title": "The zebra crossing opens", "kind": "news", "owner_ids": .array(owners),
        "identifiers": [["scheme": "press", "identifier": "s1"]],
      ])
  }

  /// The code and the detail of the one fault of an import of one row.
  private func importing(
    _ row: JSONObject, _ query: String = "", as key: (String, String)? = nil
  ) throws -> [String] {
    let answer = try register.ask(
      "POST", "/v1/imports?kind=announcements&dry_run=true\(query)",
      [key ?? writer, ("Content-Type", "application/x-ndjson")], body: JSON.object(row).bytes)
    #expect(answer.status == 422, "\(answer.text)")
    let errors = answer.json["errors"]?.array ?? []
    return errors.flatMap { [$0["code"]?.string ?? "", $0["detail"]?.string ?? ""] }
  }

  @Test(
    arguments: [
      ("", [:]), ("&mode=insert", [:]), ("", ["title": "Wrong"]), ("", ["version": 9]),
      ("", ["kind": nil, "title": nil]),
    ] as [(String, JSONObject)])
  func `an import that meets a draft by its code hears of another record and no more`(
    query: String, more: JSONObject
  ) throws {
    var row: JSONObject = [
      "title": "The zebra crossing opens", "kind": "news",
      "identifiers": [["scheme": "press", "identifier": "s1"]],
    ]
    for (name, value) in more.members { row[name] = value }
    #expect(
      try importing(row, query) == [
        "code_taken",
        "The code press:s1 belongs to another record; change that one or correct the code.",
      ])
  }

  @Test(arguments: ["", "&mode=insert"])
  func `an import that names a draft's id is told that there is none`(query: String) throws {
    let row: JSONObject = [
      "id": .string(draft.id), "version": 9, "title": "The zebra crossing opens", "kind": "news",
    ]
    let told = ["not_found", "There is no announcement \(draft.id)."]
    #expect(try importing(row, query) == told)
    try register.delete(draft.path)
    #expect(try importing(row, query) == told)
  }

  @Test func `a bound key that imports hears no more of others' drafts`() throws {
    let (ours, theirs) = (
      try register.addOrganisation("Ours").id, try register.addOrganisation("Theirs").id
    )
    try register.delete(draft.path)
    let foreign = try HiddenRecordTests.draft(in: register, [.string(theirs)])
    let key = try register.addKey(["announcements:write", "drafts:read"], owner: ours).header
    let row: JSONObject = ["id": .string(foreign.id), "title": "x", "kind": "news"]
    #expect(try importing(row, "&mode=insert", as: key)[0] == "not_found")
  }

  @Test func `that a draft was deleted is told to nobody who could not see it`() throws {
    try register.delete(draft.path)
    for (method, path, body) in [
      ("PATCH", draft.path, ["title": "x"]), ("DELETE", draft.path, nil),
      ("POST", "\(draft.path)/publish", nil), ("PUT", draft.path, ["title": "x", "kind": "news"]),
      ("POST", "\(draft.path)/restore", nil),
    ] as [(String, String, JSON?)] {
      let answer = try register.ask(as: writer, method, path, body)
      try register.expectProblem(answer, 404, "not_found")
      #expect(answer.json["deleted_at"] == nil)
      let (id, other) = (draft.id, "ann_01KMAAAAAAAAAAAAAAAAAAAAAA")
      let none = try register.ask(as: writer, method, path.replacing(id, with: other), body)
      #expect(
        none.json["detail"]?.string?.replacing(other, with: id) == answer.json["detail"]?.string)
    }
  }

  @Test(arguments: [false, true])
  func `under a draft's id nothing can be made, and the refusal says nothing of it`(
    isDeleted: Bool
  ) throws {
    if isDeleted { try register.delete(draft.path) }
    let answer = try register.ask(
      as: writer, "PUT", draft.path, ["title": "x", "kind": "news"], [("If-None-Match", "*")])
    try register.expectProblem(answer, 409, "id_taken")
    #expect(answer["ETag"] == nil && !answer.text.contains("version"))
  }
}
