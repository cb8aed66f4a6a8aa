@testable import Backups
import Foundation
import Keys
import Records
import SQLite
import Store
import TestSupport
import Testing

/// What restoring makes of the keys of a register.
@Suite struct RestorationTests {
  private let folder: TemporaryFolder
  private let kept = AccessKey()
  private let revoked = AccessKey()
  private let rotated = AccessKey()
  private let next = AccessKey()
  private var path: String { folder.path("register.db") }
  private var copy: String { folder.path("copy.db") }
  private let later = Instant(milliseconds: Shelf.moment.milliseconds + 60_000)

  /// A register with three keys and a copy of it, of which two were ended since.
  init() throws {
    folder = try TemporaryFolder()
    // The register is held until this one goes, with the end of the function.
    let store = try Store(path: folder.path("register.db"), catalogue: Things.catalogue)
    for key in [kept, revoked, rotated] { try RestorationTests.add(key, to: store) }
    _ = try Store.backUp(
      folder.path("register.db"), Things.catalogue, to: folder.path("copy.db"))
    let (revoked, rotated, next, later) = (revoked.id, rotated.id, next, later)
    let grace = try #require(TimeSpan("60s"))
    try store.changeKeys { keys in
      try keys.revoke(revoked, by: "tester", at: later)
      try keys.rotate(
        rotated, to: next, grace: grace, expiresAt: nil, by: "tester", at: later)
    }
    store.close()
  }

  private static func add(_ key: AccessKey, to store: Store) throws {
    try store.changeKeys {
      try $0.create(
        key, KeyDraft(name: key.id, scopes: [.drafts]), by: "tester", at: Shelf.moment)
    }
  }

  private func restore(from source: String, at path: String) throws -> (Restoration, Reader) {
    let restoration = try Store.restore(
      path, Things.catalogue, from: source,
      at: Instant(milliseconds: later.milliseconds + 120_000))
    return (
      restoration, try Store(reading: path, catalogue: Things.catalogue).makeReader()
    )
  }

  @Test func `keys that were ended since the copy stay ended, and their history says so`() throws {
    let (restoration, reader) = try restore(from: copy, at: path)
    #expect(restoration.liveKeys == 1)
    #expect(restoration.keepsEnds)
    #expect(try reader.key(revoked.id)?.revokedAt == later)
    #expect(
      try reader.key(rotated.id)?.expiresAt
        == Instant(milliseconds: later.milliseconds + 60_000))
    #expect(try reader.key(kept.id)?.state(at: later) == .live)
    #expect(try reader.changes(ofKey: revoked.id).map(\.op) == ["create", "revoke"])
    #expect(try reader.changes(ofKey: rotated.id).map(\.op) == ["create", "rotate"])
    #expect(try reader.changes(ofKey: kept.id).map(\.op) == ["create"])
    #expect(try reader.key(next.id) == nil, "a key made since the copy is gone")
  }

  @Test func `without the old file the copy's keys are live, which is told`() throws {
    for damage in [nil, Data(repeating: 0x78, count: 9000)] {
      try FileManager.default.removeItem(atPath: path)
      try damage?.write(to: URL(fileURLWithPath: path))
      let (restoration, _) = try restore(from: copy, at: path)
      #expect(restoration.liveKeys == 3)
      #expect(!restoration.keepsEnds)
    }
  }

  @Test func `what a newer copy knows of its keys is not taken back`() throws {
    let newer = folder.path("newer.db")
    _ = try Store.backUp(path, Things.catalogue, to: newer)
    _ = try restore(from: copy, at: folder.path("other.db"))
    let (restoration, reader) = try restore(from: newer, at: folder.path("other.db"))
    #expect(restoration.liveKeys == 2)
    #expect(try reader.key(revoked.id)?.revokedAt == later)
    #expect(try reader.changes(ofKey: revoked.id).map(\.op) == ["create", "revoke"])
  }

  @Test func `a key of the same name with another secret is another key`() throws {
    let stranger = try Store(path: folder.path("stranger.db"), catalogue: Things.catalogue)
    let namesake = try #require(AccessKey("cdt_\(revoked.id)_other"))
    try RestorationTests.add(namesake, to: stranger)
    stranger.close()
    let (restoration, reader) = try restore(from: folder.path("stranger.db"), at: path)
    #expect(restoration.liveKeys == 1)
    #expect(try reader.changes(ofKey: revoked.id).map(\.op) == ["create"])
  }
}
