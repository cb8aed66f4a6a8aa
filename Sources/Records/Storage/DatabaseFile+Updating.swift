import Foundation
import SQLite

extension DatabaseFile {
  /// Brings a register of an earlier `found` version up to date, in one transaction, after keeping a copy of it.
  ///
  /// The base's tables change by numbered steps, everything else is made anew from the log as it is declared
  /// today, and records whose documents lack a member get an entry that adds it. Gives what was done, in one
  /// sentence.
  func bringUpToDate(
    from found: Int, _ catalogue: Catalogue, _ ids: ULID, at now: Instant
  ) throws -> String {
    let copy = "\(path).v\(found)-\(now.description.replacing(":", with: "-"))"
    try self.copy(to: copy)
    do {
      let (records, completed) = try update(catalogue, ids, at: now)
      let counts = "\(records) records, \(completed) of them completed"
      return "\(path) is now of version \(version): \(counts). The file as it was is \(copy)."
    } catch {
      // The file is as it was, and a supervisor that starts us again and again would fill the disk.
      if (try? inspect()) == .version(found) { try? FileManager.default.removeItem(atPath: copy) }
      throw error
    }
  }

  private func update(
    _ catalogue: Catalogue, _ ids: ULID, at now: Instant
  ) throws -> (records: Int, completed: Int) {
    let schema = Schema(catalogue)
    return try migrate(Schema.migrations) { database in
      try schema.rebuildDerived(in: database)
      try Store.checkDrift(in: database, catalogue)
      let ledger = Ledger(database, catalogue, ids: ids)
      return (try ledger.rebuild(), try ledger.completeDocuments(at: now))
    }
  }
}
