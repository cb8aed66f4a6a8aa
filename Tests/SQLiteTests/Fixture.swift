import Foundation
import SQLite
import TestSupport

/// A database of one table in a folder of its own.
struct Fixture {
  static let applicationID: Int32 = 0x434F_4E43

  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("register.db")
    try file.create { database in
      try database.execute(
        """
        CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, note BLOB) STRICT;
        CREATE TABLE part (id INTEGER PRIMARY KEY,
          item INTEGER NOT NULL REFERENCES item DEFERRABLE INITIALLY DEFERRED,
          size INTEGER CHECK (size > 0)) STRICT;
        """)
    }
  }

  var file: DatabaseFile {
    DatabaseFile(path: path, applicationID: Self.applicationID, version: 1)
  }

  func writer(_ change: (inout Writer.Configuration) -> Void = { _ in }) throws -> Writer {
    var configuration = Writer.Configuration()
    change(&configuration)
    return try Writer(path: path, configuration: configuration)
  }

  func reader() throws -> Database { try Database(path: path, mode: .readOnly) }

  /// Renames the database under whoever has it open.
  func moveAway() throws { try FileManager.default.moveItem(atPath: path, toPath: path + ".away") }

  /// The names in the table, as a connection of its own sees them.
  func names() throws -> [String] {
    try reader().rows("SELECT name FROM item ORDER BY id") { $0.string(0) }
  }
}

extension Database {
  /// Adds a row to the fixture's table.
  func add(_ name: String) throws { try run("INSERT INTO item (name) VALUES (?)", .text(name)) }
}
