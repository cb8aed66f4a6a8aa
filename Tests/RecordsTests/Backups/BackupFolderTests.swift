@testable import Backups
import Foundation
import JSON
import Records
import SQLite
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct BackupFolderTests {
  private let shelf: Shelf
  private let copies: BackupFolder

  init() throws {
    shelf = try Shelf()
    copies = try BackupFolder(shelf.folder.path("copies"))
    try shelf.add("things", ["name": "Kettle"])
  }

  private func make(
    of shelf: Shelf? = nil, after milliseconds: Int64 = 0, keeping count: Int = 24,
    progress: @escaping @Sendable (BackupProgress) -> Void = { _ in },
    tell: (String) -> Void = { Issue.record("\($0)") }
  ) throws -> Backup {
    try copies.make(
      of: (shelf ?? self.shelf).store.path, Things.catalogue,
      at: Instant(milliseconds: Shelf.moment.milliseconds + milliseconds), keeping: count,
      progress: progress, tell: tell)
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: copies.path).sorted()
  }

  @Test func `a copy has what was written before it`() throws {
    let first = try make()
    try shelf.add("things", ["name": "Urn"])
    let second = try make(after: 1000)
    #expect([first.sequence, second.sequence] == [1, 2] as [Int64])
    #expect(first.name == "register-2026-11-22T09-00-00.000Z.db")
    #expect(try copies.list().map(\.name) == [second.name, first.name])
    let copy = try Store(reading: "\(copies.path)/\(first.name)", catalogue: Things.catalogue)
    #expect(try copy.makeReader().sequence() == 1)
  }

  @Test func `the newest are kept`() throws {
    for number in 0..<4 { _ = try make(after: Int64(number) * 1000, keeping: 2) }
    #expect(try copies.list().count == 2)
    #expect(try copies.list()[0].createdAt.milliseconds == Shelf.moment.milliseconds + 3000)
    #expect(try files().count == 5, "two copies, each with its description, and the lock")
  }

  @Test func `what an interrupted copying left goes, other files stay`() throws {
    for name in ["register-x.db.part", "register-y.db.json", "register-z.db", "notes.txt"] {
      try Data().write(to: URL(fileURLWithPath: "\(copies.path)/\(name)"))
    }
    let backup = try make()
    #expect(
      try files()
        == ["backups-lock", "notes.txt", backup.name, "\(backup.name).json", "register-z.db"]
        .sorted(), "nobody knows whose register-z.db is")
  }

  @Test func `only one process copies into a folder`() throws {
    let lock = try FileLock(database: "\(copies.path)/backups")
    #expect(throws: FileLock.Held.self) { try make() }
    withExtendedLifetime(lock) {}
    #expect(try copies.list().isEmpty)
  }

  @Test func `a copying that fails leaves nothing`() throws {
    #expect(throws: (any Error).self) {
      try copies.make(
        of: shelf.folder.path("none.db"), Things.catalogue, at: .now, keeping: 1, tell: { _ in })
    }
    #expect(try files() == ["backups-lock"])
  }

  @Test func `while its digest is worked out a copy has not its name`() throws {
    let names = Mutex<[String]>([])
    let path = copies.path
    let look: @Sendable (BackupProgress) -> Void = { progress in
      guard progress == .hashing else { return }
      names.withLock {
        $0 = (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
      }
    }
    let backup = try make(progress: look)
    #expect(names.withLock { $0 } == ["backups-lock", "\(backup.name).part"])
  }

  @Test func `another register's copies are left alone`() throws {
    let mine = try make()
    let (other, new) = (try Shelf(), try Shelf())
    try other.add("things", ["name": "Urn"])
    let error = #expect(throws: BackupFolder.Unusable.self) {
      try make(of: other, after: 1000, keeping: 1)
    }
    #expect(error?.description.contains("another register") == true)
    #expect(try copies.list().map(\.name) == [mine.name])
    // What has no records yet is nobody's copy in particular, and its register may get some.
    _ = try make(of: new, after: 2000)
    _ = try make(after: 3000)
    #expect(try copies.list().count == 3)
  }

  @Test func `old copies that cannot be removed are told, and the new one is there`() throws {
    let first = try make()
    let old = "\(copies.path)/\(first.name)"
    try FileManager.default.removeItem(atPath: old)
    // A folder in its place can be unlinked by nobody.
    try FileManager.default.createDirectory(atPath: old, withIntermediateDirectories: false)
    var told: [String] = []
    let second = try make(after: 1000, keeping: 1, tell: { told.append($0) })
    #expect(told.first?.hasPrefix("Old backups could not be removed: ") == true)
    #expect(try copies.list().map(\.name).contains(second.name))
  }
}
