import JSON
import Records
import Store
import Testing

@Suite struct IdempotencyTests {
  private let shelf: Shelf

  init() throws { shelf = try Shelf() }

  private func add(
    _ name: String, key: String, fingerprint: [UInt8] = [1], actor: String = "tester",
    after milliseconds: Int64 = 0
  ) throws -> (written: Written, isReplay: Bool) {
    let draft = try shelf.draft("things", ["name": .string(name)])
    let signature = Signature(actor: actor, at: shelf.signature(milliseconds).at)
    return try shelf.store.perform { ledger in
      try ledger.once(key, fingerprint: fingerprint, signature) {
        try ledger.create(Things.things, draft, signature)
      }
    }
  }

  @Test func `the same request again gives the first answer and writes nothing`() throws {
    let first = try add("Kettle", key: "k")
    let again = try add("Kettle", key: "k", after: 5000)
    #expect(!first.isReplay)
    #expect(again.isReplay)
    #expect(again.written.id == first.written.id)
    #expect(again.written.outcome == .created)
    #expect(again.written.document == first.written.document)
    #expect(try shelf.entries().count == 1)
  }

  @Test func `the first answer stays although the record has changed since`() throws {
    let first = try add("Kettle", key: "k")
    try shelf.patch("things", first.written.id, ["amount": 1])
    let again = try add("Kettle", key: "k")
    #expect(again.written.version == 1)
    #expect(again.written.document == first.written.document)
  }

  @Test func `a key with another request is refused`() throws {
    _ = try add("Kettle", key: "k")
    guard
      case .keyReused = #expect(
        throws: RecordError.self,
        performing: {
          try add("Pan", key: "k", fingerprint: [2])
        })
    else {
      Issue.record("the key is taken by another request")
      return
    }
  }

  @Test func `keys of two actors do not meet`() throws {
    _ = try add("Kettle", key: "k")
    #expect(try !add("Pan", key: "k", fingerprint: [2], actor: "other").isReplay)
  }

  @Test func `a key is forgotten after a day`() throws {
    let day: Int64 = 86_400_000
    _ = try add("Kettle", key: "k")
    #expect(try add("Kettle", key: "k", after: day).isReplay)
    #expect(try !add("Kettle", key: "k", after: day + 1).isReplay)
  }

  @Test func `a refused write leaves its key free`() throws {
    #expect(throws: RecordError.self) {
      let signature = shelf.signature()
      try shelf.store.perform { ledger in
        _ = try ledger.once("k", fingerprint: [1], signature) { throw RecordError.notFound("x") }
      }
    }
    #expect(try !add("Kettle", key: "k", fingerprint: [2]).isReplay)
  }
}
