import Foundation
import SQLite
import TestSupport
import Testing

@Suite struct CopyTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func file(_ name: String) -> DatabaseFile {
    DatabaseFile(
      path: fixture.folder.path(name), applicationID: Fixture.applicationID, version: 1)
  }

  private func attributes(_ path: String) throws -> [FileAttributeKey: Any] {
    try FileManager.default.attributesOfItem(atPath: path)
  }

  private func mode(_ path: String) throws -> Int? {
    try attributes(path)[.posixPermissions] as? Int
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private func names(in path: String) throws -> [String] {
    try Database(path: path, mode: .frozen).rows("SELECT name FROM item ORDER BY id") {
      $0.string(0)
    }
  }

  /// A backup of the fixture, with a row of its own.
  private func backup() throws -> DatabaseFile {
    let backup = file("backup.db")
    try fixture.file.copy(to: backup.path)
    try Database(path: backup.path, mode: .readWrite).add("backed up")
    return backup
  }

  /// Puts the fixture as a server leaves it that is killed: with a row that only the log has.
  private func leaveLog() throws {
    let alive = try Database(path: fixture.path, mode: .readWrite)
    try alive.add("acknowledged")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: fixture.path + suffix, toPath: fixture.path + suffix + ".kept")
    }
    withExtendedLifetime(alive) {}
  }

  private func putLogBack() throws {
    for suffix in ["", "-wal"] {
      try? FileManager.default.removeItem(atPath: fixture.path + suffix)
      try FileManager.default.moveItem(
        atPath: fixture.path + suffix + ".kept", toPath: fixture.path + suffix)
    }
  }

  @Test func `a copy is whole while the writer writes`() throws {
    let writer = try fixture.writer()
    try writer.perform { try $0.add("before") }
    let target = file("copy.db")
    try fixture.file.copy(to: target.path)
    try writer.perform { try $0.add("after") }
    writer.close()
    #expect(try target.inspect() == .version(1))
    let copy = try Database(path: target.path, mode: .readOnly)
    #expect(try copy.rows("SELECT name FROM item") { $0.string(0) } == ["before"])
    #expect(try fixture.names() == ["before", "after"])
  }

  @Test(arguments: ["x.part", "x"])
  func `a copy never takes the place of its source`(name: String) throws {
    let source = file(name)
    try fixture.file.copy(to: source.path)
    let error = #expect(throws: (any Error).self) {
      try source.copy(to: fixture.folder.path("x"))
    }
    #expect(error.map { "\($0)" }?.contains("\(source.path) is the file to be copied") == true)
    #expect(try source.inspect() == .version(1))
  }

  @Test func `nobody but the owner reads a new file or a copy`() throws {
    let copy = file("copy.db")
    try fixture.file.copy(to: copy.path)
    #expect(try [mode(fixture.path), mode(copy.path)] == [0o600, 0o600])
  }

  @Test func `a restored file is for those that the old one was for`() throws {
    let backup = try backup()
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: fixture.path)
    if geteuid() == 0 { chown(fixture.path, 1, 2) }
    let before = try attributes(fixture.path)
    _ = try fixture.file.restore(from: backup, settingAsideAs: fixture.path + ".old") { _ in }
    let after = try attributes(fixture.path)
    #expect(try names(in: fixture.path) == ["backed up"])
    #expect(after[.posixPermissions] as? Int == 0o640)
    for key in [FileAttributeKey.ownerAccountID, .groupOwnerAccountID] {
      #expect(after[key] as? Int == before[key] as? Int)
    }
  }

  @Test(.enabled(if: geteuid() == 0))
  func `the lock belongs to whom the file belongs to`() throws {
    chown(fixture.path, 1, 2)
    _ = try FileLock(database: fixture.path)
    let lock = try attributes(fixture.path + "-lock")
    #expect(lock[.ownerAccountID] as? Int == 1)
    #expect(lock[.groupOwnerAccountID] as? Int == 2)
    #expect(lock[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a file is set aside with what only its log had`() throws {
    let backup = try backup()
    try leaveLog()
    try putLogBack()
    let (aside, _) = try fixture.file.restore(
      from: backup, settingAsideAs: fixture.path + ".old"
    ) { _ in }
    #expect(aside == fixture.path + ".old")
    #expect(try names(in: fixture.path + ".old") == ["acknowledged"])
    #expect(try names(in: fixture.path) == ["backed up"])
    for name in ["register.db-wal", "register.db.old-wal", "register.db.restored"] {
      #expect(!exists(fixture.folder.path(name)), "\(name)")
    }
  }

  @Test func `a file too damaged for its log is set aside together with it`() throws {
    let backup = try backup()
    try leaveLog()
    try Data(repeating: 0x78, count: 9000).write(to: URL(fileURLWithPath: fixture.path + ".kept"))
    try putLogBack()
    _ = try fixture.file.restore(from: backup, settingAsideAs: fixture.path + ".old") { _ in }
    #expect(exists(fixture.path + ".old-wal"))
    #expect(!exists(fixture.path + "-wal"))
    #expect(try names(in: fixture.path) == ["backed up"])
  }

  @Test func `a file that somebody reads is not replaced`() throws {
    let backup = try backup()
    let reader = try fixture.reader()
    _ = try reader.first("SELECT count(*) FROM item") { $0.int(0) }
    #expect(throws: FileLock.Held.self) {
      try fixture.file.restore(from: backup, settingAsideAs: fixture.path + ".old") { _ in }
    }
    #expect(try fixture.names().isEmpty)
    #expect(!exists(fixture.path + ".restored"))
    withExtendedLifetime(reader) {}
  }

  @Test func `a folder is not set aside`() throws {
    let backup = try backup()
    let folder = file("folder")
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: false)
    #expect(throws: (any Error).self) {
      try folder.restore(from: backup, settingAsideAs: folder.path + ".old") { _ in }
    }
    #expect(exists(folder.path) && !exists(folder.path + ".old"))
  }

  @Test(arguments: ["lost.db.restored", "lost.db.restored.part"])
  func `a backup with the name that restoring needs stays where it is`(name: String) throws {
    let source = file(name)
    try fixture.file.copy(to: source.path)
    #expect(throws: (any Error).self) {
      try file("lost.db").restore(from: source, settingAsideAs: fixture.path + ".old") { _ in }
    }
    #expect(try source.inspect() == .version(1))
  }

  @Test func `a missing file is not made anew beside the copy that was to replace it`() throws {
    let lost = file("lost.db")
    try fixture.file.copy(to: lost.path + ".restored")
    guard case .foreign(let sentence) = try lost.inspect() else {
      Issue.record("it looks as if there had never been a file")
      return
    }
    #expect(sentence.contains("restore it again"))
    _ = try lost.restore(from: fixture.file, settingAsideAs: lost.path + ".old") { _ in }
    #expect(try lost.inspect() == .version(1))
  }

  @Test func `a file under another name is the same file`() throws {
    let link = file("link.db")
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: "register.db")
    let lock = try FileLock(database: fixture.file.path)
    #expect(throws: FileLock.Held.self) { try FileLock(database: file("link.db").path) }
    withExtendedLifetime(lock) {}
  }

  @Test func `a log whose file is gone is not taken for that of the restored one`() throws {
    let backup = try backup()
    try leaveLog()
    try putLogBack()
    try FileManager.default.removeItem(atPath: fixture.path)
    let (aside, _) = try fixture.file.restore(
      from: backup, settingAsideAs: fixture.path + ".old"
    ) { _ in }
    #expect(aside == nil)
    #expect(try names(in: fixture.path) == ["backed up"])
    #expect(exists(fixture.path + ".old-wal") && !exists(fixture.path + "-wal"))
  }

  @Test func `a restored file is changed before it has its name, or not at all`() throws {
    let backup = try backup()
    #expect(throws: CancellationError.self) {
      try fixture.file.restore(from: backup, settingAsideAs: fixture.path + ".old") { copy in
        try copy.add("changed")
        throw CancellationError()
      }
    }
    #expect(try fixture.names().isEmpty)
    let (_, count) = try fixture.file.restore(
      from: backup, settingAsideAs: fixture.path + ".old"
    ) { copy in
      try copy.add("changed")
      return try copy.first("SELECT count(*) FROM item") { $0.int(0) }
    }
    #expect(count == 2)
    #expect(try names(in: fixture.path) == ["backed up", "changed"])
    #expect(!exists(fixture.path + ".restored"))
  }

  @Test(.enabled(if: geteuid() != 0))
  func `a file in a folder that cannot be written is copied`() throws {
    try Database(path: fixture.path, mode: .readWrite).add("kept")
    let folder = fixture.folder.url.path
    let other = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    }
    try fixture.file.copy(to: other.path("copy.db"))
    #expect(try names(in: other.path("copy.db")) == ["kept"])
  }
}
