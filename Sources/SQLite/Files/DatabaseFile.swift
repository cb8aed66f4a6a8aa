import Foundation

/// A database file on disk: what it is, how it comes to be, and how it moves to newer schemas.
///
/// Every method opens and closes connections of its own; the caller holds the `FileLock`.
package struct DatabaseFile: Sendable {
  /// What is found at the path.
  package enum Inspection: Sendable, Hashable {
    /// Nothing: the file can be created.
    case missing
    /// Something this program must not touch; the sentence says why and what to do.
    case foreign(String)
    /// One of ours, with this schema version.
    case version(Int)
  }

  package let path: String
  /// The number that marks the files of this program (sqlite.org/pragma.html#pragma_application_id).
  package let applicationID: Int32
  /// The newest schema version the program knows.
  package let version: Int

  package init(path: String, applicationID: Int32, version: Int) {
    self.path = path
    self.applicationID = applicationID
    self.version = version
  }

  /// Says what is at the path, and changes nothing there.
  package func inspect() throws -> Inspection {
    let hasLog = try (DurableFile.status(path + "-wal")?.size ?? 0) > 0
    guard let status = try DurableFile.status(path) else {
      guard hasLog else { return .missing }
      return .foreign(
        "\(path) is missing but its log \(path)-wal is there; put the file back, or move the log away."
      )
    }
    guard status.isRegular else { return .foreign("\(path) is not a regular file.") }
    guard status.size > 0 else {
      return .foreign(
        "\(path) is empty; restore it from a backup, or move it away to start a new one.")
    }
    do {
      // With a log the newest numbers may be there; without one, no file need be left beside.
      let database = try Database(path: path, mode: hasLog ? .readOnly : .frozen)
      return try judge(
        applicationID: database.number("PRAGMA application_id"),
        version: database.number("PRAGMA user_version"))
    } catch let error as SQLiteError where error.kind == .damaged {
      return .foreign("\(path) is no SQLite database, or is damaged: \(error.message).")
    }
  }

  /// Makes the file with the schema that `schema` writes; it appears whole or not at all.
  package func create(_ schema: (Database) throws -> Void) throws {
    let draft = path + ".new"
    for suffix in ["", "-wal", "-shm", "-journal"] { try DurableFile.remove(draft + suffix) }
    try fill(draft, schema)
    // Closing emptied the log into the file; the rename makes it the database.
    try DurableFile.move(draft, to: path)
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
  /// The first column of the first row as a number; 0 without a row.
  func number(_ sql: String) throws -> Int { try first(sql) { $0.int(0) } ?? 0 }
}
