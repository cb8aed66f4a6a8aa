import JSON
import Records
import Store
import TestSupport
import Testing

/// Moves that the clock makes: each once, in order, on its own day.
@Suite struct ClockTests {
  private let folder: TemporaryFolder
  private let path: String
  private let plays = Plays.plays

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("register.db")
  }

  private func open() throws -> Store {
    try Store(path: path, catalogue: Plays.catalogue) { Shelf.moment }
  }

  private func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }

  private func add(_ store: Store, _ members: JSONObject, at text: String) throws -> String {
    var members = members
    members["name"] = members["name"] ?? "Hamlet"
    let draft = try Validator(plays, in: store.catalogue).draft(.object(members))
    let signature = Signature(actor: "tester", at: try moment(text))
    return try store.perform { [plays] in try $0.create(plays, draft, signature).id }
  }

  private func document(_ store: Store, _ id: String) throws -> JSONObject {
    guard case .found(_, let bytes) = try store.makeReader().item(plays, id, for: .operators) else {
      return [:]
    }
    return try JSON(parsing: bytes).object ?? [:]
  }

  /// Writes what is due at a moment, as a server's look does, and gives how many records were due.
  @discardableResult
  private func look(_ store: Store, at text: String) throws -> Int {
    let now = try moment(text)
    let due = try store.makeReader().due(at: now)
    for record in due { try store.perform { try $0.fallDue(record, at: now) } }
    return due.count
  }

  private func entries(_ store: Store) throws -> [Reader.Entry] {
    try store.makeReader().changes(after: 0, kind: nil, limit: 100, for: .operators).items
  }

  @Test func `each comes at its time: a moment, a day, the end of a day`() throws {
    let store = try open()
    let id = try add(
      store,
      [
        "announce_at": "2026-11-22T12:00:00.000Z", "opens_on": "2026-12", "last_day": "2026-12-03",
        "acts": [
          ["name": "I", "state": "planned", "start_date": "2026-12-01", "end_date": "2026-12-01"],
          ["name": "II", "state": "planned", "start_date": "2026-12-02"],
        ],
      ], at: "2026-11-22T09:00:00.000Z")
    for (time, state, acts) in [
      ("2026-11-22T11:59:59.999Z", "draft", ["planned", "planned"]),
      ("2026-11-22T12:00:00.000Z", "announced", ["planned", "planned"]),
      ("2026-11-30T23:59:59.999Z", "announced", ["planned", "planned"]),
      ("2026-12-01T00:00:00.000Z", "open", ["running", "planned"]),
      ("2026-12-02T00:00:00.000Z", "open", ["done", "running"]),
      ("2026-12-03T23:59:59.999Z", "open", ["done", "running"]),
      ("2026-12-04T00:00:00.000Z", "closed", ["done", "running"]),
    ] {
      try look(store, at: time)
      let play = try document(store, id)
      #expect(play.text("state") == state, "\(time)")
      #expect(play.list("acts").map { $0.text("state") } == acts, "\(time)")
    }
    #expect(try look(store, at: "2027-12-04T00:00:00.000Z") == 0, "it waits for nothing more")
    #expect(
      try entries(store).map(\.op) == [
        "create", "announce", "open", "begin-act", "begin-act", "end-act", "close",
      ])
    #expect(
      try document(store, id).list("states").map { $0.text("start_date") } == [
        nil, "2026-11-22", "2026-12-01", "2026-12-03",
      ])
    #expect(try entries(store).dropFirst().allSatisfy { $0.actor == "concordat" })
  }

  @Test func `what is overdue after downtime comes in order, each with its own day, once`() throws {
    var ids: [String] = []
    do {
      let store = try open()
      ids.append(
        try add(
          store,
          [
            "announce_at": "2026-11-23T12:00:00.000Z", "opens_on": "2026-12-01",
            "last_day": "2026-12-03",
            "acts": [
              [
                "name": "I", "state": "planned", "start_date": "2026-12-02",
                "end_date": "2026-12-02",
              ]
            ],
          ], at: "2026-11-22T09:00:00.000Z"))
      store.close()
    }
    let late = "2027-01-05T08:00:00.000Z"
    // Nothing is left of a look that ended before its commit, as of a server that was killed.
    do {
      let store = try open()
      let due = try store.makeReader().due(at: moment(late))
      let now = try moment(late)
      struct Killed: Error {}
      #expect(throws: Killed.self) {
        try store.perform { ledger in
          for record in due { try ledger.fallDue(record, at: now) }
          throw Killed()
        }
      }
      #expect(try entries(store).count == 1)
      store.close()
    }
    let store = try open()
    try look(store, at: late)
    try look(store, at: late)
    #expect(
      try entries(store).map(\.op) == [
        "create", "announce", "open", "begin-act", "end-act", "close",
      ])
    #expect(try entries(store).dropFirst().allSatisfy { $0.at == late })
    let play = try document(store, ids[0])
    #expect(
      play.list("states").map { $0.text("start_date") } == [
        nil, "2026-11-23", "2026-12-01", "2026-12-03",
      ])
    #expect(play.list("states").dropFirst().allSatisfy { $0.text("recorded_at") == late })
    let day = try #require(CalendarDate("2026-12-02"))
    let view = try #require(AsOf(day, plays)?.view(play))
    #expect(view.text("state") == "open")
    let inspection = try Inspection(path: path, catalogue: Plays.catalogue)
    #expect(inspection.findings.isEmpty, "\(inspection.findings)")
  }

  @Test func `an hour before the present state counts from that state on`() throws {
    let store = try open()
    let id = try add(
      store, ["opens_on": "2026-11-20", "last_day": "2026-11-21"], at: "2026-11-22T09:00:00.000Z")
    let moves = try #require(plays.lifecycle?.moves)
    let signature = Signature(actor: "tester", at: try moment("2026-11-25T09:00:00.000Z"))
    _ = try store.perform { [plays] in
      try $0.move(plays, id: id, moves[0], .any, signature, with: [:])
    }
    // It opens, and its last day lies before: that waits for a person, and takes nothing back.
    try look(store, at: "2026-11-25T09:00:01.000Z")
    #expect(throws: RecordError.self) { try look(store, at: "2026-11-25T09:00:02.000Z") }
    #expect(try document(store, id).text("state") == "open")
    _ = try store.perform { [plays] in
      try $0.patch(plays, id: id, .any, signature, by: ["last_day": "2026-11-26"])
    }
    #expect(try look(store, at: "2026-11-26T09:00:00.000Z") == 0)
    #expect(
      try document(store, id).list("states").map { $0.text("start_date") } == [
        nil, "2026-11-25", "2026-11-25",
      ])
    try look(store, at: "2026-11-27T00:00:00.000Z")
    #expect(try document(store, id).text("state") == "closed")
  }

  @Test func `an embargo hides in every state, and moves nothing`() throws {
    let store = try open()
    let id = try add(
      store, ["state": "announced", "hidden_until": "2026-11-25T00:00:00.000Z"],
      at: "2026-11-22T09:00:00.000Z")
    func isPublic() throws -> Bool {
      if case .found = try store.makeReader().item(plays, id, for: .anyone) { true } else { false }
    }
    #expect(try !isPublic())
    #expect(try look(store, at: "2026-11-24T23:59:59.999Z") == 0)
    try look(store, at: "2026-11-25T00:00:00.000Z")
    #expect(try isPublic())
    #expect(try document(store, id).text("state") == "announced")
    #expect(try look(store, at: "2027-01-01T00:00:00.000Z") == 0)
  }

  @Test
  func `a move that the clock would make again at once is not taken back without another hour`()
    throws
  {
    let store = try open()
    let id = try add(
      store, ["state": "announced", "opens_on": "2026-11-20"], at: "2026-11-22T09:00:00.000Z")
    try look(store, at: "2026-11-22T10:00:00.000Z")
    let signature = Signature(
      actor: "tester", note: "Not yet", at: try moment("2026-11-22T11:00:00.000Z"))
    func reopen(_ patch: JSONObject) throws -> Written {
      try store.perform { [plays] in
        try $0.reopen(plays, id: id, .any, signature, with: patch)
      }
    }
    let error = #expect(throws: RecordError.self) { try reopen([:]) }
    #expect(error?.marks == ["/opens_on due_at_once"])
    _ = try reopen(["opens_on": "2026-12-24"])
    #expect(try document(store, id).text("state") == "announced")
    try look(store, at: "2026-12-24T00:00:00.000Z")
    #expect(try document(store, id).text("state") == "open")
  }

  @Test func `states before it was public are for who may read drafts`() throws {
    let store = try open()
    let id = try add(store, [:], at: "2026-11-22T09:00:00.000Z")
    let signature = Signature(
      actor: "tester", at: try moment("2026-11-25T09:00:00.000Z"), audience: .anyone)
    let moves = try #require(plays.lifecycle?.moves)
    _ = try store.perform { [plays] in
      try $0.move(
        plays, id: id, moves[0], .any, Signature(actor: "tester", at: signature.at), with: [:])
    }
    func states(_ audience: Audience) throws -> [String?] {
      guard case .found(_, let bytes) = try store.makeReader().item(plays, id, for: audience) else {
        return []
      }
      return try JSON(parsing: bytes).object?.list("states").map { $0.text("state") } ?? []
    }
    #expect(try states(.operators) == ["draft", "announced"])
    #expect(try states(.anyone) == ["announced"])
    // Who was shown a part sends it back, and changes nothing.
    let seen = try store.makeReader().item(plays, id, for: .anyone)
    guard case .found(_, let bytes) = seen, var body = try JSON(parsing: bytes).object else {
      Issue.record("it is public")
      return
    }
    body["name"] = "Othello"
    let draft = try Validator(plays, in: store.catalogue).draft(.object(body), keepsState: true)
    _ = try store.perform { [plays] in
      try $0.replace(plays, id: id, .any, signature, by: draft)
    }
    #expect(try states(.operators) == ["draft", "announced"])
    // As it stood on a day before, a list finds it by the states that everybody sees.
    for (state, count) in [("draft", 0), ("announced", 1)] {
      let query = try Query(
        plays, [("state", state), ("as_of", "2026-11-23")], in: store.catalogue
      ) { _, _ in nil }
      var bytes: [UInt8] = Array("[".utf8)
      _ = try store.makeReader().page(query, to: &bytes)
      #expect(try JSON(parsing: bytes + Array("]".utf8)).array?.count == count, "\(state)")
    }
  }
}
