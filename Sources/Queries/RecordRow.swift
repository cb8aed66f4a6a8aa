package import SQLite

/// What statements say of a row `r` in the table of a kind.
package enum RecordRow {
  /// The number from which on entries and records are only laid ready by an import; above all where none are.
  ///
  /// They lie among the others, with all that derives from them, and every statement leaves them out. Letting them
  /// pass moves this bound and no row: 150,000 rows with their indexes took the writer 12.9 s, in which nobody
  /// else could write.
  package static let firstLaidReady =
    "coalesce(above_all(), (SELECT first FROM staging), 9223372036854775807)"

  /// Gives a connection the function `above_all`: above all numbers if `isEmpty` says that surely nothing is laid
  /// ready in what a statement reads, and null if that is not known.
  ///
  /// Each statement asks it once. To look into the empty table instead took 1,300 of the 57,600 instructions of a
  /// request for one record.
  package static func define(
    on database: Database, isEmpty: @escaping @Sendable () -> Bool = { false }
  ) throws(SQLiteError) {
    try database.define("above_all") { isEmpty() ? .max : nil }
  }

  /// Holds for a row with a record's number that is not only laid ready.
  ///
  /// The sign keeps SQLite from entering the table by that number where an index leads to fewer rows. So a page
  /// that begins with the newest walks over all rows laid ready: 12 ms over 150,000.
  package static func isThere(_ row: String) -> String { "+\(row).record < \(firstLaidReady)" }

  /// Holds for the row of a record that is there and not deleted.
  package static let isLive = "r.deleted_at IS NULL AND \(isThere("r"))"

  /// The same where rows are read by their numbers alone, which then ends, or begins, before those laid ready.
  package static let isLiveByNumber = "r.deleted_at IS NULL AND r.record < \(firstLaidReady)"

  /// What joins the row `e` of the log that has the document of a row `r`.
  ///
  /// To the left, so that a record whose entry is missing is found damaged, and not missed.
  package static let withEntry = "LEFT JOIN entries e ON e.seq = r.entry"
  /// The document of a row `r` that is joined so: as it was written, or completed since.
  package static let document = "iif(r.is_completed, r.document, e.document)"
  /// The document of a row `r` where nothing is joined; the more costly way where most rows are asked.
  package static let lookedUpDocument =
    "iif(r.is_completed, r.document, (SELECT document FROM entries WHERE seq = r.entry))"
}
