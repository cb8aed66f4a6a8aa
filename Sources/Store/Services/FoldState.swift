import JSON
import Records
import SQLite

/// The folds that one side has, each with the sequence number up to which it goes.
struct FoldState: Sendable {
  private struct Held {
    var seq: Int64
    var value: any LogFold
    /// The records taken in since the beginning, for a savepoint that is given up.
    var journal: [(seq: Int64, kind: String, id: String)] = []
  }

  private var values: [ObjectIdentifier: Held] = [:]

  /// The fold as of the snapshot that `database` reads; `base` gives one to start from, if there is any.
  mutating func current<Fold: LogFold>(
    _ fold: Fold.Type, on database: Database, _ catalogue: Catalogue, keepsJournal: Bool,
    from base: () throws -> (seq: Int64, value: Fold)?
  ) throws -> (seq: Int64, value: Fold) {
    let key = ObjectIdentifier(fold)
    let last = try FoldState.last(database)
    // Taken out while it changes, so that it is not copied.
    var held =
      try values.removeValue(forKey: key) ?? FoldState.new(fold, last, database, catalogue, base)
    if held.seq < last {
      for kind in fold.kinds {
        try database.query(
          "SELECT seq, id, document FROM entries WHERE kind = ? AND seq > ? ORDER BY seq",
          [.text(kind), .integer(held.seq)]
        ) { row in
          let id = row.string(1)
          if keepsJournal { held.journal.append((row.int64(0), kind, id)) }
          held.value.apply(
            kind, id, row.isNull(2) ? nil : try JSON(parsing: row.bytes(2)).object)
        }
      }
      held.seq = last
    }
    values[key] = held
    guard let value = held.value as? Fold else { preconditionFailure("a fold under another's key") }
    return (last, value)
  }

  private static func new<Fold: LogFold>(
    _ fold: Fold.Type, _ last: Int64, _ database: Database, _ catalogue: Catalogue,
    _ base: () throws -> (seq: Int64, value: Fold)?
  ) throws -> Held {
    if let (seq, value) = try base() { return Held(seq: seq, value: value) }
    var value = Fold()
    for kind in fold.kinds {
      guard let resource = catalogue[kind] else { continue }
      try database.query(
        "SELECT id, document FROM \(resource.table) WHERE deleted_at IS NULL ORDER BY record"
      ) { row in
        value.apply(kind, row.string(0), try JSON(parsing: row.bytes(1)).object)
      }
    }
    return Held(seq: last, value: value)
  }

  /// Takes back what came after the entries that `database` still has: a copy kept at each savepoint would
  /// cost as much as the register has records.
  mutating func takeBack(on database: Database, _ catalogue: Catalogue) throws {
    let last = try FoldState.last(database)
    for key in Array(values.keys) {
      guard var held = values.removeValue(forKey: key) else { continue }
      while let entry = held.journal.last, entry.seq > last {
        held.journal.removeLast()
        guard let resource = catalogue[entry.kind] else { continue }
        let document = try database.first(
          "SELECT document FROM \(resource.table) WHERE id = ? AND deleted_at IS NULL",
          [.text(entry.id)]
        ) { try JSON(parsing: $0.bytes(0)).object }
        held.value.apply(entry.kind, entry.id, document ?? nil)
      }
      held.seq = min(held.seq, last)
      values[key] = held
    }
  }

  private static func last(_ database: Database) throws -> Int64 {
    try database.first("SELECT coalesce(max(seq), 0) FROM entries") { $0.int64(0) } ?? 0
  }
}
