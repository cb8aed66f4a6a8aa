import Foundation
import Queries
import Records
import SQLite

extension DatabaseFile {
  /// Brings a register of the `found` version up to date, and calls `tell` with what is to be done and what was.
  ///
  /// The base's tables change by numbered steps, after a copy is kept. What derives from the log is made anew
  /// where it is declared otherwise, which needs no copy: the log is not touched.
  func bringUpToDate(
    from found: Int, _ tables: Tables, _ ids: ULID, at now: Instant, tell: (String) -> Void
  ) throws {
    guard found < version else {
      if let sentence = try renewDeclared(tables, ids, at: now) { tell(sentence) }
      return
    }
    // Whoever starts a server must know what it waits for: every entry is read, and its leaf is made.
    tell(
      "\(path) is of version \(found) and is brought up to version \(version): it is copied, and every entry is read. It is used when that is done."
    )
    let copy = "\(path).v\(found)-\(now.description.replacing(":", with: "-"))"
    try self.copy(to: copy)
    do {
      let rebuilt = try renew(tables, ids, at: now)
      tell("\(path) is now of version \(version): \(rebuilt). The file as it was is \(copy).")
    } catch {
      // The file is as it was, and a supervisor that starts us again and again would fill the disk.
      if (try? inspect()) == .version(found) { try? FileManager.default.removeItem(atPath: copy) }
      throw error
    }
  }

  /// Makes anew, in one transaction, everything that derives from the log, after the steps that its tables
  /// lack.
  func renew(_ tables: Tables, _ ids: ULID, at now: Instant) throws -> Ledger.Rebuilt {
    let schema = Schema(tables.catalogue)
    return try migrate(Schema.migrations) { database in
      do {
        try schema.rebuildDerived(in: database)
      } catch let error as SQLiteError where error.kind == .unique {
        throw Store.Unusable(
          description: "The log of \(path) has one version of a record twice; restore a backup.")
      }
      try Store.checkDrift(in: database, tables.catalogue)
      try database.declare(tables.catalogue.resources, at: now)
      try RecordRow.define(on: database)
      return try Ledger(database, tables, ids: ids).rebuild(tables.catalogue.resources)
    }
  }

  /// Makes anew, in one transaction, what derives from the log of those kinds that are declared otherwise now.
  private func renewDeclared(_ tables: Tables, _ ids: ULID, at now: Instant) throws -> String? {
    let schema = Schema(tables.catalogue)
    let kinds = try judge(schema)
    guard !kinds.isEmpty else { return nil }
    let rebuilt = try migrate([]) { database in
      try schema.rebuild(kinds, in: database)
      try Store.checkDrift(in: database, tables.catalogue)
      try database.declare(kinds, at: now)
      try RecordRow.define(on: database)
      return try Ledger(database, tables, ids: ids).rebuild(kinds)
    }
    let names = kinds.map(\.name).joined(separator: ", ")
    return "What \(path) keeps of \(names) was made anew from its log as this program declares it: "
      + "\(rebuilt)."
  }

  /// The kinds whose tables are to be made anew; throws if that would go back to what was declared before.
  private func judge(_ schema: Schema) throws -> [Resource] {
    let database = try Store.reading(path)
    try Store.checkBase(in: database, schema)
    let kinds = try schema.outdated(in: database)
    let later = try kinds.compactMap { resource in
      try database.laterDeclaration(of: resource).map { (resource.name, $0) }
    }
    guard let last = later.map(\.1).max() else { return kinds }
    throw Store.Unusable(
      description: "A later program declared \(later.map(\.0).joined(separator: ", ")) of \(path) "
        + "otherwise at \(last); use that program. concordat check --repair goes back to what this "
        + "one declares, and leaves out members that it does not know.")
  }
}
