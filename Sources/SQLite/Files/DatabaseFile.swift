import Foundation

/// A database file on disk: inspecting, creating and migrating it.
///
/// Every method opens and closes its own connections; the caller must have the `FileLock`.
package struct DatabaseFile: Sendable {
  /// What is at the path.
  package enum Inspection: Sendable, Hashable {
    /// Nothing: the file can be created.
    case missing
    /// Something this program must not touch; the sentence says why and what to do.
    case foreign(String)
    /// A database of this program, with this schema version.
    case version(Int)
  }

  /// The suffixes of the files that SQLite keeps beside a database.
  static let sides = ["-wal", "-shm", "-journal"]

  /// The operation was refused because it would harm a file; the sentence says which.
  package struct Refused: Error, Sendable, CustomStringConvertible {
    package let description: String
  }

  /// The path of the file, with links resolved, because SQLite's other files lie beside the target.
  package let path: String
  /// The number that marks files of this program (sqlite.org/pragma.html#pragma_application_id).
  package let applicationID: Int32
  /// The newest schema version the program knows.
  package let version: Int

  package init(path: String, applicationID: Int32, version: Int) {
    self.path = DurableFile.followed(path)
    self.applicationID = applicationID
    self.version = version
  }

  /// Inspects the path without changing anything.
  package func inspect() throws -> Inspection {
    let hasLog = try (DurableFile.status(path + "-wal")?.size ?? 0) > 0
    guard let status = try DurableFile.status(path) else {
      if hasLog {
        return .foreign(
          "\(path) is missing but its log \(path)-wal is there; put the file back, or move the log away."
        )
      }
      guard try DurableFile.status(replacement) == nil else {
        return .foreign(
          "\(path) is missing, and \(replacement) says that restoring it was cut short; restore it "
            + "again, or move that file away to start a new one.")
      }
      return .missing
    }
    guard status.isRegular else { return .foreign("\(path) is not a regular file.") }
    guard status.size > 0 else {
      return .foreign(
        "\(path) is empty; restore it from a backup, or move it away to start a new one.")
    }
    do {
      // With a log, the newest version may be there; without one, no file need be created beside
      // it.
      let database = try Database(path: path, mode: hasLog ? .readOnly : .frozen)
      return try judge(
        applicationID: database.number("PRAGMA application_id"),
        version: database.number("PRAGMA user_version"))
    } catch let error as SQLiteError where error.kind == .damaged {
      return .foreign("\(path) is no SQLite database, or is damaged: \(error.message).")
    }
  }

  /// What `quick_check` finds wrong with a file that nobody else has open; nil for nothing.
  ///
  /// It reads the whole file: 30 s for 4 GB that no cache had (measured).
  package func damage() throws -> String? { try fault { try $0.quickCheck() } }

  /// What a bounded look finds wrong with a file that nobody else has open; nil for nothing.
  ///
  /// It reads one row of each table and index, and with it a page of each of their levels, whatever the
  /// length of the file, and what the statement `last` asks for.
  package func damageAtFirstSight(_ last: String) throws -> String? {
    try fault { database in
      try database.lookIntoEach()
      try database.query(last) { _ in }
      return nil
    }
  }

  /// The fault that `look` finds, or on which it fails.
  private func fault(_ look: (Database) throws -> String?) throws -> String? {
    let hasLog = try (DurableFile.status(path + "-wal")?.size ?? 0) > 0
    do {
      return try look(Database(path: path, mode: hasLog ? .readOnly : .frozen))
    } catch let error as SQLiteError where error.kind == .damaged {
      return error.message
    }
  }

  /// The file that says of the one at `path` that it was found damaged.
  private var mark: String { path + "-damaged" }

  /// Whether the file was found damaged while it was in use, and is not known to be sound again.
  package func isMarkedDamaged() throws -> Bool { try DurableFile.status(mark) != nil }

  /// Notes beside the file, for the next process, that it is damaged.
  package func markDamaged() throws { try DurableFile.write([], to: mark) }

  /// Takes the note away.
  package func unmark() throws { try DurableFile.remove(mark) }

  /// How to read the file: without locks if neither we nor, as it seems, anybody else can write it.
  ///
  /// In a folder that cannot be written, readers cannot create the -shm file in which they lock.
  package func readingMode() throws -> Database.Mode {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard access(folder, W_OK) != 0 else { return .readOnly }
    for suffix in ["-wal", "-shm"] where try DurableFile.status(path + suffix) != nil {
      return .readOnly
    }
    return .frozen
  }

  /// Removes the empty files that reading leaves beside a database that nobody has open.
  ///
  /// SQLite removes them itself when the last connection that may write closes. A failure is
  /// harmless.
  package func tidy() {
    let log = try? DurableFile.status(path + "-wal")
    guard let log, log.size == 0, let lock = try? FileLock(database: path) else { return }
    _ = try? Database(path: path, mode: .readWrite).number("PRAGMA user_version")
    withExtendedLifetime(lock) {}
  }

  /// Creates the file with the tables that `schema` writes; it appears complete or not at all.
  package func create(_ schema: (Database) throws -> Void) throws {
    let draft = path + ".new"
    try makeDraft(draft)
    try fill(draft, schema)
    // Closing has copied the log into the file; the rename makes it the database.
    try DurableFile.move(draft, to: path)
  }

  /// Creates an empty file, after removing what an interrupted program left under that name.
  func makeDraft(_ draft: String, as other: FileStatus? = nil) throws {
    try removeDraft(draft)
    try DurableFile.create(draft, as: other)
  }

  /// Removes a file and everything that SQLite may have left beside it.
  func removeDraft(_ draft: String) throws {
    for suffix in [""] + DatabaseFile.sides { try DurableFile.remove(draft + suffix) }
  }

  private func fill(_ draft: String, _ schema: (Database) throws -> Void) throws {
    let database = try Database(path: draft, mode: .create)
    try database.transaction {
      try schema(database)
      try database.execute(
        "PRAGMA application_id=\(applicationID); PRAGMA user_version=\(version)")
    }
    _ = try database.checkpoint(.truncate)
  }

  private func judge(applicationID found: Int, version foundVersion: Int) -> Inspection {
    if found != Int(applicationID) {
      .foreign("\(path) is an SQLite database of another program (application id \(found)).")
    } else if foundVersion > version {
      .foreign(
        "\(path) has schema version \(foundVersion), and this program knows versions up to "
          + "\(version); use the newer program.")
    } else {
      .version(foundVersion)
    }
  }
}

extension Database {
  /// The first column of the first row as a number; 0 if there is no row.
  func number(_ sql: String) throws -> Int { try first(sql) { $0.int(0) } ?? 0 }
}
