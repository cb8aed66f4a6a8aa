import Foundation
import SQLite
import TestSupport
import Testing

@Suite struct FileTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func file(_ name: String, version: Int = 1) -> DatabaseFile {
    DatabaseFile(
      path: fixture.folder.path(name), applicationID: Fixture.applicationID, version: version)
  }

  private func sentence(_ file: DatabaseFile) throws -> String {
    guard case .foreign(let sentence) = try file.inspect() else { return "not foreign" }
    #expect(sentence.contains(file.path))
    #expect(sentence.hasSuffix("."))
    return sentence
  }

  @Test func `a new file appears whole with its marks`() throws {
    #expect(try file("new.db").inspect() == .missing)
    #expect(try fixture.file.inspect() == .version(1))
    let left = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.url.path)
    #expect(left == ["register.db"])
  }

  @Test func `a schema that fails leaves no file, and what it left is no obstacle`() throws {
    let broken = file("new.db")
    #expect(throws: SQLiteError.self) { try broken.create { try $0.execute("CREATE nonsense") } }
    #expect(try broken.inspect() == .missing)
    try broken.create { try $0.execute("CREATE TABLE t (i) ") }
    #expect(try broken.inspect() == .version(1))
  }

  @Test func `foreign files are refused and not touched`() throws {
    for (name, content, reason) in [
      ("empty.db", "", "is empty"), ("text.db", "hello", "no SQLite database"),
      ("long.db", String(repeating: "x", count: 9000), "no SQLite database"),
    ] {
      let file = file(name)
      try Data(content.utf8).write(to: URL(fileURLWithPath: file.path))
      #expect(try sentence(file).contains(reason))
      #expect(try String(contentsOfFile: file.path, encoding: .utf8) == content)
    }
    let folder = file("folder")
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: false)
    #expect(try sentence(folder).contains("not a regular file"))
    try Data("log".utf8).write(to: URL(fileURLWithPath: file("lost.db").path + "-wal"))
    #expect(try sentence(file("lost.db")).contains("is missing but its log"))
  }

  @Test func `other programs' databases and newer ones are refused`() throws {
    let other = DatabaseFile(path: fixture.path, applicationID: 77, version: 1)
    #expect(
      try sentence(other).contains("another program (application id \(Fixture.applicationID))"))
    let older = DatabaseFile(path: fixture.path, applicationID: Fixture.applicationID, version: 0)
    #expect(
      try sentence(older).contains("has schema version 1, and this program knows versions up to 0"))
  }

  @Test func `a path is a path, whatever characters it has`() throws {
    for name in ["a b.db", "what?mode=memory.db", "50%25#1.db", "é.db"] {
      let odd = file(name)
      try odd.create { try $0.execute("CREATE TABLE t (i)") }
      #expect(try odd.inspect() == .version(1))
      let copy = file("copy of " + name)
      try odd.copy(to: copy.path)
      #expect(try Database(path: copy.path, mode: .frozen).quickCheck() == nil)
      #expect(FileManager.default.fileExists(atPath: odd.path))
    }
  }

  @Test func `the newest numbers count even when only the log has them`() throws {
    let database = try Database(path: fixture.path, mode: .readWrite)
    try database.execute("PRAGMA user_version=9")
    #expect(try file("register.db", version: 9).inspect() == .version(9))
  }

  @Test func `a lock is held once and free again afterwards`() throws {
    let path = fixture.path
    var lock: FileLock? = try FileLock(database: path)
    let held = try #require(throws: FileLock.Held.self) { try FileLock(database: path) }
    #expect(held.process == getpid())
    #expect("\(held)".contains("in use by another process (process \(getpid()))"))
    withExtendedLifetime(lock) {}
    lock = nil
    _ = try FileLock(database: path)
    let error = #expect(throws: FileError.self) { try FileLock(database: "/nowhere/at/all.db") }
    #expect(error.map { "\($0)" }?.contains("Could not open /nowhere/at/all.db-lock") == true)
  }

  @Test func `the steps above the file's version run in order, and then what follows`() throws {
    let steps = [
      Migration(version: 3, name: "fill") { try $0.run("UPDATE item SET colour = 'red'") },
      Migration(version: 2, name: "colour") {
        try $0.execute("ALTER TABLE item ADD COLUMN colour TEXT")
      },
      Migration(version: 1, name: "past") { try $0.execute("DROP TABLE item") },
    ]
    try Database(path: fixture.path, mode: .readWrite).add("a")
    let colour = try file("register.db", version: 3).migrate(steps) { database in
      try database.first("SELECT colour FROM item") { $0.string(0) }
    }
    #expect(colour == "red")
    #expect(try file("register.db", version: 3).inspect() == .version(3))
    #expect(try fixture.reader().first("SELECT colour FROM item") { $0.string(0) } == "red")
  }

  @Test func `a migration that fails changes nothing`() throws {
    let dangling = Migration(version: 2, name: "dangle") { database in
      try database.execute("INSERT INTO part (item) VALUES (99)")
    }
    let newer = file("register.db", version: 2)
    let error = #expect(throws: SQLiteError.self) { try newer.migrate([dangling]) { _ in } }
    #expect(error?.message == "The migration leaves dangling references in part.")
    #expect(throws: CancellationError.self) {
      try newer.migrate([]) { database in
        try database.add("a")
        throw CancellationError()
      }
    }
    #expect(try fixture.file.inspect() == .version(1))
    #expect(try fixture.reader().first("SELECT count(*) FROM part") { $0.int(0) } == 0)
    #expect(try fixture.names().isEmpty)
  }
}
