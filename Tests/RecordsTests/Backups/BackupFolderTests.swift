import JSON
import Foundation
import Records
import SQLite
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

  private func make(after milliseconds: Int64 = 0) throws -> Backup {
    try copies.make(
      of: shelf.store.path, Things.catalogue,
      at: Instant(milliseconds: Shelf.moment.milliseconds + milliseconds))
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
    for number in 0..<4 { _ = try make(after: Int64(number) * 1000) }
    #expect(try copies.keep(2) == 2)
    #expect(try copies.list().count == 2)
    #expect(try copies.list()[0].createdAt.milliseconds == Shelf.moment.milliseconds + 3000)
    #expect(try files().count == 5, "two copies, each with its description, and the lock")
  }

  @Test func `what an interrupted copying left goes, other files stay`() throws {
    for name in ["register-x.db.part", "notes.txt"] {
      try Data().write(to: URL(fileURLWithPath: "\(copies.path)/\(name)"))
    }
    let backup = try make()
    #expect(
      try files() == ["backups-lock", "notes.txt", backup.name, "\(backup.name).json"].sorted())
  }

  @Test func `only one process copies into a folder`() throws {
    let lock = try FileLock(database: "\(copies.path)/backups")
    #expect(throws: FileLock.Held.self) { try make() }
    withExtendedLifetime(lock) {}
    #expect(try copies.list().isEmpty)
  }

  @Test func `a copying that fails leaves nothing`() throws {
    #expect(throws: (any Error).self) {
      try copies.make(of: shelf.folder.path("none.db"), Things.catalogue, at: .now)
    }
    #expect(try files() == ["backups-lock"])
  }
}
