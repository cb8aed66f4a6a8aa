import Foundation
import Queries
package import Records
package import SQLite

extension Store {
  /// A file that cannot be used as a register; the sentence says why and what to do.
  package struct Unusable: Error, Sendable, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  /// Whether `error` says that another process uses the file, most likely a server.
  package static func isInUse(_ error: any Error) -> Bool { error is FileLock.Held }

  /// Finds or makes the file, locks it against other processes, compares its tables with the declarations,
  /// and opens its writer.
  static func openFile(
    _ path: String, _ catalogue: Catalogue, _ configuration: Writer.Configuration,
    patience: Double, at now: Instant, _ update: (DatabaseFile, _ found: Int) throws -> Void
  ) throws -> (FileLock, Writer) {
    let lock = try FileLock.acquire(database: path, patience: patience)
    let file = file(path)
    switch try file.inspect() {
    case .missing: try file.create { try Schema(catalogue).build(in: $0, at: now) }
    case .foreign(let sentence): throw Unusable(description: sentence)
    case .version(let version):
      try checkSound(file)
      try update(file, version)
    }
    try checkDrift(in: reading(path), catalogue)
    return (lock, try Writer(path: path, configuration: configuration))
  }

  /// What was written last, and so may be torn where a disk did not keep its word.
  private static let lastEntries = "SELECT * FROM entries ORDER BY seq DESC LIMIT 100"

  /// Throws if the file is seen to be damaged, so that nothing is written into it.
  ///
  /// Unless all of it is to be looked through, that is a bounded look, which takes as long for a large register
  /// as for a small one; `DeepCheck` looks through the rest while the register is served, and what it found
  /// damaged is looked through here as well.
  static func checkSound(_ file: DatabaseFile, wholly: Bool = false) throws {
    let isMarked = try file.isMarkedDamaged()
    let damage = try isMarked || wholly ? file.damage() : file.damageAtFirstSight(lastEntries)
    if let damage {
      throw Unusable(
        description:
          "\(file.path) is damaged, and was not touched: \(damage). Restore a backup, or "
          + "export what can be read.")
    }
    if isMarked { try file.unmark() }
  }

  /// Runs `open`; if the disk is full, once more after the ballast file was removed.
  static func givingUp<Output>(_ ballast: Ballast, _ open: () throws -> Output) throws -> Output {
    do {
      return try open()
    } catch let error as SQLiteError where error.kind == .full {
      guard ballast.release() else { throw error }
      return try open()
    }
  }

  /// Removes the register in the file at `path`, unless a process is using it.
  package static func erase(_ path: String) throws {
    let path = file(path).path
    let lock = try FileLock(database: path)
    switch try file(path).inspect() {
    case .missing, .version:
      for suffix in ["", "-wal", "-shm", "-ballast", "-damaged"] {
        try DurableFile.remove(path + suffix)
      }
    case .foreign(let sentence): throw Unusable(description: sentence)
    }
    withExtendedLifetime(lock) {}
  }

  /// Throws unless there is a register with the tables of this program at `path`, and says what is there
  /// instead.
  ///
  /// With `logAlone` the tables that derive from the log are not looked at.
  static func checkReadable(_ path: String, _ catalogue: Catalogue, logAlone: Bool = false) throws {
    guard try checkOurs(path, catalogue) == Schema.version else {
      throw Unusable(
        description: "\(path) was made by an earlier program. Open it once with concordat serve or "
          + "concordat check --repair: that keeps a copy and brings it up to date.")
    }
    if !logAlone { try checkDrift(in: reading(path), catalogue) }
  }

  /// Throws unless there is a register at `path` that this program can use or bring up to date; returns the
  /// version of its tables.
  @discardableResult
  package static func checkOurs(_ path: String, _ catalogue: Catalogue) throws -> Int {
    switch try file(path).inspect() {
    case .missing: throw Unusable(description: "There is no file \(path).")
    case .foreign(let sentence): throw Unusable(description: sentence)
    case .version(let version):
      if version == Schema.version { try checkBase(in: reading(path), Schema(catalogue)) }
      return version
    }
  }

  /// Removes the empty files that reading left beside the register at `path`, unless somebody uses it.
  package static func tidy(_ path: String) { file(path).tidy() }

  /// Where the register named by `path` lies, beside which its other files are: links are followed.
  package static func place(of path: String) -> String { file(path).path }

  /// The file of the register at `path`.
  package static func file(_ path: String) -> DatabaseFile {
    DatabaseFile(path: path, applicationID: Schema.applicationID, version: Schema.version)
  }

  /// A connection for reading the register at `path`; with `mayMakeTables` it may make temporary ones in
  /// memory.
  package static func reading(
    _ path: String, _ options: Database.Options = Database.Options(), mayMakeTables: Bool = false
  ) throws -> Database {
    let mode = try file(path).readingMode()
    let database = try Database(
      path: path, mode: mayMakeTables && mode == .readOnly ? .copy : mode, options: options)
    try RecordRow.define(on: database)
    return database
  }

  /// Throws if tables of the file are not those of the declarations.
  static func checkDrift(in database: Database, _ catalogue: Catalogue) throws {
    let schema = Schema(catalogue)
    try checkBase(in: database, schema)
    try refuse(
      schema.drift(in: database), in: database,
      "concordat serve makes anew what is declared otherwise; concordat check --repair makes anew "
        + "all that derives from the log, and removes what is unknown.")
  }

  /// Throws if tables that nothing else can give back are not those of this program.
  static func checkBase(in database: Database, _ schema: Schema) throws {
    try refuse(
      schema.baseDrift(in: database), in: database,
      "Export its log with the program that made it, and import that into a new file.")
  }

  private static func refuse(_ drift: [String], in database: Database, _ advice: String) throws {
    guard !drift.isEmpty else { return }
    throw Unusable(
      description: "The tables of \(database.path) are not those of this program: "
        + "\(Schema.names(of: drift)). \(advice)")
  }
}
