import JSON
import Queries
import Records
import SQLite

/// Folds in memory, each with the sequence number up to which it goes: one set that all readers share, and
/// one for each ledger.
struct FoldState: Sendable {
  private struct Cached {
    var seq: Int64
    /// The last entry of the fold's kinds, since which the fold has not changed.
    var changed: Int64
    var value: any LogFold
    /// The entries applied so far by a ledger, to undo those of a savepoint that is rolled back.
    var journal: [(seq: Int64, kind: String, id: String)] = []
  }

  private var values: [ObjectIdentifier: Cached] = [:]

  /// A snapshot is older than a fold: an entry that it does not show is in the fold already.
  struct Behind: Error {}

  /// The fold as of the snapshot that `database` reads; `base` gives one to start from, if there is any.
  ///
  /// Throws `Behind` if the snapshot is too old for it.
  mutating func current<Fold: LogFold>(
    _ fold: Fold.Type, on database: Database, _ catalogue: Catalogue, keepsJournal: Bool,
    from base: () throws -> (seq: Int64, value: Fold)?
  ) throws -> (seq: Int64, value: Fold) {
    let key = ObjectIdentifier(fold)
    let last = try database.lastSequence()
    if values[key] == nil {
      values[key] = try FoldState.new(fold, last, database, catalogue, base)
    }
    try advance(key, to: last, on: database, keepsJournal: keepsJournal)
    guard let value = values[key]?.value as? Fold else {
      preconditionFailure("a fold under another's key")
    }
    return (last, value)
  }

  /// Every fold there is, as of the snapshot that `database` reads; throws `Behind` if it is too old for one.
  mutating func all(on database: Database) throws -> [ObjectIdentifier: any LogFold] {
    let last = try database.lastSequence()
    for key in Array(values.keys) {
      try advance(key, to: last, on: database, keepsJournal: false)
    }
    return values.mapValues(\.value)
  }

  private mutating func advance(
    _ key: ObjectIdentifier, to last: Int64, on database: Database, keepsJournal: Bool
  ) throws {
    guard let seq = values[key]?.seq, let changed = values[key]?.changed else { return }
    guard changed <= last else { throw Behind() }
    guard seq < last, var cached = values.removeValue(forKey: key) else { return }
    // It is out of `values` while it changes, so that it is not copied.
    for kind in type(of: cached.value).kinds {
      try database.query(
        """
        SELECT seq, id, document FROM entries
        WHERE kind = ? AND seq > ? AND seq < \(RecordRow.firstLaidReady) ORDER BY seq
        """,
        [.text(kind), .integer(seq)]
      ) { row in
        let id = row.string(1)
        if keepsJournal { cached.journal.append((row.int64(0), kind, id)) }
        cached.value.apply(
          kind, id, row.isNull(2) ? nil : try JSON(parsing: row.bytes(2)).object)
        cached.changed = max(cached.changed, row.int64(0))
      }
    }
    cached.seq = last
    values[key] = cached
  }

  private static func new<Fold: LogFold>(
    _ fold: Fold.Type, _ last: Int64, _ database: Database, _ catalogue: Catalogue,
    _ base: () throws -> (seq: Int64, value: Fold)?
  ) throws -> Cached {
    if let (seq, value) = try base() { return Cached(seq: seq, changed: seq, value: value) }
    var value = Fold()
    var changed: Int64 = 0
    for kind in fold.kinds {
      guard let resource = catalogue[kind] else { continue }
      changed = max(changed, try database.latest(of: kind))
      try database.query(
        """
        SELECT r.id, \(RecordRow.document) FROM \(resource.table) r \(RecordRow.withEntry)
        WHERE \(RecordRow.isLive) ORDER BY r.record
        """
      ) { row in
        let id = row.string(0)
        value.apply(kind, id, try JSON(parsing: row.document(1, of: id)).object)
      }
    }
    return Cached(seq: last, changed: changed, value: value)
  }

  /// Undoes the entries that `database` no longer has after a rollback: a copy kept at each savepoint would
  /// cost as much as the register has records.
  mutating func rollBack(on database: Database, _ catalogue: Catalogue) throws {
    let last = try database.lastSequence()
    for key in Array(values.keys) {
      guard var cached = values.removeValue(forKey: key) else { continue }
      while let entry = cached.journal.last, entry.seq > last {
        cached.journal.removeLast()
        guard let resource = catalogue[entry.kind] else { continue }
        let document = try database.first(
          """
          SELECT \(RecordRow.document) FROM \(resource.table) r \(RecordRow.withEntry)
          WHERE r.id = ? AND \(RecordRow.isLive)
          """, [.text(entry.id)]
        ) { try JSON(parsing: $0.document(0, of: entry.id)).object }
        cached.value.apply(entry.kind, entry.id, document ?? nil)
      }
      (cached.seq, cached.changed) = (min(cached.seq, last), min(cached.changed, last))
      values[key] = cached
    }
  }
}
