import JSON
import SQLite

/// The folds that one side has, each with the sequence number up to which it goes.
struct FoldState: Sendable {
  private var values: [ObjectIdentifier: (seq: Int64, value: any LogFold)] = [:]

  /// The fold as of the snapshot that `database` reads; `base` gives one to start from, if there is any.
  mutating func current<Fold: LogFold>(
    _ fold: Fold.Type, on database: Database, _ catalogue: Catalogue,
    from base: () throws -> (seq: Int64, value: Fold)?
  ) throws -> (seq: Int64, value: Fold) {
    let key = ObjectIdentifier(fold)
    let last =
      try database.first("SELECT coalesce(max(seq), 0) FROM entries") { $0.int64(0) } ?? 0
    // Taken out while it changes, so that it is not copied.
    let known = values.removeValue(forKey: key)
    var (seq, value): (Int64, Fold)
    if let known, let present = known.value as? Fold {
      (seq, value) = (known.seq, present)
    } else if let present = try base() {
      (seq, value) = present
    } else {
      (seq, value) = (last, try FoldState.whole(fold, on: database, catalogue))
    }
    if seq < last {
      for kind in fold.kinds {
        try database.query(
          "SELECT id, document FROM entries WHERE kind = ? AND seq > ? ORDER BY seq",
          [.text(kind), .integer(seq)]
        ) { row in
          value.apply(
            kind, row.string(0), row.isNull(1) ? nil : try JSON(parsing: row.bytes(1)).object)
        }
      }
      seq = last
    }
    values[key] = (seq, value)
    return (seq, value)
  }

  private static func whole<Fold: LogFold>(
    _ fold: Fold.Type, on database: Database, _ catalogue: Catalogue
  ) throws -> Fold {
    var value = Fold()
    for kind in fold.kinds {
      guard let resource = catalogue[kind] else { continue }
      try database.query(
        "SELECT id, document FROM \(resource.table) WHERE deleted_at IS NULL ORDER BY record"
      ) { row in
        value.apply(kind, row.string(0), try JSON(parsing: row.bytes(1)).object)
      }
    }
    return value
  }
}
