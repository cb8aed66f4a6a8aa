import Foundation
import Records
import SQLite

extension DatabaseFile {
  /// Brings a register of an earlier `found` version up to date, in one transaction, after keeping a copy of it.
  ///
  /// The base's tables change by numbered steps, everything else is made anew from the log as it is declared
  /// today, and records whose documents lack a member get an entry that adds it, unless that is left for
  /// later. Gives what was done, in one sentence.
  func bringUpToDate(
    from found: Int, _ tables: Tables, _ ids: ULID, at now: Instant,
    completesDocuments: Bool
  ) throws -> String {
    let copy = "\(path).v\(found)-\(now.description.replacing(":", with: "-"))"
    try self.copy(to: copy)
    do {
      let (records, completed) = try renew(
        tables, ids, at: now, completesDocuments: completesDocuments)
      let counts =
        "\(records) records" + (completesDocuments ? ", \(completed) of them completed" : "")
      return "\(path) is now of version \(version): \(counts). The file as it was is \(copy)."
    } catch {
      // The file is as it was, and a supervisor that starts us again and again would fill the disk.
      if (try? inspect()) == .version(found) { try? FileManager.default.removeItem(atPath: copy) }
      throw error
    }
  }

  /// Makes anew, in one transaction, everything that derives from the log, after the steps that its tables
  /// lack; gives how many records there are, and how many of them got an entry that adds members.
  func renew(
    _ tables: Tables, _ ids: ULID, at now: Instant, completesDocuments: Bool
  ) throws -> (records: Int, completed: Int) {
    let schema = Schema(tables.catalogue)
    return try migrate(Schema.migrations) { database in
      do {
        try schema.rebuildDerived(in: database)
      } catch let error as SQLiteError where error.kind == .unique {
        throw Store.Unusable(
          description: "The log of \(path) has one version of a record twice; restore a backup.")
      }
      try Store.checkDrift(in: database, tables.catalogue)
      let ledger = Ledger(database, tables, ids: ids)
      return (
        try ledger.rebuild(), completesDocuments ? try ledger.completeDocuments(at: now) : 0
      )
    }
  }
}
