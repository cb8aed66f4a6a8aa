@testable import Keys
@testable import Records
import SQLite
@testable import Store
import Testing

/// Keys in the register: made, taken, ended, replaced, and what is kept of each.
@Suite struct KeyLedgerTests {
  private let shelf: Shelf
  private let key = AccessKey()
  private let moment = Shelf.moment

  init() throws { shelf = try Shelf() }

  private func after(_ seconds: Int64) -> Instant {
    Instant(milliseconds: moment.milliseconds + seconds * 1000)
  }

  private func add(_ draft: KeyDraft) throws {
    let (key, moment) = (key, moment)
    try shelf.store.changeKeys { try $0.create(key, draft, by: "tester", at: moment) }
  }

  private func verdict(_ key: AccessKey, after seconds: Int64 = 0, _ reader: Reader? = nil) throws
    -> String
  {
    switch try (reader ?? shelf.store.makeReader()).verify(key, at: after(seconds)) {
    case .accepted(let access): "accepted \(access.scopes.sorted().joined(separator: " "))"
    case .unknown: "unknown"
    case .revoked(let since): "revoked \(since)"
    case .expired(let since, let next): "expired \(since) \(next ?? "-")"
    }
  }

  @Test func `a key is taken with its scopes, and no other secret under its id`() throws {
    #expect(try verdict(key) == "unknown")
    try add(KeyDraft(name: "Test", scopes: [.drafts, .write(Things.things)]))
    #expect(try verdict(key) == "accepted drafts:read things:write")
    for wrong in ["", "x", key.secret + "x", String(key.secret.dropLast())] {
      guard let other = AccessKey("cdt_\(key.id)_\(wrong)") else { continue }
      #expect(try verdict(other) == "unknown")
    }
  }

  @Test func `an expired or revoked key says so to who knows the secret alone`() throws {
    let other = try #require(AccessKey("cdt_\(key.id)_other"))
    try add(KeyDraft(name: "Test", scopes: [.drafts], expiresAt: after(10)))
    #expect(try verdict(key, after: 9) == "accepted drafts:read")
    #expect(try verdict(key, after: 10) == "expired \(after(10)) -")
    #expect(try verdict(other, after: 10) == "unknown")
    let (id, end) = (key.id, after(5))
    try shelf.store.changeKeys { try $0.revoke(id, by: "tester", at: end) }
    #expect(try verdict(key, after: 5) == "revoked \(end)")
    #expect(try verdict(other, after: 5) == "unknown")
  }

  @Test func `a reader that has seen a key sees at once that it was revoked`() throws {
    try add(KeyDraft(name: "Test", scopes: [.drafts]))
    let reader = try shelf.store.makeReader()
    #expect(try verdict(key, reader) == "accepted drafts:read")
    let (id, end) = (key.id, after(5))
    try shelf.store.changeKeys { try $0.revoke(id, by: "tester", at: end) }
    #expect(try verdict(key, reader) == "revoked \(end)")
  }

  @Test func `a rotated key is taken for its grace, beside the one in its place`() throws {
    try add(KeyDraft(name: "Test", scopes: [.drafts], note: "for the site"))
    let (old, new, moment) = (key.id, AccessKey(), moment)
    try shelf.store.changeKeys {
      try $0.rotate(
        old, to: new, grace: TimeSpan(milliseconds: 60_000), expiresAt: nil, by: "tester",
        at: moment)
    }
    for key in [key, new] { #expect(try verdict(key, after: 59) == "accepted drafts:read") }
    #expect(try verdict(key, after: 60) == "expired \(after(60)) \(new.id)")
    #expect(try verdict(new, after: 60) == "accepted drafts:read")
    let made = try #require(try shelf.store.makeReader().key(new.id))
    #expect(made.name == "Test" && made.note == "for the site" && made.expiresAt == nil)
    let again = after(61)
    #expect(throws: RecordError.self) {
      try shelf.store.changeKeys {
        try $0.rotate(
          old, to: AccessKey(), grace: TimeSpan(milliseconds: 0), expiresAt: nil, by: "tester",
          at: again)
      }
    }
  }

  @Test func `a grace does not lengthen a key's life`() throws {
    try add(KeyDraft(name: "Test", scopes: [.drafts], expiresAt: after(10)))
    let (old, new, moment) = (key.id, AccessKey(), moment)
    try shelf.store.changeKeys {
      try $0.rotate(
        old, to: new, grace: TimeSpan(milliseconds: 60_000), expiresAt: nil, by: "tester",
        at: moment)
    }
    #expect(try shelf.store.makeReader().key(old)?.expiresAt == after(10))
    #expect(try shelf.store.makeReader().key(new.id)?.expiresAt == after(10))
  }

  @Test func `who did what to a key is kept, and the log of records knows nothing of it`() throws {
    try add(KeyDraft(name: "Test", scopes: [.drafts]))
    let (id, end) = (key.id, after(5))
    for _ in 0..<2 { try shelf.store.changeKeys { try $0.revoke(id, by: "another", at: end) } }
    let changes = try shelf.store.makeReader().changes(ofKey: id)
    #expect(changes.map(\.op) == ["create", "revoke"])
    #expect(changes.map(\.actor) == ["tester", "another"])
    #expect(try shelf.entries().isEmpty)
  }

  @Test func `a first key is taken in once, while there is none`() throws {
    let (first, second, moment) = (key, AccessKey(), moment)
    #expect(try shelf.store.changeKeys { try $0.bootstrap(first, at: moment) })
    #expect(try !shelf.store.changeKeys { try $0.bootstrap(first, at: moment) })
    #expect(try !shelf.store.changeKeys { try $0.bootstrap(second, at: moment) })
    #expect(try verdict(first) == "accepted admin")
    #expect(try verdict(second) == "unknown")
  }

  @Test func `reading writes nothing, and the last use is written when the register is closed`()
    throws
  {
    try add(KeyDraft(name: "Test", scopes: [.drafts]))
    let reader = try shelf.store.makeReader()
    for second in 0..<50 { _ = try verdict(key, after: Int64(second), reader) }
    #expect(try shelf.store.makeReader().key(key.id)?.lastUsedAt == after(49))
    let database = try Database(path: shelf.store.path, mode: .readOnly)
    let sql = "SELECT last_used_at FROM keys"
    #expect(try database.first(sql, []) { $0.stringOrNil(0) } == .some(nil))
    shelf.store.close()
    let again = try Store(reading: shelf.store.path, catalogue: Things.catalogue)
    #expect(try again.makeReader().key(key.id)?.lastUsedAt == after(49))
  }

  @Test func `the file holds no secret and no digest of one in any text`() throws {
    try add(KeyDraft(name: "Test", scopes: [.admin], note: "a note"))
    let database = try Database(path: shelf.store.path, mode: .readOnly)
    let texts = try database.rows("SELECT * FROM keys", []) { row in
      (0..<12).compactMap { column -> String? in
        guard case .text(let text) = row.value(column) else { return nil }
        return text
      }.joined()
    }
    #expect(texts.count == 1 && !texts[0].contains(key.secret))
  }

  @Test(arguments: [
    (["admin"], ["admin", "keys:admin", "drafts:read", "things:write", "things:open"], true),
    (["things:write"], ["things:write", "things:open", "things:delete"], true),
    (["things:open"], ["things:write"], false), (["things:write"], ["places:write"], false),
    (["things:write", "drafts:read"], ["admin"], false), (["keys:admin"], ["drafts:read"], false),
    (["drafts:write"], ["drafts:read"], false), (["keys:write"], ["keys:admin"], false),
  ])
  func `a scope covers what it includes`(has: [String], wants: [String], covers: Bool) {
    let access = Access(id: "x", scopes: Set(has), owner: nil, expiresAt: nil)
    #expect(access.covers(wants, owner: nil, Things.catalogue) == covers)
  }

  @Test func `a bound key covers keys of its own organisation alone`() {
    let access = Access(id: "x", scopes: ["things:write"], owner: "org_a", expiresAt: nil)
    #expect(access.covers(["things:write"], owner: "org_a", Things.catalogue))
    #expect(!access.covers(["things:write"], owner: "org_b", Things.catalogue))
    #expect(!access.covers(["things:write"], owner: nil, Things.catalogue))
  }
}
